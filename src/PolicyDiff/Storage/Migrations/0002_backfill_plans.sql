-- What became of a listing's captures is read every few seconds while a backfill runs: a few hundred of up to a hundred thousand.
create index memento_touched on memento (source_id, archive) where state <> 'listed' or retry_at is not null or claimed_until is not null;
