-- What the record is looked through by: who acted, and in which module. By subject and by time it has its indexes already.
create index entry_by_actor on entry (body_id, actor_id, entered_at, id);
create index entry_by_module on entry (body_id, split_part(kind, '.', 1), entered_at, id);
