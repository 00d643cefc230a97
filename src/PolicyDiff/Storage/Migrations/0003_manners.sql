-- Who asks a class of an archive's requests, and who waits to: the oldest rows that live, as many as the class allows at once, have the places.
-- Nothing of it is worth keeping through a crash of the server.
create unlogged table budget_place (
    holder uuid primary key,
    key text not null,
    asked_at timestamptz not null,
    -- Renewed while its process lives.
    until timestamptz not null
);
create index budget_place_key on budget_place (key, asked_at);

-- Archives that refuse connections: nobody asks before open_until, then one request goes alone.
create table breaker (
    key text primary key,
    breaks integer not null default 0,
    last_break_at timestamptz,
    openings integer not null default 0,
    opened_at timestamptz,
    closed_at timestamptz,
    open_until timestamptz,
    reason text,
    probe_until timestamptz
);

-- A redirect and an error of one second can both be empty: they are two observations.
alter table capture drop constraint capture_source_id_origin_instant_body_hash_key;
alter table capture add constraint capture_evidence unique nulls not distinct (source_id, origin, instant, body_hash, status);

-- A listing that broke off goes on where it was.
alter table listing add column reached text;
