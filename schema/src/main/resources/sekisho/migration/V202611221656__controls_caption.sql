-- A heading that stands without text (第1章 組織体制) can be bound: its place is paragraph 0, sentence 0.
alter table clause_binding
    drop constraint clause_binding_sentence_check,
    add constraint clause_binding_sentence_check check (sentence >= 1 or (paragraph = 0 and sentence = 0));
