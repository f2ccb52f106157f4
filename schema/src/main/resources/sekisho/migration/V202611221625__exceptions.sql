-- Leave asked for not to keep to a clause (例外措置の申請). What was asked never changes.
create table exception_request (
    body_id      uuid not null,
    id           uuid not null,
    clause_id    uuid not null,
    document     text not null check (document <> ''),
    clause_path  text not null check (clause_path <> ''),
    caption      text not null,
    subject_kind text not null check (subject_kind in ('BODY', 'SECTION', 'PERSON', 'SYSTEM', 'THING')),
    subject_id   uuid,
    subject_name text not null,
    reason       text not null check (reason <> ''),
    compensation text not null check (compensation <> ''),
    valid_from   date not null,
    valid_to     date not null,
    asked_by     uuid not null,
    asked_name   text not null,
    entered_at   timestamptz not null,
    entry_id     uuid not null,
    primary key (body_id, id),
    foreign key (body_id, clause_id) references clause (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((subject_kind = 'BODY') = (subject_name = '')),
    check ((subject_kind in ('SECTION', 'PERSON')) = (subject_id is not null)),
    check (valid_to > valid_from)
);
create index exception_request_by_clause on exception_request (body_id, clause_id);
call wall('exception_request');

-- What became of it: one decision for each.
create table exception_decision (
    body_id    uuid not null,
    id         uuid not null,
    request_id uuid not null,
    outcome    text not null check (outcome in ('GRANTED', 'REFUSED', 'WITHDRAWN')),
    decided_by uuid not null,
    post       text not null check (post <> ''),
    note       text not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, request_id),
    foreign key (body_id, request_id) references exception_request (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (outcome <> 'REFUSED' or note <> '')
);
call wall('exception_decision');

-- The days on which a granted exception holds; it always has an end.
create table clause_exception (
    body_id       uuid not null,
    id            uuid not null,
    request_id    uuid not null,
    clause_id     uuid not null,
    subject_kind  text not null check (subject_kind in ('BODY', 'SECTION', 'PERSON', 'SYSTEM', 'THING')),
    subject_id    uuid,
    subject_name  text not null,
    end_reason    text not null,
    valid_from    date not null,
    valid_to      date not null,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, request_id) references exception_request (body_id, id),
    foreign key (body_id, clause_id) references clause (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index clause_exception_current on clause_exception (body_id, clause_id) where superseded_at is null;
call wall('clause_exception');
grant update (superseded_at) on clause_exception to ${app};
