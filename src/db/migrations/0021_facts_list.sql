-- F60, F61: lists of subjects are paged by key and searched. The order of a list is that of its areas, and of arrival within one.
create index if not exists person_list on facts.person (shard, area, id);
drop index if exists facts.person_area;

-- The last six digits of an ID number by a keyed hash, like the number itself: people say them aloud to be found.
alter table facts.identity add column if not exists tail text collate "C";
create index if not exists identity_tail on facts.identity (shard, tail);
