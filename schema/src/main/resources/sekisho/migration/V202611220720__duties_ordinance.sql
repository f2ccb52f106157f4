-- Whether the body is exempt from 施行規則第16条の3 (ただし書): both conditions have to hold. The conditions are asked for
-- one by one, so that "not exempt" says why as well.
create table ordinance_exemption (
    body_id              uuid not null,
    id                   uuid not null,
    unconnected          boolean not null,
    little_personal_data boolean not null,
    reason               text not null check (reason <> ''),
    valid_from           date not null,
    valid_to             date,
    entered_at           timestamptz not null,
    superseded_at        timestamptz,
    entry_id             uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index ordinance_exemption_current on ordinance_exemption (body_id)
    where superseded_at is null and valid_to is null;
call wall('ordinance_exemption');
grant update (superseded_at) on ordinance_exemption to ${app};
