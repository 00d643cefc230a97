-- The policies @first to @last. One transaction.
create temporary table wanted on commit drop as
select b.*, o.name as organization_name, 100000 + b.no as id, stock.oldest as stock_oldest,
    -- A little of each round is left for the way to the next one.
    extract(epoch from b.round_span * 0.95) / greatest(extract(epoch from stock.newest - stock.oldest), 1) as speed,
    (b.length + b.round_length - 1) / b.round_length as rounds
from bench.policy b
join bench.organization o on o.no = b.organization
cross join lateral (
    select min(v.first_seen) as oldest, max(v.first_seen) as newest from version v
    where v.policy_id = b.stock and v.position >= b.start and v.position < b.start + b.round_length
) stock
where b.no between @first and @last;

insert into policy (id, organization_id, slug, name, type, language, created_at, check_interval, next_check_at, last_checked_at) overriding system value
select id, 100000 + organization, 'policy-' || no,
    case
        when no % 29 = 3 then 'Datenschutzerklärung und Nutzungsbedingungen'
        when no % 29 = 5 then 'Politique de confidentialité'
        when no % 29 = 8 then 'プライバシーポリシー'
        when no % 29 = 13 then 'سياسة الخصوصية'
        when no % 29 = 21 then type || ' for Business, Education and Government Customers of the Services, including Supplementary Regional Notices'
        else type
    end,
    type, 'en', now() - interval '3 years', interval '12 hours', now() + interval '30 days', now() - make_interval(mins => no % 720)
from wanted;
insert into source (id, address, created_at) overriding system value
select id, 'https://organization-' || organization || '.invalid/policy-' || no, now() from wanted;
insert into policy_source (id, policy_id, source_id, live) overriding system value
select id, id, id, true from wanted;

create temporary table windowed on commit drop as
select w.no, w.id, decode(md5(w.key || round), 'hex') as key, w.base, w.organization, w.organization_name || case when round > 0 then ' (' || round || ')' else '' end as organization_name,
    v.position, round * w.round_length + v.position - w.start as place,
    v.text_hash, v.faithful_hash, c.body_hash, at.instant as first_seen,
    lead(at.instant) over (partition by w.no order by round, v.position) as next_seen,
    1 + (hashint4(w.base * 211 + v.position) & 2147483647) % 9 as captures
from wanted w
cross join lateral generate_series(0, w.rounds - 1) round
join version v on v.policy_id = w.stock and v.position >= w.start and v.position < w.start + w.round_length and round * w.round_length + v.position - w.start < w.length
join capture c on c.id = v.first_capture_id
cross join lateral (select w.newest - w.round_span * (w.rounds - round) + (v.first_seen - w.stock_oldest) * w.speed as instant) at;

create temporary table made on commit drop as
select *, sha256(text_hash || key) as text, sha256(faithful_hash || key) as faithful,
    1000000000 + no::bigint * 4000 + place * 16 as first_capture,
    1000000000 + no::bigint * 4000 + place * 16 + captures - 1 as last_capture,
    case when captures = 1 then first_seen else first_seen + (coalesce(next_seen, now()) - first_seen) * 0.85 end as last_seen
from windowed;
analyze made;

-- Every text and every clause says whose it is, so that no two policies share one.
insert into text (hash, words, clauses, language, sketch, created_at)
select distinct on (m.text) m.text, t.words,
    (select array_agg(sha256(clause || m.key) order by place) from unnest(t.clauses) with ordinality as u (clause, place)),
    t.language, t.sketch, now()
from made m
join text t on t.hash = m.text_hash
on conflict do nothing;
insert into clause (hash, text, words)
select sha256(c.hash || d.key), c.text || ' ' || d.organization_name, c.words
from (
    select distinct m.key, m.organization_name, u.clause
    from (select distinct key, organization_name, text_hash from made) m
    join text t on t.hash = m.text_hash
    cross join lateral unnest(t.clauses) as u (clause)
) d
join clause c on c.hash = d.clause
on conflict do nothing;
insert into faithful_text (hash, text_hash, title, content, rules_version)
select distinct on (m.faithful) m.faithful, m.text, f.title,
    jsonb_set(f.content, '{b,0,s,0,t}', to_jsonb(m.organization_name || ': ' || coalesce(f.content #>> '{b,0,s,0,t}', ''))), f.rules_version
from made m
join faithful_text f on f.hash = m.faithful_hash
on conflict do nothing;

insert into capture (id, source_id, origin, instant, requested_address, final_address, status, headers, body_hash, archive_address, received_at) overriding system value
select m.first_capture + j, m.id,
    case when at.instant > now() - interval '2 years' then 'live' else 'wayback' end,
    at.instant, 'https://organization-' || m.organization || '.invalid/policy-' || m.no, 'https://organization-' || m.organization || '.invalid/policy-' || m.no, 200,
    '[{"name": "Content-Type", "value": "text/html; charset=utf-8"}]', m.body_hash,
    case when at.instant > now() - interval '2 years' then null
        else 'https://web.archive.org/web/' || to_char(at.instant, 'YYYYMMDDHH24MISS') || '/https://organization-' || m.organization || '.invalid/policy-' || m.no end,
    at.instant
from made m
cross join lateral generate_series(0, m.captures - 1) j
cross join lateral (select m.first_seen + (m.last_seen - m.first_seen) * j / greatest(m.captures - 1, 1) as instant) at;
-- One look in nine at a version brought nothing.
insert into capture (id, source_id, origin, instant, requested_address, status, failure, failure_sentence, received_at) overriding system value
select m.first_capture + 15, m.id, 'live', m.first_seen + (coalesce(m.next_seen, now()) - m.first_seen) * 0.93,
    'https://organization-' || m.organization || '.invalid/policy-' || m.no, null, 'timeout', 'The page did not answer within 60 seconds.',
    m.first_seen + (coalesce(m.next_seen, now()) - m.first_seen) * 0.93
from made m
where m.captures = 5;
insert into reading (capture_id, selector_key, rules_version, current, outcome, reasons, text_hash, faithful_hash)
select m.first_capture + j, '', @rules, true, 'ok', '{}', m.text, m.faithful
from made m
cross join lateral generate_series(0, m.captures - 1) j;
insert into reading (capture_id, selector_key, rules_version, current, outcome, reasons)
select m.first_capture + 15, '', @rules, true, 'unreachable', '{}' from made m where m.captures = 5;

insert into version (policy_id, position, text_hash, faithful_hash, first_capture_id, last_capture_id, first_seen, last_seen, capture_count, live_count)
select id, place, text, faithful, first_capture, last_capture, first_seen, last_seen, captures,
    case when first_seen > now() - interval '2 years' then captures else 0 end
from made;

insert into change (policy_id, occurrence, position, kind, from_text, to_text, from_faithful, to_faithful, from_capture_id, to_capture_id,
    last_with_old, first_with_new, origin, news, confirmed, significance, direction, topics, reasons, headline,
    words_added, words_removed, words_moved, excerpt, rules_version, found_at, signature)
select m.id, sha256(c.occurrence || m.key || int4send(m.place)), m.place, case when m.place = 0 then 'first' else c.kind end,
    before.text, m.text, before.faithful, m.faithful, before.last_capture, m.first_capture,
    before.last_seen, m.first_seen, case when m.first_seen > now() - interval '2 years' then 'live' else 'wayback' end,
    c.news, true, case when m.place = 0 then 0 else c.significance end, case when m.place = 0 then 'neutral' else c.direction end,
    case when m.place = 0 then '{}' else c.topics end, case when m.place = 0 then '[]' else c.reasons end,
    case when m.place = 0 then 'first known text' else c.headline end,
    c.words_added, c.words_removed, c.words_moved, case when m.place = 0 then '[]' else c.excerpt end, c.rules_version, now(),
    case when m.place = 0 then null else sha256(c.signature || int4send(m.base) || int4send(m.place)) end
from made m
join wanted w on w.no = m.no
join change c on c.policy_id = w.stock and c.position = greatest(m.position, 1) and c.kind <> 'source-moved'
left join made before on before.no = m.no and before.place = m.place - 1
where m.place = 0 or before.text <> m.text
on conflict do nothing;
insert into label (policy_id, from_text, to_text, seen, significance, note, account_name, created_at)
select policy_id, from_text, to_text, first_with_new, 55, 'As two lawyers read it.', 'An editor', now()
from change where policy_id in (select id from wanted) and from_text is not null and hashint8(id) % 400 = 0;
update change set labelled_significance = 55
where policy_id in (select id from wanted) and from_text is not null and hashint8(id) % 400 = 0;

insert into listing (source_id, archive, outcome, lines, unreadable, started_at, finished_at)
select id, 'wayback', 'complete', length * 12, 0, now() - interval '90 days', now() - interval '90 days' from wanted;
insert into memento (source_id, archive, stamp, instant, original, media_type, status, digest, length, listed_at, capture_id, state, attempts)
select c.source_id, 'wayback', to_char(c.instant, 'YYYYMMDDHH24MISS'), date_trunc('second', c.instant), c.requested_address, 'text/html', 200,
    md5(c.id::text), 40000, now() - interval '90 days', c.id, 'fetched', 1
from capture c
where c.source_id in (select id from wanted) and c.origin = 'wayback'
on conflict do nothing;
insert into memento (source_id, archive, stamp, instant, original, media_type, status, digest, length, listed_at, state)
select c.source_id, 'wayback', to_char(c.instant + interval '1 second' * j, 'YYYYMMDDHH24MISS'), date_trunc('second', c.instant + interval '1 second' * j), c.requested_address,
    case when j = 2 then 'warc/revisit' else 'text/html' end, 200, md5(c.id::text || j), 40000, now() - interval '90 days', 'listed'
from capture c
cross join generate_series(1, 2) j
where c.source_id in (select id from wanted) and c.origin = 'wayback'
on conflict do nothing;
insert into backfill (policy_id, archive, strategy, state, sentence, requested_at, started_at, finished_at)
select id, 'wayback', 'changes', state.word, case state.word when 'failed' then 'The archive refused this address.' end,
    now() - interval '90 days', now() - interval '90 days', case when state.word <> 'paused' then now() - make_interval(mins => no) end
from wanted
cross join lateral (select case when no % 50 = 3 then 'paused' when no % 25 = 4 then 'failed' when no % 50 = 9 then 'cancelled' else 'done' end as word) state;
