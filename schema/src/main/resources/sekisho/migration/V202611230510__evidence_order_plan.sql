-- The same question as before, with a bound that the index on transactions can use, and planned each time: a plan from
-- when the tables were small is kept for as long as a connection lives, and would go through all positions for each entry.
create or replace function bodies_to_order() returns setof uuid
    language plpgsql stable security definer set search_path = public
as $$
begin
    return query execute '
        select b.id
        from body b
        join body_version v on v.body_id = b.id and v.superseded_at is null and v.valid_to is null
        cross join (select system_identifier::text as cluster from pg_control_system()) here
        left join lateral (
            select c.below, c.cluster from record_checkpoint c where c.body_id = b.id order by c.size desc limit 1) c on true
        where exists (
            select 1
            from entry e
            where e.body_id = b.id
              and e.commit_xid >= case when c.cluster = here.cluster then c.below else ''0''::xid8 end
              and not exists (select 1 from entry_position p where p.body_id = e.body_id and p.entry_id = e.id))';
end
$$;
