-- What a capture counts as is judged in three steps: by its page, by its neighbours in time, by a person. reading.outcome is the result;
-- where a later step says otherwise, what the page alone says stays beside it.
alter table reading
    add column page_outcome text,
    add column page_reasons text[],
    -- Selectors that matched nothing.
    add column missed text[] not null default '{}';

-- A sample of the text's phrases, its language and how much it speaks of law: tells texts apart without reading them.
alter table text add column sketch bytea;

-- A person's word. Not derived: no rebuild touches it.
create table outcome_decision (
    capture_id bigint not null references capture on delete cascade,
    selector_key text not null,
    outcome text not null,
    note text,
    decided_by text not null,
    decided_at timestamptz not null,
    primary key (capture_id, selector_key)
);
