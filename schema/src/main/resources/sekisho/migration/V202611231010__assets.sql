-- The ledger of information assets (情報資産台帳): the six kinds of 令和8年総務省通知第42号 別紙1 with what decides how they
-- are handled. "sought" is what the words of a search are compared with; it is derived from the other columns.
create table asset (
    body_id                uuid not null,
    id                     uuid not null,
    line_id                uuid not null,
    code                   text not null,
    name                   text not null check (name <> ''),
    kind                   text not null check (kind in ('NETWORK', 'SYSTEM', 'FACILITY', 'MEDIA', 'INFORMATION', 'DOCUMENT')),
    description            text not null,
    held_in                uuid,
    section                uuid,
    owner_post             uuid,
    place                  text not null,
    segment                text check (segment in
                               ('MY_NUMBER', 'LGWAN', 'INTERNET', 'OUTSIDE_CLOSED', 'OUTSIDE_CONTROL', 'OUTSIDE_SCHOOL',
                                'OUTSIDE_STANDALONE', 'NONE')),
    segment_reason         text not null,
    cloud                  text check (cloud in ('NONE', 'GOVERNMENT', 'OTHER')),
    personal               boolean,
    specific_personal      boolean,
    persons                bigint check (persons >= 0),
    confidentiality        text,
    confidentiality_reason text not null,
    integrity              text,
    integrity_reason       text not null,
    availability           text,
    availability_reason    text not null,
    classified_on          date,
    retention              text not null,
    dispose_on             date,
    began_on               date,
    renewed_on             date,
    supplier               text not null,
    note                   text not null,
    own                    jsonb not null,
    sought                 text not null,
    valid_from             date not null,
    valid_to               date,
    entered_at             timestamptz not null,
    superseded_at          timestamptz,
    entry_id               uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (held_in is null or held_in <> line_id),
    check (segment is distinct from 'NONE' or segment_reason <> ''),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index asset_current on asset (body_id, line_id) where superseded_at is null and valid_to is null;
create unique index asset_code on asset (body_id, code) where superseded_at is null and valid_to is null and code <> '';
-- The orders in which the list is read, page by page.
create index asset_by_name on asset (body_id, name, line_id) where superseded_at is null;
create index asset_by_code on asset (body_id, code, line_id) where superseded_at is null;
create index asset_by_kind on asset (body_id, kind, name, line_id) where superseded_at is null;
create index asset_by_section on asset (body_id, section, name, line_id) where superseded_at is null;
create index asset_by_class on asset (body_id, confidentiality, name, line_id) where superseded_at is null;
create index asset_by_disposal on asset (body_id, dispose_on, name, line_id) where superseded_at is null;
create index asset_held_in on asset (body_id, held_in) where superseded_at is null;
call wall('asset');
grant update (superseded_at) on asset to ${app};
