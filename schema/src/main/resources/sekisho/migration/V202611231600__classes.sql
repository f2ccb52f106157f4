-- That a person set the level of an asset on one axis, whatever it would inherit (分類の設定). "line_id" is the line of the
-- ledger of assets; "level" is a key of the scheme that the body used at that time.
create table asset_level_override (
    body_id       uuid not null,
    id            uuid not null,
    line_id       uuid not null,
    axis          text not null check (axis in ('CONFIDENTIALITY', 'INTEGRITY', 'AVAILABILITY')),
    scheme        text not null check (scheme <> ''),
    level         text not null check (level <> ''),
    reason        text not null check (reason <> ''),
    set_by        uuid not null,
    set_by_name   text not null,
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
create unique index asset_level_override_current on asset_level_override (body_id, line_id, axis)
    where superseded_at is null and valid_to is null;
call wall('asset_level_override');
grant update (superseded_at) on asset_level_override to ${app};

-- That an asset does not work without another one. Circles are allowed.
create table asset_dependency (
    body_id       uuid not null,
    id            uuid not null,
    line_id       uuid not null,
    needs_line_id uuid not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (line_id <> needs_line_id),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index asset_dependency_current on asset_dependency (body_id, line_id, needs_line_id)
    where superseded_at is null and valid_to is null;
create index asset_dependency_needs on asset_dependency (body_id, needs_line_id) where superseded_at is null;
call wall('asset_dependency');
grant update (superseded_at) on asset_dependency to ${app};
