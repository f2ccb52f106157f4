-- What is served changes on the day on which a version comes into force or ends, as it was laid down when it was published.
drop function public_site_of(text);
create function public_site_of(named text, on_day date) returns table (body_id uuid, file_id uuid, name text)
    language sql stable security definer set search_path = public
as $$
    select s.body_id, s.file_id, v.name
    from body b
    join public_site s on s.body_id = b.id and s.superseded_at is null
        and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
    join body_version v on v.body_id = b.id and v.superseded_at is null and v.valid_to is null
    where b.slug = named
$$;
revoke execute on function public_site_of(text, date) from public;
grant execute on function public_site_of(text, date) to ${app};
