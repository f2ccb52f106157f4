-- How something is disposed of (廃棄、リース返却、修理、交換): planned beside the request for leave.
create table handling_disposal (
    body_id       uuid not null,
    id            uuid not null,
    request_id    uuid not null,
    event         text not null check (event in ('DISPOSAL', 'LEASE_RETURN', 'REPAIR', 'EXCHANGE')),
    method        text not null check (method <> ''),
    method_ja     text not null check (method_ja <> ''),
    method_en     text not null check (method_en <> ''),
    method_reason text not null,
    contractor    text not null,
    entered_at    timestamptz not null,
    entry_id      uuid not null,
    primary key (body_id, id),
    unique (body_id, request_id),
    foreign key (body_id, request_id) references handling_request (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('handling_disposal');

-- That it was done: by whom, before whom, and until when a certificate is to come.
create table handling_disposed (
    body_id        uuid not null,
    id             uuid not null,
    request_id     uuid not null,
    done_by        text not null check (done_by <> ''),
    witness        text not null,
    certificate_by date,
    entered_at     timestamptz not null,
    entry_id       uuid not null,
    primary key (body_id, id),
    unique (body_id, request_id),
    foreign key (body_id, request_id) references handling_request (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('handling_disposed');

-- The certificate (証明書), where it came.
create table handling_certificate (
    body_id    uuid not null,
    id         uuid not null,
    request_id uuid not null,
    file_id    uuid not null,
    taken_on   date not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, request_id),
    foreign key (body_id, request_id) references handling_request (body_id, id),
    foreign key (body_id, file_id) references stored_file (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('handling_certificate');
