-- Decisions (決裁): who decides what, the sets that were put before them, and what became of each.

-- Which post decides on which kind of document (決裁区分); substitutes: who decides in its absence (代決), in their order.
create table decision_rule (
    body_id       uuid not null,
    id            uuid not null,
    kind          text not null check (kind in ('POLICY', 'STANDARD', 'PROCEDURE')),
    matter        text not null check (matter in ('REVISION', 'CORRECTION')),
    post_id       uuid not null,
    delegated     boolean not null,
    basis         text not null,
    substitutes   uuid[] not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index decision_rule_current on decision_rule (body_id, kind, matter)
    where superseded_at is null and valid_to is null;
call wall('decision_rule');
grant update (superseded_at) on decision_rule to ${app};

-- Whether a body decides inside the program; without a row it decides on paper.
create table decision_mode (
    body_id       uuid not null,
    id            uuid not null,
    inside        boolean not null,
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
create unique index decision_mode_current on decision_mode (body_id) where superseded_at is null and valid_to is null;
call wall('decision_mode');
grant update (superseded_at) on decision_mode to ${app};

-- A case (起案): who asks for a decision, on what.
create table decision_case (
    body_id    uuid not null references body (id),
    id         uuid not null,
    matter     text not null check (matter in ('REVISION', 'CORRECTION')),
    kind       text not null check (kind in ('POLICY', 'STANDARD', 'PROCEDURE')),
    draft_id   uuid not null,
    account_id uuid not null,
    person_id  uuid not null,
    post_id    uuid not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id, draft_id) references revision_draft (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
create index decision_case_by_draft on decision_case (body_id, draft_id);
call wall('decision_case');

-- What was put before the deciders, frozen: digest is the SHA-256 of the file original_id, and stands on each page of
-- the file printed_id. text_digest: of the draft's text as it was.
create table decision_submission (
    body_id       uuid not null,
    id            uuid not null,
    case_id       uuid not null,
    number        integer not null check (number >= 1),
    title         text not null check (title <> ''),
    petition      text not null check (petition <> ''),
    reason        text not null check (reason <> ''),
    in_force      date not null,
    non_public    text,
    instrument    text not null,
    drafted_by    text not null,
    edition       integer not null,
    text_title    text not null,
    text_digest   bytea not null check (octet_length(text_digest) = 32),
    original_id   uuid not null,
    printed_id    uuid not null,
    digest        bytea not null check (octet_length(digest) = 32),
    post_id       uuid not null,
    decider       text not null,
    delegated     boolean not null,
    account_id    uuid not null,
    entered_at    timestamptz not null,
    entry_id      uuid not null,
    primary key (body_id, id),
    unique (body_id, case_id, number),
    foreign key (body_id, case_id) references decision_case (body_id, id),
    foreign key (body_id, original_id) references stored_file (body_id, id),
    foreign key (body_id, printed_id) references stored_file (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('decision_submission');

-- The way of a set: posts of one turn stand side by side; the last turn is the decision.
create table decision_step (
    body_id       uuid not null,
    id            uuid not null,
    submission_id uuid not null,
    turn          integer not null check (turn >= 1),
    ordinal       integer not null check (ordinal >= 1),
    kind          text not null check (kind in ('CIRCULATION', 'CONCURRENCE', 'DECISION')),
    post_id       uuid not null,
    name          text not null check (name <> ''),
    primary key (body_id, id),
    unique (body_id, submission_id, ordinal),
    foreign key (body_id, submission_id) references decision_submission (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id)
);
create index decision_step_by_post on decision_step (body_id, post_id);
call wall('decision_step');

-- A seal (押印): who agreed to which bytes.
create table decision_seal (
    body_id    uuid not null,
    id         uuid not null,
    step_id    uuid not null,
    account_id uuid not null,
    person_id  uuid not null,
    capacity   text not null check (capacity in ('HOLDER', 'DEPUTY', 'SUBSTITUTE')),
    sealed_by  text not null check (sealed_by <> ''),
    comment    text not null,
    digest     bytea not null check (octet_length(digest) = 32),
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, step_id),
    foreign key (body_id, step_id) references decision_step (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('decision_seal');

-- How a set ended: returned, withdrawn or decided; each at most once.
create table decision_closing (
    body_id           uuid not null,
    id                uuid not null,
    submission_id     uuid not null,
    outcome           text not null check (outcome in ('RETURNED', 'WITHDRAWN', 'DECIDED')),
    closed_by         text not null,
    reason            text not null,
    account_id        uuid not null,
    decided_on        date,
    capacity          text check (capacity in ('HOLDER', 'DEPUTY', 'SUBSTITUTE')),
    post_id           uuid,
    document_number   text,
    on_paper          boolean,
    scan_id           uuid,
    in_force          date,
    text_id           uuid,
    entered_at        timestamptz not null,
    entry_id          uuid not null,
    primary key (body_id, id),
    unique (body_id, submission_id),
    foreign key (body_id, submission_id) references decision_submission (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id),
    foreign key (body_id, scan_id) references stored_file (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((outcome = 'DECIDED') = (decided_on is not null)),
    check ((outcome = 'DECIDED') = (text_id is not null)),
    check ((outcome = 'DECIDED') = (capacity is not null)),
    check ((outcome = 'DECIDED') = (in_force is not null)),
    check ((outcome = 'DECIDED') = (on_paper is not null))
);
call wall('decision_closing');

-- That the one who was absent has seen what a substitute decided (後閲).
create table decision_review (
    body_id     uuid not null,
    id          uuid not null,
    closing_id  uuid not null,
    reviewed_on date not null,
    reviewed_by text not null check (reviewed_by <> ''),
    account_id  uuid not null,
    entered_at  timestamptz not null,
    entry_id    uuid not null,
    primary key (body_id, id),
    unique (body_id, closing_id),
    foreign key (body_id, closing_id) references decision_closing (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('decision_review');
