-- Where a version was made public, and from which day on. Ended when it is taken down there.
create table publication (
    body_id       uuid not null,
    id            uuid not null,
    text_id       uuid not null,
    place         text not null check (place <> ''),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index publication_current on publication (body_id, text_id, place)
    where superseded_at is null and valid_to is null;
call wall('publication');
grant update (superseded_at) on publication to ${app};

-- What a body answers about each organ that the law gives it: which policy the organ has by 地方自治法第244条の6第1項.
create table organ_answer (
    body_id       uuid not null,
    id            uuid not null,
    organ         text not null check (organ <> ''),
    adoption      text not null check (adoption in ('OWN', 'JOINT', 'ELSEWHERE', 'NONE')),
    decided_on    date,
    decided_by    text,
    note          text not null,
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id) references body (id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (adoption in ('OWN', 'JOINT') or (decided_on is null and decided_by is null)),
    check (adoption in ('OWN', 'JOINT') or note <> ''),
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index organ_answer_current on organ_answer (body_id, organ) where superseded_at is null and valid_to is null;
call wall('organ_answer');
grant update (superseded_at) on organ_answer to ${app};
