-- Rules on what may be done with assets (取扱制限) that the body made its own. The rules themselves come with the program;
-- only what stands here refuses or asks for leave.
create table handling_rule (
    body_id       uuid not null,
    id            uuid not null,
    rule_key      text not null check (rule_key <> ''),
    reason        text not null check (reason <> ''),
    end_reason    text not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (end_reason = '' or valid_to is not null),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index handling_rule_current on handling_rule (body_id, rule_key) where superseded_at is null and valid_to is null;
call wall('handling_rule');
grant update (superseded_at) on handling_rule to ${app};

-- What somebody asked to do with an asset (持ち出し, 提供 …), with what the rules said of it on the day. Nothing of it changes,
-- but words about people can be emptied.
create table handling_request (
    body_id     uuid not null,
    id          uuid not null,
    line_id     uuid not null,
    asset_name  text not null check (asset_name <> ''),
    section     uuid not null,
    act         text not null check (act in
                    ('TAKE_OUT', 'SEND', 'PROVIDE', 'PUBLISH', 'COPY', 'PRIVATE_DEVICE', 'PROCESS_OUTSIDE', 'CLOUD',
                     'BRING_IN_MEDIA', 'DISPOSE')),
    purpose     text not null,
    recipient   text not null,
    medium      text check (medium in ('HDD', 'SSD', 'USB', 'OPTICAL', 'PAPER', 'OTHER')),
    cloud       text check (cloud in ('GOVERNMENT', 'ISMAP', 'OTHER', 'STANDARD_TERMS')),
    precautions text[] not null,
    from_day    date not null,
    until_day   date,
    verdict     jsonb not null,
    grantor     text check (grantor in
                    ('SYSTEM_MANAGER', 'SECTION_SECURITY_MANAGER', 'DEPARTMENT_SECURITY_OFFICER', 'CHIEF_SECURITY_OFFICER',
                     'CISO')),
    person_id   uuid,
    person_name text not null,
    asked_by    uuid not null,
    erased_at   timestamptz,
    entered_at  timestamptz not null,
    entry_id    uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (until_day is null or until_day >= from_day)
);
create index handling_request_by_line on handling_request (body_id, line_id);
create index handling_request_by_time on handling_request (body_id, entered_at);
call wall('handling_request');
grant update (purpose, recipient, person_name, erased_at) on handling_request to ${app};

-- What became of it: one decision for each.
create table handling_decision (
    body_id    uuid not null,
    id         uuid not null,
    request_id uuid not null,
    outcome    text not null check (outcome in ('GRANTED', 'DECLINED', 'WITHDRAWN')),
    decided_by uuid not null,
    post       text not null check (post <> ''),
    note       text not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, request_id),
    foreign key (body_id, request_id) references handling_request (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (outcome <> 'DECLINED' or note <> '')
);
call wall('handling_decision');

-- How it ended (返却, 受領書, 消去の証明): once for each, with the paper where there is one.
create table handling_end (
    body_id      uuid not null,
    id           uuid not null,
    request_id   uuid not null,
    how          text not null check (how in ('RETURNED', 'RECEIVED', 'ERASED', 'CANCELLED', 'DISPOSED')),
    on_day       date not null,
    confirmed_by text not null,
    note         text not null,
    file_id      uuid,
    entered_at   timestamptz not null,
    entry_id     uuid not null,
    primary key (body_id, id),
    unique (body_id, request_id),
    foreign key (body_id, request_id) references handling_request (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (how <> 'CANCELLED' or note <> '')
);
call wall('handling_end');
