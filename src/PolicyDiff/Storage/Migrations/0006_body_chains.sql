-- A body may be stored as what differs from another one (codec 'delta'), which stays as long as anything is told by it.
alter table body
    add column base_hash bytea references body check (base_hash <> hash),
    -- When compaction last found it as small as it gets; null: not looked at since it was stored.
    add column settled_at timestamptz,
    -- When its stored form was found to be not what was put in; cleared by storing the same bytes again.
    add column damaged_at timestamptz;
create index body_base_hash on body (base_hash) where base_hash is not null;
create index body_unsettled on body (stored_at) where settled_at is null;
create index body_damaged on body (damaged_at) where damaged_at is not null;

-- The captures of a source next to an instant: their bodies are what a new one resembles.
create index capture_source_instant on capture (source_id, instant) where body_hash is not null;
create index memento_capture_id on memento (capture_id) where capture_id is not null;
