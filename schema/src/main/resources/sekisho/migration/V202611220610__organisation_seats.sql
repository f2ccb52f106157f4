-- How many people a post is for (定数): one 課長, seven 主事. A seat that nobody holds is vacant.
alter table post_version
    add column seats integer not null default 1 check (seats between 1 and 9999);

-- A post held beside one's own (兼務). It takes a seat; a deputy takes none.
alter table tenure
    add column concurrent boolean not null default false,
    add check (not (deputy and concurrent));

-- A person's numbers and a section's codes are looked up when people and posts are registered.
create index person_version_by_number on person_version (body_id, staff_number) where superseded_at is null;
create index section_version_by_code on section_version (body_id, code) where superseded_at is null;
