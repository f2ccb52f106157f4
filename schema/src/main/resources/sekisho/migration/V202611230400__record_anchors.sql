-- Anchors: signed checkpoints that were sent where whoever owns this database has no hand.

-- Whether the body's checkpoints go into the folder that the server's keeper named, and how often they go anywhere.
-- Without a row: yes, daily.
create table anchor_rule (
    body_id       uuid not null references body (id),
    id            uuid not null,
    folder        boolean not null,
    every_days    smallint not null check (every_days in (1, 7)),
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index anchor_rule_current on anchor_rule (body_id) where superseded_at is null;
call wall('anchor_rule');
grant update (superseded_at) on anchor_rule to ${app};

-- To whom they go by mail.
create table anchor_recipient (
    body_id       uuid not null references body (id),
    id            uuid not null,
    mail          text not null check (mail ~ '^[!-~]{3,254}$'),
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index anchor_recipient_current on anchor_recipient (body_id, mail) where superseded_at is null;
call wall('anchor_recipient');
grant update (superseded_at) on anchor_recipient to ${app};

-- Each one that was sent or waits to be. What it says is fixed when it is queued; only what came of it changes, and each
-- change is in the record.
create table anchor (
    body_id      uuid not null references body (id),
    id           uuid not null,
    size         bigint not null check (size > 0),
    root         bytea not null check (octet_length(root) = 32),
    note         bytea not null,
    signed_at    timestamptz not null,
    way          text not null check (way in ('MAIL', 'FOLDER', 'PAPER')),
    recipient_id uuid,
    state        text not null check (state in ('WAITING', 'SENT', 'REFUSED', 'NOT_NEEDED')),
    attempts     integer not null default 0 check (attempts >= 0),
    next_at      timestamptz not null,
    queued_at    timestamptz not null,
    ended_at     timestamptz,
    problem      text not null default '',
    entry_id     uuid not null,
    primary key (body_id, id),
    foreign key (body_id, recipient_id) references anchor_recipient (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((way = 'MAIL') = (recipient_id is not null)),
    check ((state = 'WAITING') = (ended_at is null))
);
create index anchor_by_time on anchor (body_id, queued_at desc);
create index anchor_waiting on anchor (body_id, next_at) where state = 'WAITING';
call wall('anchor');
grant update (state, attempts, next_at, ended_at, problem) on anchor to ${app};
