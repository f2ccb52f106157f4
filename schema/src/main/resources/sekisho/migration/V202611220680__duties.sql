-- Duties, what counts as their evidence, and what excuses them. A status is never stored.

-- One control of the catalogue in this body.
create table duty (
    body_id uuid not null references body (id),
    id      uuid not null,
    control text not null check (control <> ''),
    primary key (body_id, id),
    unique (body_id, control)
);
call wall('duty');

create table duty_version (
    body_id          uuid not null,
    id               uuid not null,
    duty_id          uuid not null,
    scope            text not null check (scope in ('BODY', 'EACH_SECTION', 'EACH_PERSON')),
    owner_role       text not null,
    rhythm           text not null check (rhythm in ('EVERY', 'ON_OCCASION', 'ALWAYS')),
    period           text check (period in ('MONTH', 'QUARTER', 'HALF_YEAR', 'FISCAL_YEAR', 'THREE_FISCAL_YEARS')),
    due_after_months integer check (due_after_months between 1 and 36),
    within_days      integer check (within_days >= 1),
    fact             text,
    origin           text not null check (origin in ('LAW', 'POLICY', 'STANDARD', 'PROPOSAL')),
    origin_note      text not null,
    valid_from       date not null,
    valid_to         date,
    entered_at       timestamptz not null,
    superseded_at    timestamptz,
    entry_id         uuid not null,
    primary key (body_id, id),
    foreign key (body_id, duty_id) references duty (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((rhythm = 'EVERY') = (period is not null)),
    check ((rhythm = 'ALWAYS') = (fact is not null)),
    check (due_after_months is null or rhythm = 'EVERY'),
    check (within_days is null or rhythm = 'ON_OCCASION'),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index duty_version_current on duty_version (body_id, duty_id) where superseded_at is null;
call wall('duty_version');
grant update (superseded_at) on duty_version to ${app};

-- That a duty does not concern the body (対象外), or that it is excepted until a day (例外措置).
create table duty_release (
    body_id       uuid not null,
    id            uuid not null,
    release_id    uuid not null,
    duty_id       uuid not null,
    kind          text not null check (kind in ('NOT_APPLICABLE', 'EXCEPTION')),
    reason        text not null check (reason <> ''),
    approved_by   text not null check (approved_by <> ''),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, duty_id) references duty (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (kind = 'NOT_APPLICABLE' or valid_to is not null),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index duty_release_current on duty_release (body_id, duty_id) where superseded_at is null;
call wall('duty_release');
grant update (superseded_at) on duty_release to ${app};

-- What was said of a duty when the body began to use the program.
create table duty_answer (
    body_id       uuid not null,
    id            uuid not null,
    duty_id       uuid not null,
    answer        text not null check (answer in ('DONE', 'NEVER', 'LATER')),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, duty_id) references duty (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((answer = 'LATER') = (valid_to is not null)),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index duty_answer_current on duty_answer (body_id, duty_id) where superseded_at is null;
call wall('duty_answer');
grant update (superseded_at) on duty_answer to ${app};

-- From when the body keeps its evidence here, and until when unanswered duties are excused (導入期間).
create table introduction (
    body_id       uuid not null,
    id            uuid not null,
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
create unique index introduction_current on introduction (body_id) where superseded_at is null;
call wall('introduction');
grant update (superseded_at) on introduction to ${app};

-- Something happened that asks for a duty (改正, 異動, 契約).
create table occasion (
    body_id       uuid not null,
    id            uuid not null,
    occasion_id   uuid not null,
    duty_id       uuid not null,
    what          text not null check (what <> ''),
    happened_on   date not null,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, duty_id) references duty (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create index occasion_current on occasion (body_id, duty_id, happened_on) where superseded_at is null;
call wall('occasion');
grant update (superseded_at) on occasion to ${app};

-- That a duty was done: by whom, when it happened and when it was entered. The subject is the body, a section or a
-- person. text_id names the policy text that was in force, to whose clauses the evidence belongs for good.
create table evidence_item (
    body_id       uuid not null,
    id            uuid not null,
    evidence_id   uuid not null,
    duty_id       uuid not null,
    subject_id    uuid not null,
    nature        text not null check (nature in ('ATTESTED', 'OBSERVED')),
    source        text not null check (source <> ''),
    occasion_id   uuid,
    done_by       text not null,
    note          text not null,
    place         text not null,
    file_id       uuid,
    text_id       uuid,
    happened_on   date not null,
    entered_on    date not null,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, duty_id) references duty (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create index evidence_item_by_duty on evidence_item (body_id, duty_id, happened_on desc)
    include (subject_id, nature, entered_on, entered_at, superseded_at);
create index evidence_item_by_subject on evidence_item (body_id, subject_id, happened_on desc);
create index evidence_item_by_evidence on evidence_item (body_id, evidence_id);
create index evidence_item_by_occasion on evidence_item (body_id, occasion_id) where occasion_id is not null;
call wall('evidence_item');
grant update (superseded_at) on evidence_item to ${app};
