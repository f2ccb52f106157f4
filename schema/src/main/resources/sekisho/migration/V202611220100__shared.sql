-- The body (地方公共団体) and the wall around it.
--
-- Every table but those listed in org.sekisho.schema.WallTest carries body_id, has row-level security
-- enabled and forced, and is reached only inside a transaction that has named its body.

-- The body of the running transaction. An unset or empty setting is an error, never "no rows".
create function current_body() returns uuid
    language sql stable parallel safe
    return current_setting('sekisho.body')::uuid;

-- Puts the wall around a table. The application role reads and adds rows; a table whose rows may change
-- names the columns in a grant of its own.
create procedure wall(table_name regclass)
    language plpgsql as
$$
begin
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format(
        'create policy body_wall on %s using (body_id = current_body()) with check (body_id = current_body())',
        table_name);
    -- Migrations and the few security-definer functions below run as the owner, who serves no request.
    execute format('create policy owner_passes on %s to current_user using (true) with check (true)', table_name);
    execute format('grant select, insert on %s to ${app}', table_name);
end
$$;

create table body (
    id      uuid primary key,
    body_id uuid generated always as (id) stored,
    slug    text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    kind    text not null check (kind in ('PREFECTURE', 'CITY', 'TOWN', 'VILLAGE', 'WARD', 'ASSOCIATION', 'UNION')),
    demo    boolean not null,
    unique (body_id, id)
);
call wall('body');

create table body_version (
    body_id       uuid not null references body (id),
    id            uuid not null,
    name          text not null check (name <> ''),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index body_version_current on body_version (body_id) where superseded_at is null and valid_to is null;
call wall('body_version');
grant update (superseded_at) on body_version to ${app};

-- What the sign-in page may know before a body is named: which bodies there are. Nothing else.
create function body_directory() returns table (id uuid, slug text, name text, demo boolean)
    language sql stable security definer set search_path = public
as $$
    select b.id, b.slug, v.name, b.demo
    from body b
    join body_version v on v.body_id = b.id and v.superseded_at is null and v.valid_to is null
    order by b.slug
$$;
revoke execute on function body_directory() from public;
grant execute on function body_directory() to ${app};
