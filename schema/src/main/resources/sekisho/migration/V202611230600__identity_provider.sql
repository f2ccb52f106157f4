-- A body's own OpenID Connect provider. No current row: nobody of the body signs in with one.
create table sign_in_provider (
    body_id       uuid not null,
    id            uuid not null,
    issuer        text not null check (length(issuer) between 1 and 300),
    client_id     text not null check (length(client_id) between 1 and 200),
    -- The claim that names an account.
    claim         text not null check (length(claim) between 1 and 100),
    -- Whether a first sign-in binds itself to the account that the claim names.
    by_name       boolean not null,
    -- Whether the provider's word may stand for the second factor, and the acr that says so besides amr.
    delegated     boolean not null,
    acr           text check (length(acr) between 1 and 200),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index sign_in_provider_current on sign_in_provider (body_id)
    where superseded_at is null and valid_to is null;
call wall('sign_in_provider');
grant update (superseded_at) on sign_in_provider to ${app};

-- The secret of the present registration, encrypted by the application; id is the body. No earlier one is kept.
create table sign_in_provider_secret (
    body_id uuid not null,
    id      uuid not null,
    secret  bytea not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id)
);
call wall('sign_in_provider_secret');
grant update (secret), delete on sign_in_provider_secret to ${app};

-- Which account a person of a provider has. It holds for one registration: subjects may differ from client to client.
create table provider_link (
    body_id       uuid not null,
    id            uuid not null,
    account_id    uuid not null,
    issuer        text not null,
    client_id     text not null,
    subject       text not null check (length(subject) between 1 and 255),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, account_id) references account (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index provider_link_of_subject on provider_link (body_id, issuer, client_id, subject)
    where superseded_at is null and valid_to is null;
create unique index provider_link_of_account on provider_link (body_id, account_id, issuer, client_id)
    where superseded_at is null and valid_to is null;
call wall('provider_link');
grant update (superseded_at) on provider_link to ${app};

-- The sign-in page asks before a body is named; this tells which bodies have a provider, and nothing else.
create function provider_bodies() returns table (id uuid)
    language sql stable security definer set search_path = public
as $$ select body_id from sign_in_provider where superseded_at is null and valid_to is null $$;
revoke execute on function provider_bodies() from public;
grant execute on function provider_bodies() to ${app};
