-- A change to a text that another policy of the organization has already: which, by its slug. What its own rules say stays beside what counts.
alter table change add column same_as text;
alter table change add column own_news boolean not null default false;
update change set own_news = news;
