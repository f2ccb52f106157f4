-- Where the clauses of a version come from: many to many, between two versions that follow each other.
-- A new clause has no from, a removed one no to. score: how sure the comparison was, also where a person decided.
create table clause_lineage (
    body_id         uuid not null references body (id),
    id              uuid not null,
    from_text_id    uuid not null,
    to_text_id      uuid not null,
    from_version_id uuid,
    to_version_id   uuid,
    kind            text not null check (kind in ('KEPT', 'REPLACED', 'SPLIT', 'MERGED', 'NEW', 'REMOVED')),
    score           numeric(4, 3) not null check (score between 0 and 1),
    decided_by      text not null check (decided_by in ('MACHINE', 'PERSON')),
    account_id      uuid,
    decided_at      timestamptz not null,
    entry_id        uuid not null,
    primary key (body_id, id),
    unique nulls not distinct (body_id, from_text_id, to_text_id, from_version_id, to_version_id),
    foreign key (body_id, from_text_id) references document_text (body_id, id),
    foreign key (body_id, to_text_id) references document_text (body_id, id),
    foreign key (body_id, from_version_id) references clause_version (body_id, id),
    foreign key (body_id, to_version_id) references clause_version (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((kind = 'NEW') = (from_version_id is null)),
    check ((kind = 'REMOVED') = (to_version_id is null)),
    check ((decided_by = 'PERSON') = (account_id is not null))
);
create index clause_lineage_from on clause_lineage (body_id, from_version_id);
create index clause_lineage_to on clause_lineage (body_id, to_version_id);
create index clause_lineage_into on clause_lineage (body_id, to_text_id);
call wall('clause_lineage');

-- What a person decided before accepting: where one clause of a draft comes from. It holds for a clause of that place
-- and text, so that correcting the draft elsewhere does not undo it. from_versions: rows of clause_version.
create table policy_draft_lineage (
    body_id       uuid not null,
    id            uuid not null,
    draft_id      uuid not null,
    text_id       uuid not null,
    path          text not null,
    digest        text not null,
    choice        text not null check (choice in ('SAME', 'NEW', 'PART', 'MERGED')),
    from_versions uuid[] not null,
    account_id    uuid not null,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, draft_id) references policy_draft (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index policy_draft_lineage_current on policy_draft_lineage (body_id, draft_id, text_id, path, digest)
    where superseded_at is null;
call wall('policy_draft_lineage');
grant update (superseded_at) on policy_draft_lineage to ${app};
