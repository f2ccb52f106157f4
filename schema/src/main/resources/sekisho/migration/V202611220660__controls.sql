-- What the clauses of a text oblige to, and a body's own additions to the catalogue.

-- What kind of clause each one is. A person's correction is a new row.
create table clause_reading (
    body_id       uuid not null,
    id            uuid not null,
    text_id       uuid not null,
    clause_id     uuid not null,
    ordinal       integer not null check (ordinal >= 0),
    path          text not null,
    kind          text not null
        check (kind in ('OBLIGATION', 'DEFINITION', 'SCOPE', 'THREAT', 'PURPOSE', 'PROCEDURAL')),
    why_ja        text not null,
    why_en        text not null,
    quotes        text[] not null,
    decided_by    uuid,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, clause_id) references clause (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index clause_reading_current on clause_reading (body_id, text_id, ordinal) where superseded_at is null;
call wall('clause_reading');
grant update (superseded_at) on clause_reading to ${app};

-- That a sentence obliges to what a topic is about; the span is a clause of a text, a paragraph and a sentence.
create table clause_binding (
    body_id       uuid not null,
    id            uuid not null,
    binding_id    uuid not null,
    text_id       uuid not null,
    clause_id     uuid not null,
    path          text not null,
    paragraph     integer not null check (paragraph >= 0),
    sentence      integer not null check (sentence >= 1),
    topic         text not null check (topic <> ''),
    verdict       text not null check (verdict in ('BOUND', 'UNSURE', 'REFUSED')),
    why_ja        text not null,
    why_en        text not null,
    quotes        text[] not null,
    stated        text not null,
    stated_period text,
    decided_by    uuid,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, clause_id) references clause (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index clause_binding_current on clause_binding (body_id, text_id, path, paragraph, sentence, topic)
    where superseded_at is null;
create index clause_binding_by_clause on clause_binding (body_id, clause_id) where superseded_at is null;
call wall('clause_binding');
grant update (superseded_at) on clause_binding to ${app};

-- What the body adds to the catalogue, whole, in the format of the catalogue's data files.
create table catalogue_addition (
    body_id       uuid not null,
    id            uuid not null,
    content       text not null,
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
create unique index catalogue_addition_current on catalogue_addition (body_id) where superseded_at is null;
call wall('catalogue_addition');
grant update (superseded_at) on catalogue_addition to ${app};
