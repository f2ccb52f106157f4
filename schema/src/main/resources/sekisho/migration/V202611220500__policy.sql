-- Documents (基本方針, 対策基準, 実施手順), their versions, and the clauses of a version.

create table document (
    body_id   uuid not null references body (id),
    id        uuid not null,
    kind      text not null check (kind in ('POLICY', 'STANDARD', 'PROCEDURE')),
    parent_id uuid,
    primary key (body_id, id),
    foreign key (body_id, parent_id) references document (body_id, id)
);
call wall('document');

-- An import before it is accepted. Each correction is a new row with the whole tree.
create table policy_draft (
    body_id   uuid not null references body (id),
    id        uuid not null,
    file_id   uuid not null,
    kind      text not null check (kind in ('POLICY', 'STANDARD', 'PROCEDURE')),
    primary key (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id)
);
call wall('policy_draft');

create table policy_draft_version (
    body_id    uuid not null,
    id         uuid not null,
    draft_id   uuid not null,
    number     integer not null check (number >= 1),
    tree       bytea not null,
    state      text not null check (state in ('OPEN', 'ACCEPTED', 'DISCARDED')),
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, draft_id, number),
    foreign key (body_id, draft_id) references policy_draft (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('policy_draft_version');

-- A version in the two times: in force from and to (effective), entered and superseded (known).
create table document_version (
    body_id       uuid not null,
    id            uuid not null,
    document_id   uuid not null,
    number        integer not null check (number >= 1),
    title         text not null check (title <> ''),
    public        boolean not null,
    decided_on    date,
    decided_by    text,
    tree          bytea not null,
    file_id       uuid not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, document_id) references document (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index document_version_current on document_version (body_id, document_id) where superseded_at is null;
call wall('document_version');
grant update (superseded_at) on document_version to ${app};

create table clause (
    body_id     uuid not null,
    id          uuid not null,
    document_id uuid not null,
    primary key (body_id, id),
    foreign key (body_id, document_id) references document (body_id, id)
);
call wall('clause');

create table clause_version (
    body_id             uuid not null,
    id                  uuid not null,
    clause_id           uuid not null,
    document_version_id uuid not null,
    ordinal             integer not null check (ordinal >= 0),
    path                text not null,
    marker              text not null,
    level               integer not null check (level >= 0),
    caption             text,
    paragraphs          text[] not null,
    container           boolean not null,
    primary key (body_id, id),
    unique (body_id, document_version_id, ordinal),
    foreign key (body_id, clause_id) references clause (body_id, id),
    foreign key (body_id, document_version_id) references document_version (body_id, id)
);
call wall('clause_version');
