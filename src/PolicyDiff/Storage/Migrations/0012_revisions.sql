-- Counts what is told of a policy's history: it moves in the transaction that writes a change or a label, whoever writes it. What is made of
-- changes and kept in memory (lists, counts, pages) stays good as long as it stands. Beside the policy and without a reference to it: so that it waits
-- for nobody who writes to the policy, and still moves when the policy goes.
create table policy_revision (
    policy_id bigint primary key,
    revision bigint not null
);
insert into policy_revision (policy_id, revision)
select policy_id, 1 from change group by policy_id;

create function revise_policy() returns trigger language plpgsql as $$
begin
    insert into policy_revision (policy_id, revision)
    select distinct policy_id, 1 from touched order by policy_id
    on conflict (policy_id) do update set revision = policy_revision.revision + 1;
    return null;
end
$$;

create trigger change_inserted after insert on change referencing new table as touched for each statement execute function revise_policy();
create trigger change_updated after update on change referencing new table as touched for each statement execute function revise_policy();
create trigger change_deleted after delete on change referencing old table as touched for each statement execute function revise_policy();
create trigger label_inserted after insert on label referencing new table as touched for each statement execute function revise_policy();
create trigger label_updated after update on label referencing new table as touched for each statement execute function revise_policy();
create trigger label_deleted after delete on label referencing old table as touched for each statement execute function revise_policy();

-- Which opened capture has the bytes that an unopened one is said to have.
create index memento_digest on memento (source_id, archive, digest) where capture_id is not null;
