-- Why the scope of the policy and the organisation differ in one organ or one kind of staff, as the body sees it.
create table scope_reason (
    body_id       uuid not null,
    id            uuid not null,
    subject       text not null check (subject <> ''),
    side          text not null check (side in ('TEXT_ONLY', 'BODY_ONLY')),
    reason        text not null check (reason <> ''),
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
create unique index scope_reason_current on scope_reason (body_id, subject, side)
    where superseded_at is null and valid_to is null;
call wall('scope_reason');
grant update (superseded_at) on scope_reason to ${app};
