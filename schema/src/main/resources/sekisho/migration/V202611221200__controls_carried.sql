-- What a person decided of the text before and what therefore holds of this one; decided_by is that person, and empty
-- where it could not be told what follows.
alter table clause_reading add column carried boolean not null default false;
alter table clause_binding add column carried boolean not null default false;
