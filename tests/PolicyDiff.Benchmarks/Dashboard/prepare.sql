-- What is to be made, before it is made: which part of which real history each policy repeats, and when. The same numbers give the same database.
create schema if not exists bench;

create table bench.stock as
select p.id as policy_id, p.type, count(*)::integer as versions
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
        case
            when base % 50 = 0 then 200
            else (@usual * (0.55 + 0.9 * (hashint4(base) & 65535) / 65536.0))::integer
        end as wanted
    from numbered
)
select s.no, s.base, s.is_twin,
    decode(md5('policy ' || s.no), 'hex') as key,
    case when s.no <= 60 then 0 else s.no / 3 end as organization,
    chosen.policy_id as stock, chosen.type,
    least(s.wanted, chosen.versions) as length,
    ((hashint4(s.base + 7000001) & 2147483647) % (chosen.versions - least(s.wanted, chosen.versions) + 1)) as start,
    1.0 + (hashint4(s.base + 8000001) & 65535) / 65536.0 * 3 as stretch,
    date_trunc('hour', now()) - make_interval(hours => 1 + (hashint4(s.base + 9000001) & 2147483647) % 4000) as newest
from sized s
cross join lateral (
    select * from bench.stock
    order by least(versions, s.wanted) desc, md5(s.base || ' ' || policy_id)
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
