-- Which clause of a document carries out which clause of the document above it, by their lasting identities, so that a
-- link goes on when clauses are numbered anew. No upper clause: a person decided that the clause carries out none.
create table clause_link (
    body_id       uuid not null,
    id            uuid not null,
    lower_id      uuid not null,
    upper_id      uuid,
    account_id    uuid not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, lower_id) references clause (body_id, id),
    foreign key (body_id, upper_id) references clause (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (upper_id <> lower_id),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index clause_link_current on clause_link (body_id, lower_id, upper_id) nulls not distinct
    where superseded_at is null and valid_to is null;
create index clause_link_upper on clause_link (body_id, upper_id) where superseded_at is null;
call wall('clause_link');
grant update (superseded_at) on clause_link to ${app};
