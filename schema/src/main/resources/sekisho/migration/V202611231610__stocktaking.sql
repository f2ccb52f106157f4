-- A stocktaking (棚卸) of a ledger. Which lines each section has on the first day follows from the ledger's two times, as of
-- the moment at which the stocktaking was begun or its first day, whichever is later; nothing of the lines is copied.
create table stocktaking (
    body_id    uuid not null,
    id         uuid not null,
    ledger     text not null check (ledger <> ''),
    title      text not null check (title <> ''),
    first_day  date not null,
    last_day   date not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (last_day >= first_day)
);
call wall('stocktaking');

-- That it was closed, and what was said of what is left.
create table stocktaking_closing (
    body_id        uuid not null,
    id             uuid not null,
    stocktaking_id uuid not null,
    said           text not null,
    entered_at     timestamptz not null,
    entry_id       uuid not null,
    primary key (body_id, id),
    unique (body_id, stocktaking_id),
    foreign key (body_id, stocktaking_id) references stocktaking (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('stocktaking_closing');

-- A line that somebody saw there as the ledger says, once for each line.
create table stocktaking_line (
    body_id        uuid not null,
    id             uuid not null,
    stocktaking_id uuid not null,
    line_id        uuid not null,
    entered_at     timestamptz not null,
    entry_id       uuid not null,
    primary key (body_id, id),
    unique (body_id, stocktaking_id, line_id),
    foreign key (body_id, stocktaking_id) references stocktaking (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('stocktaking_line');

-- A section of which every line is dealt with.
create table stocktaking_section (
    body_id        uuid not null,
    id             uuid not null,
    stocktaking_id uuid not null,
    section        uuid not null,
    entered_at     timestamptz not null,
    entry_id       uuid not null,
    primary key (body_id, id),
    unique (body_id, stocktaking_id, section),
    foreign key (body_id, stocktaking_id) references stocktaking (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('stocktaking_section');

-- What a stocktaking did not find: a candidate for an incident from the day on which it was known (知った日). A correction and
-- what was found later supersede the row, so the day that was said first stays.
create table missing_asset (
    body_id        uuid not null,
    id             uuid not null,
    missing_id     uuid not null,
    stocktaking_id uuid not null,
    line_id        uuid not null,
    section        uuid not null,
    last_seen      text not null check (last_seen <> ''),
    done           text not null,
    wrongful       boolean not null,
    correction     text not null,
    found_on       date,
    found_where    text not null,
    out_of_hand    boolean,
    valid_from     date not null,
    valid_to       date,
    entered_at     timestamptz not null,
    superseded_at  timestamptz,
    entry_id       uuid not null,
    primary key (body_id, id),
    foreign key (body_id, stocktaking_id) references stocktaking (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((found_on is null) = (found_where = '')),
    check ((found_on is null) = (out_of_hand is null)),
    check (found_on is null or found_on >= valid_from),
    check (valid_to is null),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index missing_asset_current on missing_asset (body_id, missing_id) where superseded_at is null;
create unique index missing_asset_line on missing_asset (body_id, line_id) where superseded_at is null and found_on is null;
call wall('missing_asset');
grant update (superseded_at) on missing_asset to ${app};
