-- Whom to call in an emergency: a post of the body, or somebody outside, and who calls them.
create table contact (
    body_id            uuid not null,
    id                 uuid not null,
    contact_id         uuid not null,
    post_id            uuid,
    outside            text,
    name               text not null,
    phone              text not null,
    called_by          uuid,
    substitute_post_id uuid,
    note               text not null,
    valid_from         date not null,
    valid_to           date,
    entered_at         timestamptz not null,
    superseded_at      timestamptz,
    entry_id           uuid not null,
    primary key (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id),
    foreign key (body_id, substitute_post_id) references post (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((post_id is null) <> (outside is null)),
    check (outside is null or name <> ''),
    check (called_by is null or called_by <> contact_id),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index contact_current on contact (body_id, contact_id) where superseded_at is null and valid_to is null;
call wall('contact');
grant update (superseded_at) on contact to ${app};

-- The number of a person, private or not. It is erased when the person leaves: the row stays without it.
create table contact_phone (
    body_id       uuid not null,
    id            uuid not null,
    person_id     uuid not null,
    number        text not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index contact_phone_current on contact_phone (body_id, person_id)
    where superseded_at is null and valid_to is null;
call wall('contact_phone');
grant update (superseded_at, number) on contact_phone to ${app};

-- The whole list was looked through on a day.
create table contact_confirmation (
    body_id      uuid not null,
    id           uuid not null,
    confirmed_on date not null,
    note         text not null,
    entered_at   timestamptz not null,
    entry_id     uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('contact_confirmation');
