-- Tokens with which programs read the API. Of a token's 256 random bits only the SHA-256 is kept.
create table api_token (
    body_id       uuid not null,
    id            uuid not null,
    account_id    uuid not null,
    label         text not null check (label <> ''),
    token_hash    bytea not null unique check (octet_length(token_hash) = 32),
    second_factor boolean not null,
    expires_on    date not null,
    created_at    timestamptz not null,
    revoked_at    timestamptz,
    last_used_on  date,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, account_id) references account (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (revoked_at is null or revoked_at >= created_at)
);
create index api_token_by_account on api_token (body_id, account_id);
call wall('api_token');
grant update (revoked_at, last_used_on) on api_token to ${app};

-- A program that presents a token names no body; this tells whose it is and nothing else.
create function api_token_body(token bytea) returns uuid
    language sql stable security definer set search_path = public
as $$ select body_id from api_token where token_hash = token $$;
revoke execute on function api_token_body(bytea) from public;
grant execute on function api_token_body(bytea) to ${app};
