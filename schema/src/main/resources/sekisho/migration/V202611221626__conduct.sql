-- What a recorded decision erases: the values beside the leaves, never the leaves; the bytes of a file and its name.
grant delete on erasable_value to ${app};
alter table stored_file add column erased_at timestamptz;
grant update (name, salt, erased_at) on stored_file to ${app};
grant update (done_by, note, place) on evidence_item to ${app};
create index evidence_item_by_text on evidence_item (body_id, text_id, duty_id) include (subject_id, happened_on);

-- How long the body keeps what people signed, by its own rules (文書管理規程).
create table retention_rule (
    body_id       uuid not null references body (id),
    id            uuid not null,
    kind          text not null check (kind in ('ACKNOWLEDGEMENT', 'PLEDGE', 'VIOLATION')),
    years         integer not null check (years between 1 and 100),
    counted_from  text not null check (counted_from in ('NEXT_DAY', 'NEXT_FISCAL_YEAR')),
    basis         text not null check (basis <> ''),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index retention_rule_current on retention_rule (body_id, kind)
    where superseded_at is null and valid_to is null;
call wall('retention_rule');
grant update (superseded_at) on retention_rule to ${app};

-- That something was disposed of, by whom and why. The digest is of the leaves of the record that remain.
create table disposal (
    body_id    uuid not null references body (id),
    id         uuid not null,
    kind       text not null check (kind in ('ACKNOWLEDGEMENT', 'PLEDGE', 'VIOLATION')),
    subject_id uuid not null,
    title      text not null check (title <> ''),
    things     integer not null check (things >= 0),
    asked      integer not null check (asked >= 0),
    basis      text not null check (basis <> ''),
    decided_by text not null check (decided_by <> ''),
    decided_on date not null,
    digest     bytea not null check (octet_length(digest) = 32),
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, kind, subject_id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('disposal');

-- A code with which one person acknowledges one version, once, without an account. Only its hash is kept.
create table acknowledgement_code (
    body_id    uuid not null,
    id         uuid not null,
    person_id  uuid not null,
    version_id uuid not null,
    code_hash  text not null check (length(code_hash) = 64),
    expires_at timestamptz not null,
    entered_at timestamptz not null,
    spent_at   timestamptz,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, code_hash),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, version_id) references document_text (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (expires_at > entered_at)
);
create index acknowledgement_code_open on acknowledgement_code (body_id, person_id) where spent_at is null;
call wall('acknowledgement_code');
grant update (spent_at) on acknowledgement_code to ${app};

-- The text that people sign on joining and on leaving (誓約書の様式), version by version.
create table pledge_form (
    body_id    uuid not null references body (id),
    id         uuid not null,
    kind       text not null check (kind in ('JOINING', 'LEAVING')),
    number     integer not null check (number >= 1),
    title      text not null check (title <> ''),
    content    text not null check (content <> ''),
    valid_from date not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, kind, number),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('pledge_form');

-- That somebody signed it: a person of the body, or somebody of a contractor.
create table pledge (
    body_id       uuid not null,
    id            uuid not null,
    form_id       uuid not null,
    person_id     uuid,
    signer        text not null,
    company       text not null,
    way           text not null check (way in ('ACCOUNT', 'PAPER')),
    signed_on     date not null,
    place         text not null,
    file_id       uuid,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, form_id) references pledge_form (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create index pledge_by_person on pledge (body_id, person_id);
call wall('pledge');
grant update (superseded_at, signer, company, place) on pledge to ${app};

-- That a clause was not kept (違反). What says of whom can be erased; that there was one stays.
create table violation (
    body_id     uuid not null,
    id          uuid not null,
    clause_id   uuid not null,
    document    text not null,
    clause_path text not null,
    caption     text not null,
    happened_on date not null,
    noticed_on  date not null,
    place       text not null,
    noticed_by  text not null,
    person      text not null,
    happened    text not null,
    entered_at  timestamptz not null,
    erased_at   timestamptz,
    entry_id    uuid not null,
    primary key (body_id, id),
    foreign key (body_id, clause_id) references clause (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (noticed_on >= happened_on)
);
call wall('violation');
grant update (place, noticed_by, person, happened, erased_at) on violation to ${app};

-- What was done about it, and that it is closed.
create table violation_step (
    body_id      uuid not null,
    id           uuid not null,
    violation_id uuid not null,
    kind         text not null check (kind in ('GUIDANCE', 'RETRAINING', 'ACCESS', 'DISCIPLINE', 'OTHER', 'CLOSED')),
    taken_on     date not null,
    note         text not null,
    entered_at   timestamptz not null,
    entry_id     uuid not null,
    primary key (body_id, id),
    foreign key (body_id, violation_id) references violation (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
create unique index violation_closed on violation_step (body_id, violation_id) where kind = 'CLOSED';
call wall('violation_step');
grant update (note) on violation_step to ${app};
