-- Up to when somebody has looked at what changed. A row is added each time they say so; the last one counts.
create table look (
    body_id    uuid not null,
    id         uuid not null,
    account_id uuid not null,
    seen_until timestamptz not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id, account_id) references account (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (seen_until <= entered_at)
);
create index look_by_account on look (body_id, account_id, seen_until desc);
call wall('look');
