-- F1: one typed table per kind of subject. Columns e<id>, e<id>_s, e<id>_at are added at run time by the catalogue
-- migrator (facts/column.store.ts); only what every subject has stands here. Storage note, sections 1 and 2.
create schema facts;

create table facts.household (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  -- Household number in its comparing form: names the household inside its area.
  number_key text collate "C" not null check (number_key <> ''),
  primary key (shard, id),
  unique (shard, area, number_key)
) with (fillfactor = 88);

create table facts.person (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  household_id uuid,
  -- Name in its comparing form: with birth day and household it names a person who has no ID number.
  name_key text collate "C",
  -- Birth day and sex: from the ID number, or as stated by who has none. State and day as for every fact.
  born date,
  born_s smallint,
  born_at date,
  sex text,
  sex_s smallint,
  sex_at date,
  primary key (shard, id)
) with (fillfactor = 88);
create index person_area on facts.person (shard, area);
create index person_household on facts.person (shard, household_id);
create index person_name on facts.person (shard, name_key, born);

create table facts.area_facts (
  shard text collate "C" not null,
  id uuid not null,
  area text collate "C" not null,
  primary key (shard, id),
  unique (shard, area)
) with (fillfactor = 88);

-- One ID number, one person. A keyed hash whose key is not in the database: a plain hash of a number can be undone by trying all.
create table facts.identity (
  shard text collate "C" not null,
  token text collate "C" not null,
  person uuid not null,
  area text collate "C" not null,
  primary key (shard, token)
);
create index identity_person on facts.identity (shard, person);

create table facts.batch (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  file_name text not null,
  file_hash text not null,
  sheets text[] not null,
  unit text not null check (unit <> ''),
  actor text not null check (actor <> ''),
  good_as_of date not null,
  counts jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (shard, id)
);
create index batch_file on facts.batch (shard, file_hash);

-- One row per save: {"e12": [old, new]}; null is "nothing known", {"state": "conflict"} a stated blank. Only ever added to.
create table facts.patch_log (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  subject_kind text not null check (subject_kind in ('person', 'household', 'area')),
  subject_id uuid not null,
  patch jsonb not null check (jsonb_typeof(patch) = 'object'),
  actor text not null,
  source text not null,
  batch uuid,
  source_sheet text,
  source_row integer,
  valid_from date,
  valid_to date,
  at timestamptz not null default now(),
  primary key (shard, id)
);
create index patch_log_subject on facts.patch_log (shard, subject_id, id desc);

-- What each unit says where they disagree; the fact itself is then in state conflict until they agree.
create table facts.conflict (
  shard text collate "C" not null,
  subject_id uuid not null,
  column_name text collate "C" not null,
  unit text not null,
  subject_kind text not null check (subject_kind in ('person', 'household', 'area')),
  area text collate "C" not null,
  said jsonb not null,
  batch uuid,
  source_sheet text,
  source_row integer,
  good_as_of date not null,
  at timestamptz not null default now(),
  primary key (shard, subject_id, column_name, unit)
);
create index conflict_area on facts.conflict (shard, area);
