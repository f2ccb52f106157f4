-- The exception whose end a request moves (延長): asked for anew, for the days after it.
alter table exception_request add column extends_id uuid;
alter table exception_request
    add foreign key (body_id, extends_id) references exception_request (body_id, id),
    add check (extends_id <> id);
create index exception_request_by_extended on exception_request (body_id, extends_id) where extends_id is not null;
