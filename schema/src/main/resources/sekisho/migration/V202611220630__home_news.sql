-- What every person of the body is told on the home page. A row comes from an event; its id is the event's, so
-- that a reaction which runs twice adds it once.

create table news (
    body_id     uuid not null references body (id),
    id          uuid not null,
    kind        text not null check (kind in ('DOCUMENT_ACCEPTED')),
    subject_id  uuid not null,
    happened_on date not null,
    entered_at  timestamptz not null,
    entry_id    uuid not null,
    primary key (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
create index news_by_time on news (body_id, entered_at desc);
call wall('news');
