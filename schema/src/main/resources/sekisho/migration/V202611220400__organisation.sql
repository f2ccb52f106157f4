-- Organs, sections, posts, people, and who holds what from when to when.

create table organ (
    body_id uuid not null references body (id),
    id      uuid not null,
    primary key (body_id, id)
);
call wall('organ');

create table organ_version (
    body_id       uuid not null,
    id            uuid not null,
    organ_id      uuid not null,
    name          text not null check (name <> ''),
    ordinal       integer not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, organ_id) references organ (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index organ_version_current on organ_version (body_id, organ_id) where superseded_at is null;
call wall('organ_version');
grant update (superseded_at) on organ_version to ${app};

create table section (
    body_id uuid not null references body (id),
    id      uuid not null,
    primary key (body_id, id)
);
call wall('section');

create table section_version (
    body_id       uuid not null,
    id            uuid not null,
    section_id    uuid not null,
    organ_id      uuid not null,
    parent_id     uuid,
    code          text not null check (code <> ''),
    name          text not null check (name <> ''),
    ordinal       integer not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, section_id) references section (body_id, id),
    foreign key (body_id, organ_id) references organ (body_id, id),
    foreign key (body_id, parent_id) references section (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (parent_id is null or parent_id <> section_id),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index section_version_current on section_version (body_id, section_id) where superseded_at is null;
call wall('section_version');
grant update (superseded_at) on section_version to ${app};

create table post (
    body_id uuid not null references body (id),
    id      uuid not null,
    primary key (body_id, id)
);
call wall('post');

-- A post stands in an organ and, unless it heads the organ itself, in a section.
create table post_version (
    body_id       uuid not null,
    id            uuid not null,
    post_id       uuid not null,
    organ_id      uuid not null,
    section_id    uuid,
    title         text not null check (title <> ''),
    ordinal       integer not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id),
    foreign key (body_id, organ_id) references organ (body_id, id),
    foreign key (body_id, section_id) references section (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index post_version_current on post_version (body_id, post_id) where superseded_at is null;
create index post_version_by_section on post_version (body_id, section_id) where superseded_at is null;
call wall('post_version');
grant update (superseded_at) on post_version to ${app};

create table person (
    body_id uuid not null references body (id),
    id      uuid not null,
    primary key (body_id, id)
);
call wall('person');

create table person_version (
    body_id       uuid not null,
    id            uuid not null,
    person_id     uuid not null,
    staff_number  text not null check (staff_number <> ''),
    family_name   text not null,
    given_name    text not null,
    family_kana   text not null,
    given_kana    text not null,
    employment    text not null check (employment in ('REGULAR', 'FISCAL_YEAR', 'PART_TIME', 'TEMPORARY', 'SPECIAL', 'REAPPOINTED')),
    account_id    uuid,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, account_id) references account (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index person_version_current on person_version (body_id, person_id) where superseded_at is null;
create index person_version_by_account on person_version (body_id, account_id) where superseded_at is null;
call wall('person_version');
grant update (superseded_at) on person_version to ${app};

-- Who holds a post from when to when; a deputy (代理) holds it beside the holder.
create table tenure (
    body_id       uuid not null,
    id            uuid not null,
    tenure_id     uuid not null,
    post_id       uuid not null,
    person_id     uuid not null,
    deputy        boolean not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index tenure_by_post on tenure (body_id, post_id) where superseded_at is null;
create index tenure_by_person on tenure (body_id, person_id) where superseded_at is null;
call wall('tenure');
grant update (superseded_at) on tenure to ${app};

-- Roles attach to posts by rule: every post of this title (and, where named, below this section) carries the role.
create table role_rule (
    body_id       uuid not null,
    id            uuid not null,
    rule_id       uuid not null,
    role          text not null,
    post_title    text not null check (post_title <> ''),
    section_id    uuid,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, section_id) references section (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index role_rule_current on role_rule (body_id, role) where superseded_at is null;
call wall('role_rule');
grant update (superseded_at) on role_rule to ${app};

-- A personal appointment: the exception to the rule, with its reason.
create table appointment (
    body_id        uuid not null,
    id             uuid not null,
    appointment_id uuid not null,
    role           text not null,
    person_id      uuid not null,
    reason         text not null check (reason <> ''),
    valid_from     date not null,
    valid_to       date,
    entered_at     timestamptz not null,
    superseded_at  timestamptz,
    entry_id       uuid not null,
    primary key (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index appointment_by_person on appointment (body_id, person_id) where superseded_at is null;
call wall('appointment');
grant update (superseded_at) on appointment to ${app};
