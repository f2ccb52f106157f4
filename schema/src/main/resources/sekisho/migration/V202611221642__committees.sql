-- A committee that the policy names.
create table committee (
    body_id       uuid not null,
    id            uuid not null,
    committee_id  uuid not null,
    name          text not null check (name <> ''),
    basis         text not null,
    quorum        text not null check (quorum in ('MAJORITY', 'HALF', 'TWO_THIRDS', 'ALL')),
    secretariat   uuid,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, secretariat) references section (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index committee_current on committee (body_id, committee_id) where superseded_at is null and valid_to is null;
call wall('committee');
grant update (superseded_at) on committee to ${app};

-- Which posts are members of it.
create table committee_member (
    body_id       uuid not null,
    id            uuid not null,
    committee_id  uuid not null,
    post_id       uuid not null,
    seat          text not null check (seat in ('CHAIR', 'VICE_CHAIR', 'MEMBER')),
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
create unique index committee_member_current on committee_member (body_id, committee_id, post_id)
    where superseded_at is null and valid_to is null;
call wall('committee_member');
grant update (superseded_at) on committee_member to ${app};

-- A meeting, or a circulation (持ち回り) that is answered until a day.
create table committee_meeting (
    body_id      uuid not null,
    id           uuid not null,
    committee_id uuid not null,
    circulated   boolean not null,
    held_on      date not null,
    answer_by    date,
    place        text not null,
    entered_at   timestamptz not null,
    entry_id     uuid not null,
    primary key (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (circulated = (answer_by is not null)),
    check (answer_by is null or answer_by >= held_on)
);
call wall('committee_meeting');

-- What it is about, in order.
create table committee_item (
    body_id    uuid not null,
    id         uuid not null,
    meeting_id uuid not null,
    number     int not null,
    title      text not null check (title <> ''),
    proposal   text not null,
    primary key (body_id, id),
    unique (body_id, meeting_id, number),
    foreign key (body_id, meeting_id) references committee_meeting (body_id, id)
);
call wall('committee_item');

-- Who was there, and what each said of an item that was circulated. A later row about the same takes the place of one before.
create table committee_voice (
    body_id    uuid not null,
    id         uuid not null,
    meeting_id uuid not null,
    item_id    uuid,
    post_id    uuid not null,
    person_id  uuid,
    said       text not null check (said in ('PRESENT', 'DEPUTY', 'ABSENT', 'APPROVES', 'OPPOSES')),
    said_on    date not null,
    note       text not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id, meeting_id) references committee_meeting (body_id, id),
    foreign key (body_id, item_id) references committee_item (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((item_id is null) = (said in ('PRESENT', 'DEPUTY', 'ABSENT')))
);
create index committee_voice_of on committee_voice (body_id, meeting_id);
call wall('committee_voice');

-- What a meeting decided of an item. Of a circulated item it is derived from the answers instead.
create table committee_decision (
    body_id    uuid not null,
    id         uuid not null,
    item_id    uuid not null,
    outcome    text not null check (outcome in ('ADOPTED', 'REJECTED', 'CONTINUED', 'NOTED')),
    words      text not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id, item_id) references committee_item (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
create index committee_decision_of on committee_decision (body_id, item_id);
call wall('committee_decision');

-- The minutes of a meeting; the last file counts.
create table committee_minutes (
    body_id    uuid not null,
    id         uuid not null,
    meeting_id uuid not null,
    file_id    uuid not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id, meeting_id) references committee_meeting (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('committee_minutes');
