-- That a person has seen that a verdict holds for nothing in the next text, and needs to be told no more. It is about the
-- row of the verdict: who decides anew is asked anew.
create table verdict_dismissal (
    body_id    uuid not null,
    id         uuid not null,
    text_id    uuid not null,
    verdict_id uuid not null,
    entered_at timestamptz not null,
    entry_id   uuid not null,
    primary key (body_id, id),
    unique (body_id, text_id, verdict_id),
    foreign key (body_id, text_id) references document_text (body_id, id),
    foreign key (body_id, verdict_id) references clause_binding (body_id, id),
    foreign key (body_id, entry_id) references entry (body_id, id) deferrable initially deferred
);
call wall('verdict_dismissal');
