-- Fields that a body adds to a ledger (台帳) of its own accord. What stands in them is in the column "own" of the
-- ledger's table, by the identifier of the field.
create table ledger_field (
    body_id       uuid not null,
    id            uuid not null,
    field_id      uuid not null,
    ledger        text not null,
    label         text not null check (label <> ''),
    kind          text not null check (kind in ('TEXT', 'LINES', 'DAY', 'WHOLE', 'YES_NO', 'CHOICE')),
    choices       text[] not null,
    place         integer not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((kind = 'CHOICE') = (cardinality(choices) > 0)),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index ledger_field_current on ledger_field (body_id, field_id) where superseded_at is null and valid_to is null;
call wall('ledger_field');
grant update (superseded_at) on ledger_field to ${app};
