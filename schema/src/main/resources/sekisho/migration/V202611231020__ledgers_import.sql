-- A file with lines for a ledger, as it was handed in.
create table ledger_file (
    body_id    uuid not null,
    id         uuid not null,
    ledger     text not null,
    file_id    uuid not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
create index ledger_file_by_ledger on ledger_file (body_id, ledger, entered_at);
call wall('ledger_file');

-- What was taken out of such a file: how it was read, so that the next of the same layout is read the same way, and which
-- row became which line, so that the layout can be written again. "mapping" is the key of the column by the key of the field.
create table ledger_import (
    body_id     uuid not null,
    id          uuid not null,
    ledger      text not null,
    taken_from  uuid not null,
    sheet       text not null,
    head_first  integer not null,
    head_last   integer not null,
    fingerprint text not null,
    mapping     jsonb not null,
    added       integer not null,
    changed     integer not null,
    same        integer not null,
    left_out    integer not null,
    row_numbers integer[] not null,
    line_ids    uuid[] not null,
    entered_at  timestamptz not null,
    entry_id    uuid not null,
    primary key (body_id, id),
    foreign key (body_id, taken_from) references ledger_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (cardinality(row_numbers) = cardinality(line_ids))
);
create index ledger_import_by_layout on ledger_import (body_id, ledger, fingerprint, entered_at);
call wall('ledger_import');
