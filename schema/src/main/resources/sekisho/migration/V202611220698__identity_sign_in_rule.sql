-- Of whom the body asks a second factor beyond those whose roles require one. No row: of nobody.
create table sign_in_rule (
    body_id       uuid not null,
    id            uuid not null,
    everyone      boolean not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index sign_in_rule_current on sign_in_rule (body_id) where superseded_at is null and valid_to is null;
call wall('sign_in_rule');
grant update (superseded_at) on sign_in_rule to ${app};
