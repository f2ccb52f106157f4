-- How far the time of the records has come: when the last checkpoint of any body was signed. The program asks once, as it
-- starts, so that it does not go on at an earlier time when the clock of the machine was set back. Nothing else is told.
create function record_reached() returns timestamptz
    language sql stable security definer set search_path = public
as $$
    select max(c.signed_at)
    from body b
    cross join lateral (
        select signed_at from record_checkpoint where body_id = b.id order by size desc limit 1) c
$$;
revoke execute on function record_reached() from public;
grant execute on function record_reached() to ${app};
