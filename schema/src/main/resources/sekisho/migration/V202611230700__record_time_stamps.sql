-- Time stamps: a fourth way for a checkpoint to leave the house, to an authority that signs it together with the time.

-- Whether the body's checkpoints are stamped, where the server's keeper named an authority. Without a row: yes.
alter table anchor_rule add column time_stamps boolean not null default true;
alter table anchor_rule alter column time_stamps drop default;

alter table anchor drop constraint anchor_way_check;
alter table anchor add constraint anchor_way_check check (way in ('MAIL', 'FOLDER', 'PAPER', 'TIME_STAMP'));

-- What the authority answered (TimeStampResp, DER), and what it says. The entry names the answer's SHA-256. The
-- identifier is that of the anchor.
create table anchor_stamp (
    body_id    uuid not null references body (id),
    id         uuid not null,
    answer     bytea not null check (octet_length(answer) between 1 and 262144),
    stamped_at timestamptz not null,
    authority  text not null,
    serial     text not null check (serial ~ '^-?[0-9a-f]+$'),
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id, id) references anchor (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('anchor_stamp');
