-- Revisions in the making (改正案). Each edit is a new row with the whole tree, so that undoing leads back to an earlier one.

-- document_id: the document that is revised, or the one that is founded when a draft of a new document is adopted.
-- base_text_id: the version that the draft starts from; none for a new document.
create table revision_draft (
    body_id      uuid not null references body (id),
    id           uuid not null,
    document_id  uuid not null,
    base_text_id uuid,
    kind         text not null check (kind in ('POLICY', 'STANDARD', 'PROCEDURE')),
    title        text not null check (title <> ''),
    account_id   uuid not null,
    entered_at   timestamptz not null,
    entry_id     uuid not null,
    primary key (body_id, id),
    foreign key (body_id, base_text_id) references document_text (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('revision_draft');

-- origins: for each clause of the tree, in its order, the ordinal of the clause of the base that it goes on from; -1 for a
-- new one. rewritten: what the edit changed elsewhere, four texts each (clause, kind, before, after). doubts: what a person
-- must look at, three texts each (clause, kind, words). text_id: the version that an adopted draft became.
create table revision_draft_edition (
    body_id     uuid not null,
    id          uuid not null,
    draft_id    uuid not null,
    edition     integer not null check (edition >= 1),
    leads_back  integer check (leads_back >= 1 and leads_back < edition),
    tree        bytea not null,
    origins     integer[] not null,
    change      text not null check (change <> ''),
    place       text not null,
    rewritten   text[] not null,
    doubts      text[] not null,
    state       text not null check (state in ('OPEN', 'ADOPTED', 'DISCARDED')),
    text_id     uuid,
    account_id  uuid not null,
    entered_at  timestamptz not null,
    entry_id    uuid not null,
    primary key (body_id, id),
    unique (body_id, draft_id, edition),
    foreign key (body_id, draft_id) references revision_draft (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((state = 'ADOPTED') = (text_id is not null))
);
call wall('revision_draft_edition');

-- A correction (正誤): the version whose obvious errors a version corrects.
alter table document_text
    add column corrects_id uuid,
    add foreign key (body_id, corrects_id) references document_text (body_id, id);
