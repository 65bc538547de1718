-- F1: tables of places, organisations and events, as 0005 has them for people, households and villages. What names one of
-- them inside its village stands here; columns e<id> come from the catalogue migrator.
create table facts.place (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  -- Name in its comparing form.
  name_key text collate "C" not null check (name_key <> ''),
  primary key (shard, id),
  unique (shard, area, name_key)
) with (fillfactor = 88);

create table facts.organisation (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  name_key text collate "C" not null check (name_key <> ''),
  -- Unified social credit code: names the organisation wherever it is; an unregistered one has none.
  code_key text collate "C" check (code_key <> ''),
  primary key (shard, id),
  unique (shard, area, name_key),
  unique (shard, code_key)
) with (fillfactor = 88);

create table facts.event (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  -- Number of the event in its register, in its comparing form.
  number_key text collate "C" not null check (number_key <> ''),
  primary key (shard, id),
  unique (shard, area, number_key)
) with (fillfactor = 88);

alter table facts.patch_log
  drop constraint patch_log_subject_kind_check,
  add constraint patch_log_subject_kind_check check (subject_kind in ('person', 'household', 'place', 'organisation', 'area', 'event'));
alter table facts.conflict
  drop constraint conflict_subject_kind_check,
  add constraint conflict_subject_kind_check check (subject_kind in ('person', 'household', 'place', 'organisation', 'area', 'event'));
