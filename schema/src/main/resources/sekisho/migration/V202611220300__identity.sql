-- Accounts and what proves that a person is who they say.

create table account (
    body_id    uuid not null references body (id),
    id         uuid not null,
    login      text not null check (login ~ '^[a-z0-9._@-]{1,100}$'),
    created_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, login),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('account');

create table account_version (
    body_id       uuid not null,
    id            uuid not null,
    account_id    uuid not null,
    display_name  text not null check (display_name <> ''),
    administrator boolean not null,
    locked        boolean not null,
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
create unique index account_version_current on account_version (body_id, account_id) where superseded_at is null;
call wall('account_version');
grant update (superseded_at) on account_version to ${app};

create table password (
    body_id    uuid not null,
    id         uuid not null,
    hash       text not null,
    changed_at timestamptz not null,
    must_change boolean not null,
    primary key (body_id, id),
    foreign key (body_id, id) references account (body_id, id)
);
call wall('password');
grant update (hash, changed_at, must_change) on password to ${app};

-- last_step refuses a code that was used before (RFC 6238, section 5.2).
create table totp (
    body_id      uuid not null,
    id           uuid not null,
    secret       bytea not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0,
    primary key (body_id, id),
    foreign key (body_id, id) references account (body_id, id)
);
call wall('totp');
grant update (secret, confirmed_at, last_step), delete on totp to ${app};

create table recovery_code (
    body_id    uuid not null,
    id         uuid not null,
    account_id uuid not null,
    hash       text not null,
    used_at    timestamptz,
    primary key (body_id, id),
    foreign key (body_id, account_id) references account (body_id, id)
);
create index recovery_code_by_account on recovery_code (body_id, account_id);
call wall('recovery_code');
grant update (used_at), delete on recovery_code to ${app};

create table passkey (
    body_id       uuid not null,
    id            uuid not null,
    account_id    uuid not null,
    credential_id bytea not null unique,
    label         text not null,
    record        bytea not null,
    created_at    timestamptz not null,
    last_used_at  timestamptz,
    sign_count    bigint not null,
    primary key (body_id, id),
    foreign key (body_id, account_id) references account (body_id, id)
);
create index passkey_by_account on passkey (body_id, account_id);
call wall('passkey');
grant update (label, record, last_used_at, sign_count), delete on passkey to ${app};

-- A passkey is offered before a body is named; this tells whose it is and nothing else.
create function passkey_body(credential bytea) returns uuid
    language sql stable security definer set search_path = public
as $$ select body_id from passkey where credential_id = credential $$;
revoke execute on function passkey_body(bytea) from public;
grant execute on function passkey_body(bytea) to ${app};

-- Failed attempts, for the back-off.
create table sign_in_failure (
    body_id    uuid not null,
    id         uuid not null,
    account_id uuid not null,
    failed_at  timestamptz not null,
    primary key (body_id, id),
    foreign key (body_id, account_id) references account (body_id, id)
);
create index sign_in_failure_by_account on sign_in_failure (body_id, account_id, failed_at);
call wall('sign_in_failure');
grant delete on sign_in_failure to ${app};
