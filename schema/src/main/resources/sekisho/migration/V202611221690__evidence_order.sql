-- The order of the record and what is signed of it. An entry stands at its position and its children at once behind it.

create table entry_position (
    body_id  uuid not null,
    position bigint not null check (position >= 0),
    entry_id uuid not null,
    primary key (body_id, position),
    unique (body_id, entry_id),
    foreign key (body_id, entry_id) references entry (body_id, id)
);
call wall('entry_position');

-- The full tiles of the tree (C2SP tlog-tiles): 256 hashes of 32 bytes. Partial ones follow from what they are made of.
create table record_tile (
    body_id uuid not null references body (id),
    level   smallint not null check (level between 0 and 7),
    number  bigint not null check (number >= 0),
    hashes  bytea not null check (octet_length(hashes) = 8192),
    primary key (body_id, level, number)
);
call wall('record_tile');

-- What was signed. below: every transaction older than that one had ended, and what it entered has its position.
-- cluster: the database system whose transactions those are; after a restore they are another's.
create table record_checkpoint (
    body_id   uuid not null references body (id),
    size      bigint not null check (size > 0),
    note      bytea not null,
    signed_at timestamptz not null,
    below     xid8 not null,
    cluster   text not null,
    primary key (body_id, size)
);
call wall('record_checkpoint');

-- What the sequencer may know before it names a body: which bodies of the directory have entries without a position.
-- Nothing else.
create function bodies_to_order() returns setof uuid
    language sql stable security definer set search_path = public
as $$
    select b.id
    from body b
    join body_version v on v.body_id = b.id and v.superseded_at is null and v.valid_to is null
    left join lateral (
        select c.below, c.cluster from record_checkpoint c where c.body_id = b.id order by c.size desc limit 1) c on true
    where exists (
        select 1
        from entry e
        where e.body_id = b.id
          and (c.below is null or e.commit_xid >= c.below
               or c.cluster <> (select system_identifier::text from pg_control_system()))
          and not exists (select 1 from entry_position p where p.body_id = e.body_id and p.entry_id = e.id))
$$;
revoke execute on function bodies_to_order() from public;
grant execute on function bodies_to_order() to ${app};
