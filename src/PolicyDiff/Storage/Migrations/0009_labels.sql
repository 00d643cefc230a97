-- What people say of a change: kept apart from what rules say of it, and never written over by them.

create table label (
    id bigint generated always as identity primary key,
    policy_id bigint not null references policy on delete cascade,
    -- The event it speaks of: both texts, and the instant of the first capture with the new one as it was known then.
    from_text bytea,
    to_text bytea not null,
    seen timestamptz not null,
    -- Null: the rules' own word stands.
    kind text,
    significance integer check (significance between 0 and 100),
    news boolean,
    note text,
    account_id bigint references account on delete set null,
    -- As it was then: who said so outlives the account.
    account_name text not null,
    created_at timestamptz not null
);
create index label_policy on label (policy_id, created_at);

-- What the labels make of a derived change; rewritten whenever its history is arranged.
alter table change add column labelled_kind text;
alter table change add column labelled_significance integer;
alter table change add column labelled_news boolean;

-- SHA-256 of the words that came and went: the same change made to several policies has the same.
alter table change add column signature bytea;
create index change_signature on change (signature) where signature is not null;
