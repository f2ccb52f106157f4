-- By which scheme (分類の体系) a body classifies its assets. Until the first row it is that of the guideline. "content" is the file
-- of a scheme of the body's own as it was handed in; empty for one that comes with the program.
create table scheme_in_use (
    body_id       uuid not null,
    id            uuid not null,
    scheme        text not null check (scheme <> ''),
    file_name     text not null,
    content       text not null,
    reason        text not null check (reason <> ''),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check ((file_name = '') = (content = '')),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index scheme_in_use_current on scheme_in_use (body_id) where superseded_at is null and valid_to is null;
call wall('scheme_in_use');
grant update (superseded_at) on scheme_in_use to ${app};
