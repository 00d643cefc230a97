-- The whole model. What names what: DESIGN.md §4. Row numbers (id) never leave the database: addresses name content.
-- Left: evidence as received (body, capture, listing, memento). Right: derived, rebuilt from the left by rules (reading … change).

create table organization (
    id bigint generated always as identity primary key,
    slug text not null unique,
    name text not null,
    created_at timestamptz not null
);

create table policy (
    id bigint generated always as identity primary key,
    organization_id bigint not null references organization,
    slug text not null,
    name text not null,
    type text not null,
    language text,
    region text,
    created_at timestamptz not null,
    -- Live checks: null interval = not checked (an import, a closed service).
    check_interval interval,
    next_check_at timestamptz,
    last_checked_at timestamptz,
    unique (organization_id, slug)
);
create index policy_next_check_at on policy (next_check_at) where next_check_at is not null;

create table source (
    id bigint generated always as identity primary key,
    address text not null unique,
    created_at timestamptz not null
);

-- Sources and policies are many to many; each pairing cuts the policy out of the page with its own selectors.
create table policy_source (
    id bigint generated always as identity primary key,
    policy_id bigint not null references policy on delete cascade,
    source_id bigint not null references source,
    selector_key text not null default '',
    select_css text[] not null default '{}',
    remove_css text[] not null default '{}',
    valid_from timestamptz,
    valid_until timestamptz,
    -- The one that live checks fetch.
    live boolean not null,
    unique nulls not distinct (policy_id, source_id, selector_key, valid_from)
);
create index policy_source_source_id on policy_source (source_id);

-- Evidence -------------------------------------------------------------------------------------------------------------

create table body (
    hash bytea primary key,
    length bigint not null,
    codec text not null,
    data bytea not null,
    stored_at timestamptz not null
);
-- Already compressed: the server's own compression would only cost time.
alter table body alter column data set storage external;

create table capture (
    id bigint generated always as identity primary key,
    source_id bigint not null references source,
    origin text not null,
    instant timestamptz not null,
    requested_address text not null,
    final_address text,
    redirects jsonb not null default '[]',
    status integer,
    headers jsonb not null default '[]',
    body_hash bytea references body,
    archive_address text,
    -- What the connection said when nothing usable came: "timeout", "name-not-found" … with a sentence. Null: an answer was received.
    failure text,
    failure_sentence text,
    received_at timestamptz not null,
    unique nulls not distinct (source_id, origin, instant, body_hash)
);
create index capture_body_hash on capture (body_hash);

create table listing (
    id bigint generated always as identity primary key,
    source_id bigint not null references source,
    archive text not null,
    outcome text not null,
    sentence text,
    lines integer not null,
    unreadable integer not null,
    started_at timestamptz not null,
    finished_at timestamptz not null
);
create index listing_source on listing (source_id, archive, finished_at);

-- What an archive's index ever said it holds for a source: a growing union, nothing is forgotten because a later answer lacks it.
create table memento (
    id bigint generated always as identity primary key,
    source_id bigint not null references source,
    archive text not null,
    stamp text not null,
    instant timestamptz not null,
    original text not null,
    media_type text,
    status integer,
    digest text,
    length bigint,
    listed_at timestamptz not null,
    capture_id bigint references capture,
    -- listed, fetched, unplayable, failed (given up after several tries; retried on request)
    state text not null default 'listed',
    attempts integer not null default 0,
    retry_at timestamptz,
    sentence text,
    -- Who is fetching it, and until when at the latest.
    claimed_by text,
    claimed_until timestamptz,
    unique (source_id, archive, stamp, original)
);

create index memento_claimed_by on memento (claimed_by) where claimed_by is not null;

-- Derived --------------------------------------------------------------------------------------------------------------

create table clause (
    hash bytea primary key,
    text text not null,
    words integer not null,
    -- 1 MB of one tsvector is the server's limit; a longer clause is searched by its beginning.
    search tsvector generated always as (to_tsvector('simple', left(text, 200000))) stored
);
create index clause_search on clause using gin (search);

create table text (
    hash bytea primary key,
    words integer not null,
    clauses bytea[] not null,
    language text,
    created_at timestamptz not null
);
create index text_clauses on text using gin (clauses);

create table faithful_text (
    hash bytea primary key,
    text_hash bytea not null references text,
    title text,
    content jsonb not null,
    rules_version integer not null
);
create index faithful_text_text_hash on faithful_text (text_hash);

-- One row for each (capture, selector set) and rules version; the newest rules version is the current one, older rows say which text
-- a permalink's capture had before.
create table reading (
    capture_id bigint not null references capture on delete cascade,
    selector_key text not null,
    rules_version integer not null,
    current boolean not null,
    outcome text not null,
    reasons text[] not null,
    text_hash bytea references text,
    faithful_hash bytea references faithful_text,
    primary key (capture_id, selector_key, rules_version)
);
create index reading_text_hash on reading (text_hash);

create table version (
    id bigint generated always as identity primary key,
    policy_id bigint not null references policy on delete cascade,
    position integer not null,
    text_hash bytea not null references text,
    faithful_hash bytea not null references faithful_text,
    first_capture_id bigint not null references capture,
    last_capture_id bigint not null references capture,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    capture_count integer not null,
    live_count integer not null,
    unique (policy_id, position) deferrable initially deferred
);
create index version_text_hash on version (text_hash);

create table change (
    id bigint generated always as identity primary key,
    policy_id bigint not null references policy on delete cascade,
    -- SHA-256 of (policy, kind, from, to, first capture with the new text): what alerts, notes and reviews key on.
    occurrence bytea not null unique,
    position integer not null,
    kind text not null,
    from_text bytea references text,
    to_text bytea references text,
    from_faithful bytea references faithful_text,
    to_faithful bytea references faithful_text,
    from_capture_id bigint references capture,
    to_capture_id bigint not null references capture,
    last_with_old timestamptz,
    first_with_new timestamptz not null,
    origin text not null,
    news boolean not null,
    -- A live change is confirmed by a second fetch before anyone is told.
    confirmed boolean not null,
    significance integer not null,
    direction text not null,
    topics text[] not null,
    reasons jsonb not null,
    headline text not null,
    words_added integer not null,
    words_removed integer not null,
    words_moved integer not null,
    excerpt jsonb not null,
    rules_version integer not null,
    found_at timestamptz not null,
    told_at timestamptz
);
create index change_policy on change (policy_id, first_with_new);
create index change_feed on change (first_with_new desc, id desc);
create index change_pair on change (from_text, to_text);

-- Work -----------------------------------------------------------------------------------------------------------------

create table backfill (
    id bigint generated always as identity primary key,
    policy_id bigint not null references policy on delete cascade,
    archive text not null,
    strategy text not null,
    from_instant timestamptz,
    to_instant timestamptz,
    -- waiting, listing, fetching, done, failed, cancelled
    state text not null,
    sentence text,
    requested_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    retry_at timestamptz,
    lease_owner text,
    lease_until timestamptz
);
create unique index backfill_active on backfill (policy_id, archive) where state in ('waiting', 'listing', 'fetching');
create index backfill_policy on backfill (policy_id);

-- One budget for each archive and endpoint class, and for each host: all processes together stay under it.
create table budget (
    key text primary key,
    next_at timestamptz not null,
    paused_until timestamptz,
    reason text
);

create table installation (
    key text primary key,
    value text not null
);

create table data_protection_key (
    name text primary key,
    xml text not null
);

-- People ---------------------------------------------------------------------------------------------------------------

create table account (
    id bigint generated always as identity primary key,
    email text not null,
    name text not null,
    role text not null,
    password_hash text not null,
    security_stamp text not null,
    created_at timestamptz not null
);
create unique index account_email on account (lower(email));

create table account_link (
    token_hash bytea primary key,
    purpose text not null,
    account_id bigint references account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

create table subscription (
    id bigint generated always as identity primary key,
    account_id bigint not null references account on delete cascade,
    -- everything, organization, policy, phrase
    scope text not null,
    organization_id bigint references organization on delete cascade,
    policy_id bigint references policy on delete cascade,
    phrase text,
    created_at timestamptz not null,
    unsubscribe_key text not null unique,
    unique nulls not distinct (account_id, scope, organization_id, policy_id, phrase)
);

create table alert (
    id bigint generated always as identity primary key,
    subscription_id bigint not null references subscription on delete cascade,
    occurrence bytea not null,
    policy_id bigint not null references policy on delete cascade,
    from_text bytea references text,
    to_text bytea references text,
    created_at timestamptz not null,
    -- due, sent, failed
    state text not null,
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    claimed_until timestamptz,
    sent_at timestamptz,
    message_id text not null unique,
    error text,
    unique (subscription_id, occurrence)
);
create index alert_due on alert (next_attempt_at) where state = 'due';
