-- A label may take back what was said before, and may speak of a policy that was taken down: there is no text after that.
alter table label add column withdraws boolean not null default false;
alter table label alter column to_text drop not null;
