-- What a body decided once about combinations of roles in one person that it cannot avoid.
create table standing_decision (
    body_id         uuid not null,
    id              uuid not null,
    reason          text not null check (reason <> ''),
    measure         text not null check (measure <> ''),
    decided_by      text not null check (decided_by <> ''),
    decided_on      date not null,
    document_number text,
    entered_at      timestamptz not null,
    entry_id        uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('standing_decision');

-- Which combinations the decision covers: of whoever holds the post, or of everybody where no post is named.
create table standing_cover (
    body_id       uuid not null,
    id            uuid not null,
    decision_id   uuid not null,
    combination   text not null check (combination <> ''),
    post_id       uuid,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, decision_id) references standing_decision (body_id, id),
    foreign key (body_id, post_id) references post (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create index standing_cover_current on standing_cover (body_id, combination) where superseded_at is null;
call wall('standing_cover');
grant update (superseded_at) on standing_cover to ${app};

-- The decision was looked at again and stays as it is.
create table standing_confirmation (
    body_id      uuid not null,
    id           uuid not null,
    decision_id  uuid not null,
    confirmed_on date not null,
    note         text not null,
    entered_at   timestamptz not null,
    entry_id     uuid not null,
    primary key (body_id, id),
    foreign key (body_id, decision_id) references standing_decision (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
create index standing_confirmation_of on standing_confirmation (body_id, decision_id);
call wall('standing_confirmation');
