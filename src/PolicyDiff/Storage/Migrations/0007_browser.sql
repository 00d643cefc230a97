-- Pages that scripts draw: read with a browser where a policy wants it, and what came so is marked.
alter table policy add column browser boolean not null default false;
alter table capture add column rendered boolean not null default false;
