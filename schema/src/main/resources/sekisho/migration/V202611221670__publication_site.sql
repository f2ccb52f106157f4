-- The site that this program serves of what a body published: an archive, from when until when.
create table public_site (
    body_id       uuid not null,
    id            uuid not null,
    file_id       uuid not null,
    content_hash  bytea not null check (octet_length(content_hash) = 32),
    file_count    integer not null check (file_count > 0),
    statement     text not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index public_site_current on public_site (body_id) where superseded_at is null and valid_to is null;
call wall('public_site');
grant update (superseded_at) on public_site to ${app};

-- Which versions an archive shows.
create table public_site_version (
    body_id uuid not null,
    id      uuid not null,
    file_id uuid not null,
    text_id uuid not null,
    primary key (body_id, id),
    unique (body_id, file_id, text_id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id)
);
call wall('public_site_version');

-- A visitor names a body by its slug; this tells what it has served, if it does, and nothing else.
create function public_site_of(named text) returns table (body_id uuid, file_id uuid, name text)
    language sql stable security definer set search_path = public
as $$
    select s.body_id, s.file_id, v.name
    from body b
    join public_site s on s.body_id = b.id and s.superseded_at is null and s.valid_to is null
    join body_version v on v.body_id = b.id and v.superseded_at is null and v.valid_to is null
    where b.slug = named
$$;
revoke execute on function public_site_of(text) from public;
grant execute on function public_site_of(text) to ${app};
