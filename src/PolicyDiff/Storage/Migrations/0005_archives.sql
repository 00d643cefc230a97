-- More archives than one, and asking one to keep a page.

-- Where an archive keeps a capture, for archives whose addresses do not follow from timestamp and page (URI-M, or file and range).
alter table memento add column location text;

-- What was odd and mended on the way in: a rewritten page, a wrong header.
alter table capture add column notes text[] not null default '{}';

-- Where a listing that broke off goes on.
alter table listing add column resume_key text;

alter table policy add column save_when_changed boolean not null default false;

-- A wish that the archive keep a page, and what came of it. All state is here: any process goes on where another was killed.
create table save_request (
    id bigint generated always as identity primary key,
    policy_id bigint not null references policy on delete cascade,
    source_id bigint not null references source,
    -- The observation that the archived copy is to stand beside; the copy must not be older.
    capture_id bigint references capture on delete set null,
    not_before timestamptz not null,
    -- asked, changed
    cause text not null,
    -- waiting, saving, done, failed
    state text not null,
    sentence text,
    requested_at timestamptz not null,
    next_at timestamptz not null,
    attempts integer not null default 0,
    submitted_at timestamptz,
    job_id text,
    deadline_at timestamptz,
    finished_at timestamptz,
    stamp text,
    archive_address text
);
create unique index save_request_active on save_request (source_id) where state in ('waiting', 'saving');
create index save_request_policy on save_request (policy_id);
create index save_request_capture on save_request (capture_id);
create index save_request_due on save_request (next_at) where state in ('waiting', 'saving');
