-- The text of a version stands apart from when it holds: correcting a date adds a row and repeats no text.

create unique index document_one_policy on document (body_id) where kind = 'POLICY';

create table document_text (
    body_id     uuid not null,
    id          uuid not null,
    document_id uuid not null,
    number      integer not null check (number >= 1),
    tree        bytea not null,
    file_id     uuid not null,
    entry_id    uuid not null,
    primary key (body_id, id),
    unique (body_id, document_id, number),
    foreign key (body_id, document_id) references document (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('document_text');

alter table document_version
    drop column number,
    drop column tree,
    drop column file_id,
    add column text_id           uuid not null,
    add column instrument        text not null
        check (instrument in ('DECISION', 'DIRECTIVE', 'NOTICE', 'RULE', 'REGULATION', 'GUIDELINE', 'OTHER')),
    add column instrument_number text,
    add column non_public_reason text check (non_public_reason <> ''),
    add check (public = (non_public_reason is null)),
    add foreign key (body_id, text_id) references document_text (body_id, id);
create unique index document_version_of_text on document_version (body_id, text_id) where superseded_at is null;
create index document_version_known on document_version (body_id, valid_from);

alter table clause_version
    drop column document_version_id,
    add column text_id uuid not null,
    add unique (body_id, text_id, ordinal),
    add foreign key (body_id, text_id) references document_text (body_id, id);
create index clause_version_by_clause on clause_version (body_id, clause_id);

-- The lines of the file as the reader saw them, one per line feed; empty lines stand for what had no text.
alter table policy_draft
    add column source_lines bytea not null;

-- base: the number of the version that undoing leads back to; change and place: what was done, and to which clause.
alter table policy_draft_version
    add column base   integer check (base >= 1 and base < number),
    add column change text not null check (change <> ''),
    add column place  text not null;
