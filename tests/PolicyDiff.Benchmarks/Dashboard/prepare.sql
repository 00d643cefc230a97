-- What is to be made, before it is made: which part of which real history each policy repeats, and when. The same numbers give the same database.
create schema if not exists bench;

create table bench.stock as
select p.id as policy_id, p.type, count(*)::integer as versions, max(v.first_seen) - min(v.first_seen) as span
from policy p
join organization o on o.id = p.organization_id
join version v on v.policy_id = p.id
where o.slug <> 'bench-long-texts'
group by p.id, p.type
having count(*) >= 8;

create table bench.policy as
with numbered as (
    select no,
        -- A twin got the same changes on the same days as the policy before it: groups for the feed.
        case when no % 9 = 1 and no > 60 then no - 1 else no end as base
    from generate_series(1, @policies) no
), sized as (
    select no, base, no <> base as is_twin,
        case when base % 50 = 0 then 200 else (@usual * (0.55 + 0.9 * (hashint4(base) & 65535) / 65536.0))::integer end as length,
        make_interval(days => 700 + (hashint4(base + 8000001) & 2147483647) % 6500) as whole_span
    from numbered
)
select s.no, s.base, s.is_twin, s.length,
    md5('policy ' || s.no) as key,
    case when s.no <= 60 then 0 else s.no / 3 end as organization,
    chosen.policy_id as stock, chosen.type,
    -- A history that is too short is gone through several times, each time with texts of its own.
    least(s.length, chosen.versions) as round_length,
    case when chosen.versions > s.length then (hashint4(s.base + 7000001) & 2147483647) % (chosen.versions - s.length + 1) else 0 end as start,
    s.whole_span / ceil(s.length / least(s.length, chosen.versions)::numeric)::integer as round_span,
    date_trunc('hour', now()) - make_interval(hours => 1 + (hashint4(s.base + 9000001) & 2147483647) % 4000) as newest
from sized s
cross join lateral (
    select * from bench.stock
    where versions >= least(s.length, 30)
    order by md5(s.base || ' ' || policy_id)
    limit 1
) chosen;
alter table bench.policy add primary key (no);

create table bench.organization as
select distinct organization as no,
    (array['Meridian', 'Northlight', 'Tidewater', 'Juniper', 'Kestrel', 'Saltmarsh', 'Rowan', 'Copper', 'Harbour', 'Lantern'])[1 + organization % 10] || ' '
        || (array['Weather', 'Social', 'Maps', 'Payments', 'Reader', 'Video', 'Health', 'Games', 'Mail', 'Rides', 'Lodging'])[1 + organization % 11] || ' ' || organization
        || case
            when organization % 40 = 7 then ' International Communications and Information Services Holding Company (Europe, Middle East and Africa) Unlimited'
            when organization % 13 = 3 then ' Gesellschaft für Datenfernübertragung mbH'
            when organization % 17 = 5 then ' 株式会社'
            when organization % 19 = 6 then ' للاتصالات'
            else ''
        end as name
from bench.policy;

-- Filled in bulk, indexed at the end.
create table bench.dropped as
select indexname, indexdef from pg_indexes where schemaname = 'public' and indexname in ('clause_search', 'text_clauses');

insert into organization (id, slug, name, created_at) overriding system value
select 100000 + no, 'organization-' || no, name, now() from bench.organization;
