-- Lists of transfers (人事異動): secret until they are applied, seen by the named alone.
create table transfer_list (
    body_id    uuid not null references body (id),
    id         uuid not null,
    title      text not null check (title <> ''),
    day        date not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('transfer_list');

-- What became of a list: the newest step says. Undoing leads back to DRAFT.
create table transfer_step (
    body_id    uuid not null,
    id         uuid not null,
    list_id    uuid not null,
    number     integer not null check (number > 0),
    state      text not null check (state in ('DRAFT', 'APPLIED', 'DISCARDED')),
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, list_id, number),
    foreign key (body_id, list_id) references transfer_list (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('transfer_step');

-- Who may see a list: whoever holds a post, a person, an account; some may change it too.
create table transfer_reader (
    body_id       uuid not null,
    id            uuid not null,
    list_id       uuid not null,
    kind          text not null check (kind in ('POST', 'PERSON', 'ACCOUNT')),
    subject_id    uuid not null,
    keeps         boolean not null,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, list_id) references transfer_list (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index transfer_reader_current on transfer_reader (body_id, list_id, kind, subject_id)
    where superseded_at is null;
call wall('transfer_reader');
grant update (superseded_at) on transfer_reader to ${app};

-- The files of a list: one of the whole body and one of each section for its part-timers.
create table transfer_file (
    body_id       uuid not null,
    id            uuid not null,
    list_id       uuid not null,
    section_id    uuid,
    file_id       uuid not null,
    row_count     integer not null,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, list_id) references transfer_list (body_id, id),
    foreign key (body_id, section_id) references section (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index transfer_file_current on transfer_file (body_id, list_id, section_id) nulls not distinct
    where superseded_at is null;
call wall('transfer_file');
grant update (superseded_at) on transfer_file to ${app};

-- Whether somebody with a new number is a person whom the body knows; no person means somebody new.
create table transfer_answer (
    body_id       uuid not null,
    id            uuid not null,
    list_id       uuid not null,
    staff_number  text not null check (staff_number <> ''),
    person_id     uuid,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, list_id) references transfer_list (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index transfer_answer_current on transfer_answer (body_id, list_id, staff_number)
    where superseded_at is null;
call wall('transfer_answer');
grant update (superseded_at) on transfer_answer to ${app};

-- The rows that applying a list took out of the registers and put into them, so that undoing restores exactly those.
create table transfer_effect (
    body_id  uuid not null,
    id       uuid not null,
    step_id  uuid not null,
    register text not null check (register in ('PEOPLE', 'TENURES', 'APPOINTMENTS')),
    row_id   uuid not null,
    added    boolean not null,
    primary key (body_id, id),
    foreign key (body_id, step_id) references transfer_step (body_id, id)
);
create index transfer_effect_by_step on transfer_effect (body_id, step_id);
call wall('transfer_effect');
