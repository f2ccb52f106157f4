-- Which document another one hangs below, where a person chose it; without a row it is the one it was founded below.
create table document_parent (
    body_id       uuid not null,
    id            uuid not null,
    document_id   uuid not null,
    parent_id     uuid not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, document_id) references document (body_id, id),
    foreign key (body_id, parent_id) references document (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (parent_id <> document_id),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index document_parent_current on document_parent (body_id, document_id)
    where superseded_at is null and valid_to is null;
call wall('document_parent');
grant update (superseded_at) on document_parent to ${app};

-- Who inside may read a document that is not public: a section with all below it, or a post. Without a row, all staff.
create table document_reader (
    body_id       uuid not null,
    id            uuid not null,
    document_id   uuid not null,
    place         text not null check (place in ('SECTION', 'POST')),
    place_id      uuid not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, document_id) references document (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index document_reader_current on document_reader (body_id, document_id, place_id)
    where superseded_at is null and valid_to is null;
call wall('document_reader');
grant update (superseded_at) on document_reader to ${app};
