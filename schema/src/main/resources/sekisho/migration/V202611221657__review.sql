-- A review case (見直しの検討): whether the documents must change, opened by a trigger. What opened it never changes.
create table review_case (
    body_id     uuid not null,
    id          uuid not null,
    occasion    text not null check (occasion in ('AUDIT', 'CHANGE', 'THREAT', 'LAW', 'YEARLY')),
    what        text not null check (what <> ''),
    happened_on date not null,
    due_on      date,
    text_id     uuid not null,
    opened_on   date not null,
    entered_at  timestamptz not null,
    entry_id    uuid not null,
    primary key (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (due_on is null or due_on >= opened_on)
);
call wall('review_case');

create table review_answer (
    body_id       uuid not null,
    id            uuid not null,
    case_id       uuid not null,
    question      text not null check (question <> ''),
    answer        text not null check (answer <> ''),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, case_id) references review_case (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index review_answer_current on review_answer (body_id, case_id, question)
    where superseded_at is null and valid_to is null;
call wall('review_answer');
grant update (superseded_at) on review_answer to ${app};

-- What the analysis says of one threat that the policy names, by the identity of its clause and its words.
create table review_risk (
    body_id       uuid not null,
    id            uuid not null,
    case_id       uuid not null,
    clause_id     uuid not null,
    threat        text not null check (threat <> ''),
    likelihood    text not null check (likelihood in ('LOW', 'MIDDLE', 'HIGH')),
    loss          text not null check (loss in ('LOW', 'MIDDLE', 'HIGH')),
    response      text not null check (response in ('REDUCE', 'AVOID', 'TRANSFER', 'ACCEPT')),
    valid_from    date not null,
    valid_to      date,
    entered_at    timestamptz not null,
    superseded_at timestamptz,
    entry_id      uuid not null,
    primary key (body_id, id),
    foreign key (body_id, case_id) references review_case (body_id, id),
    foreign key (body_id, clause_id) references clause (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (valid_to is null or valid_to > valid_from),
    check (superseded_at is null or superseded_at >= entered_at)
);
create unique index review_risk_current on review_risk (body_id, case_id, clause_id, threat)
    where superseded_at is null and valid_to is null;
call wall('review_risk');
grant update (superseded_at) on review_risk to ${app};

-- How a case ended. A revision points at its draft or at its version.
create table review_result (
    body_id    uuid not null,
    id         uuid not null,
    case_id    uuid not null,
    revision   boolean not null,
    reason     text not null check (reason <> ''),
    decided_by text not null check (decided_by <> ''),
    decided_on date not null,
    draft_id   uuid,
    text_id    uuid,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, case_id),
    foreign key (body_id, case_id) references review_case (body_id, id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred,
    check (revision = (draft_id is not null or text_id is not null)),
    check (draft_id is null or text_id is null)
);
call wall('review_result');
