-- Selectors that somebody saved for a long history: a worker reads the stored captures with them first, and lets them count when all are read.

create table selector_task (
    id bigint generated always as identity primary key,
    policy_id bigint not null references policy on delete cascade,
    source_id bigint not null references source on delete cascade,
    select_css text[] not null,
    remove_css text[] not null,
    valid_from timestamptz,
    valid_until timestamptz,
    asked_at timestamptz not null,
    -- Until then a worker has it.
    lease_until timestamptz
);
create index selector_task_policy on selector_task (policy_id, id);
create index selector_task_source on selector_task (source_id, id);
