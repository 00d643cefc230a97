-- Addresses over time. What redirects say is derived from captures and made anew at each arrangement; what a person said stands beside it and wins.
alter table policy_source
    -- person: somebody gave the address; redirect: captures led there
    add column found_by text not null default 'person',
    -- Somebody said that this is no address of the policy, whatever leads to it.
    add column refused boolean not null default false,
    -- Derived: where the policy is now, by the redirects of the address that is checked.
    add column current boolean not null default false;

-- Captures of a policy's addresses that do not speak for it, and why. Derived.
create table uncounted (
    policy_id bigint not null references policy on delete cascade,
    capture_id bigint not null references capture on delete cascade,
    sentence text not null,
    primary key (policy_id, capture_id)
);
