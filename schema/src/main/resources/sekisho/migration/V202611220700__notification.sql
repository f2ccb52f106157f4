-- Reminders: where a person is reached, the digests that wait to be sent, and the calendar of a person.

-- The mail address of a person and whether they want the digest. As the person last said; erasable in the record.
create table person_contact (
    body_id       uuid not null,
    id            uuid not null,
    person_id     uuid not null,
    account_id    uuid not null,
    mail          text not null check (mail ~ '^[!-~]{3,254}$'),
    digests       boolean not null,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, account_id) references account (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index person_contact_current on person_contact (body_id, person_id) where superseded_at is null;
call wall('person_contact');
grant update (superseded_at) on person_contact to ${app};

-- The weekday (1 Monday to 7 Sunday) of the digest; null while the body sends none. Without a row: Monday.
create table digest_rule (
    body_id       uuid not null references body (id),
    id            uuid not null,
    weekday       smallint check (weekday between 1 and 7),
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index digest_rule_current on digest_rule (body_id) where superseded_at is null;
call wall('digest_rule');
grant update (superseded_at) on digest_rule to ${app};

-- That the digests of a week were put into the queue, so that no restart and no second node does it again.
create table digest_week (
    body_id  uuid not null references body (id),
    id       uuid not null,
    monday   date not null check (extract(isodow from monday) = 1),
    entry_id uuid not null,
    primary key (body_id, id),
    unique (body_id, monday),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('digest_week');

-- The queue. A row holds no text: the digest is written when it is sent. Each change of state is in the record.
create table digest (
    body_id   uuid not null,
    id        uuid not null,
    person_id uuid not null,
    monday    date not null,
    state     text not null check (state in ('QUEUED', 'SENT', 'REFUSED', 'GIVEN_UP', 'NOT_NEEDED')),
    attempts  integer not null default 0 check (attempts >= 0),
    next_at   timestamptz not null,
    queued_at timestamptz not null,
    ended_at  timestamptz,
    problem   text not null default '',
    entry_id  uuid not null,
    primary key (body_id, id),
    unique (body_id, person_id, monday),
    foreign key (body_id, person_id) references person (body_id, id),
    foreign key (body_id, monday) references digest_week (body_id, monday),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((state = 'QUEUED') = (ended_at is null))
);
create index digest_waiting on digest (body_id, next_at) where state = 'QUEUED';
create index digest_by_week on digest (body_id, monday desc);
call wall('digest');
grant update (state, attempts, next_at, ended_at, problem) on digest to ${app};

-- The calendar of an account. Its address holds 256 random bits, of which only the SHA-256 is kept.
create table calendar_feed (
    body_id       uuid not null,
    id            uuid not null,
    account_id    uuid not null,
    address_hash  bytea not null unique check (octet_length(address_hash) = 32),
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, account_id) references account (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index calendar_feed_current on calendar_feed (body_id, account_id) where superseded_at is null;
call wall('calendar_feed');
grant update (superseded_at) on calendar_feed to ${app};

-- A calendar program names no body; this tells whose the address is and nothing else.
create function calendar_feed_body(address bytea) returns uuid
    language sql stable security definer set search_path = public
as $$ select body_id from calendar_feed where address_hash = address and superseded_at is null $$;
revoke execute on function calendar_feed_body(bytea) from public;
grant execute on function calendar_feed_body(bytea) to ${app};
