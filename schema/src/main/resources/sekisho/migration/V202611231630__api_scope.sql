-- What a token is good for: policies, read:LEDGER, keep:LEDGER. Those that were made before read policies, duties and status alone.
alter table api_token add column scope text[] not null default '{policies}' check (cardinality(scope) > 0);
alter table api_token alter column scope drop default;
