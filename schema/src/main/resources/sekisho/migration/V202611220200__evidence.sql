-- The record: one typed leaf per act, in the transaction of the act. Order and proofs come later from a
-- sequencer, so a row carries no position; commit_xid lets the sequencer stay below running transactions.

create table entry (
    body_id      uuid not null references body (id),
    id           uuid not null,
    commit_xid   xid8 not null default pg_current_xact_id(),
    entered_at   timestamptz not null,
    kind         text not null check (kind ~ '^[a-z]+(\.[a-z-]+)+$'),
    actor_id     uuid not null,
    subject_type text not null,
    subject_id   uuid not null,
    child_count  integer not null check (child_count >= 0),
    leaf         bytea not null,
    primary key (body_id, id)
);
create index entry_by_subject on entry (body_id, subject_id, entered_at);
create index entry_by_time on entry (body_id, entered_at, id);
create index entry_by_xid on entry (body_id, commit_xid);
call wall('entry');

-- What a bulk act did to each subject.
create table entry_child (
    body_id      uuid not null,
    id           uuid not null,
    entry_id     uuid not null,
    ordinal      integer not null check (ordinal >= 0),
    subject_type text not null,
    subject_id   uuid not null,
    leaf         bytea not null,
    primary key (body_id, id),
    unique (body_id, entry_id, ordinal),
    foreign key (body_id, entry_id) references entry (body_id, id)
);
create index entry_child_by_subject on entry_child (body_id, subject_id);
call wall('entry_child');

-- The parts of leaves that a law may order to be erased. The leaf holds only SHA-256(salt || name || value).
create table erasable_value (
    body_id    uuid not null,
    id         uuid not null,
    entry_id   uuid not null,
    subject_id uuid not null,
    salt       bytea not null check (octet_length(salt) = 16),
    value      bytea not null,
    primary key (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id)
);
create index erasable_value_by_subject on erasable_value (body_id, subject_id);
create index erasable_value_by_entry on erasable_value (body_id, entry_id);
call wall('erasable_value');

-- A stored file: encrypted bytes in the body's folder, durable before this row commits.
create table stored_file (
    body_id    uuid not null references body (id),
    id         uuid not null,
    name       text not null check (name <> ''),
    media_type text not null,
    size_bytes bigint not null check (size_bytes >= 0),
    salt       bytea not null check (octet_length(salt) = 16),
    commitment bytea not null check (octet_length(commitment) = 32),
    blob_hash  bytea not null check (octet_length(blob_hash) = 32),
    stored_at  timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
create index stored_file_by_blob on stored_file (body_id, blob_hash);
call wall('stored_file');

alter table body_version
    add foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred;

-- Reactions (Spring Modulith's event registry). Not walled: a row names ids only and its handler opens a
-- transaction of the body that the event names.
create table event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    integer,
    last_resubmission_date timestamptz
);
create index event_publication_open on event_publication (publication_date) where completion_date is null;
create index event_publication_by_event on event_publication using hash (serialized_event);
grant select, insert, update, delete on event_publication to ${app};
