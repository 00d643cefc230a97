-- Counts what is told of a policy's history: it moves in the transaction that writes a change or a label, whoever writes it. What is made of
-- changes and kept in memory (lists, counts, pages) stays good as long as it stands.
alter table policy add column revision bigint not null default 0;

create function revise_policy() returns trigger language plpgsql as $$
begin
    update policy
    set revision = revision + 1
    where id in (select policy_id from touched);
    return null;
end
$$;

create trigger change_inserted after insert on change referencing new table as touched for each statement execute function revise_policy();
create trigger change_updated after update on change referencing new table as touched for each statement execute function revise_policy();
create trigger change_deleted after delete on change referencing old table as touched for each statement execute function revise_policy();
create trigger label_inserted after insert on label referencing new table as touched for each statement execute function revise_policy();
create trigger label_updated after update on label referencing new table as touched for each statement execute function revise_policy();
create trigger label_deleted after delete on label referencing old table as touched for each statement execute function revise_policy();
