-- What was erased, without what it was: so that a restore of an older backup erases it again before anybody reads it.
-- The rows are written by triggers, as the owner: no use case can erase and say nothing.

create table erasure (
    body_id uuid not null references body (id),
    id      uuid not null,
    kind    text not null check (kind <> ''),
    row_id  uuid not null,
    at      timestamptz not null,
    primary key (body_id, id),
    unique (body_id, kind, row_id)
);
call wall('erasure');
revoke insert on erasure from ${app};

-- kind is the table of the row.
create function note_erasure() returns trigger
    language plpgsql security definer set search_path = public
as $$
begin
    insert into erasure (body_id, id, kind, row_id, at)
    values (old.body_id, gen_random_uuid(), tg_table_name, old.id, now())
    on conflict (body_id, kind, row_id) do nothing;
    return null;
end
$$;
revoke execute on function note_erasure() from public;

create trigger erased after delete on erasable_value
    for each row execute function note_erasure();
create trigger erased after update of erased_at on stored_file
    for each row when (old.erased_at is null and new.erased_at is not null) execute function note_erasure();
create trigger erased after update of erased_at on violation
    for each row when (old.erased_at is null and new.erased_at is not null) execute function note_erasure();
create trigger erased after update of note on violation_step
    for each row when (old.note <> '' and new.note = '') execute function note_erasure();
create trigger erased after update of signer, company, place on pledge
    for each row when (old.signer <> '' and new.signer = '') execute function note_erasure();
create trigger erased after update of number on contact_phone
    for each row when (old.number <> '' and new.number = '') execute function note_erasure();
create trigger erased after update of done_by, note, place on evidence_item
    for each row when (old.done_by || old.note || old.place <> '' and new.done_by || new.note || new.place = '')
    execute function note_erasure();

-- Erases a row as it was erased before; false where it is not there or is erased. For the owner, who restores.
create function erase_again(the_body uuid, kind text, the_row uuid, at timestamptz) returns boolean
    language plpgsql set search_path = public
as $$
begin
    case kind
        when 'erasable_value' then
            delete from erasable_value t where t.body_id = the_body and t.id = the_row;
        when 'stored_file' then
            update stored_file t set name = '-', salt = decode(repeat('00', 16), 'hex'), erased_at = at
            where t.body_id = the_body and t.id = the_row and t.erased_at is null;
        when 'violation' then
            update violation t set place = '', noticed_by = '', person = '', happened = '', erased_at = at
            where t.body_id = the_body and t.id = the_row and t.erased_at is null;
        when 'violation_step' then
            update violation_step t set note = ''
            where t.body_id = the_body and t.id = the_row and t.note <> '';
        when 'pledge' then
            update pledge t set signer = '', company = '', place = ''
            where t.body_id = the_body and t.id = the_row and t.signer <> '';
        when 'contact_phone' then
            update contact_phone t set number = ''
            where t.body_id = the_body and t.id = the_row and t.number <> '';
        when 'evidence_item' then
            update evidence_item t set done_by = '', note = '', place = ''
            where t.body_id = the_body and t.id = the_row and t.done_by || t.note || t.place <> '';
        else
            -- A table that is younger than this schema: nothing of it is here.
            return false;
    end case;
    return found;
end
$$;
revoke execute on function erase_again(uuid, text, uuid, timestamptz) from public;
