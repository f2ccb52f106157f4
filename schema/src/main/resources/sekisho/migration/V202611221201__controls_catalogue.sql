-- With which version of the catalogue a clause was read and bound; empty where that was not noted.
alter table clause_reading add column catalogue text not null default '';
