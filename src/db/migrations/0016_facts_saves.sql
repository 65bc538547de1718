-- F40, F43, F46, F47: facts entered one by one, conflicts decided, the past read again, and figures kept right.

-- An import's unit stands with its batch; whoever enters facts without a file says it here. `days` keeps what the patch
-- takes no notice of: until which day the earlier answers were good, {"e12": "2026-11-24"}; null means no answer before.
alter table facts.patch_log
  add column unit text check (unit <> ''),
  add column reason text check (reason <> ''),
  add column days jsonb check (jsonb_typeof(days) = 'object');
create index patch_log_at on facts.patch_log (shard, at);

-- A conflict that somebody decided stays on record: the same answer of the unit that lost does not open it again.
alter table facts.conflict
  add column decided_by text check (decided_by <> ''),
  add column decided_at timestamptz,
  add constraint conflict_decided_check check ((decided_by is null) = (decided_at is null));

-- What changed and is not yet in the figures: written with the facts, deleted with the figures (storage note, section 6).
create table facts.outbox (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  subject_kind text not null check (subject_kind in ('person', 'household', 'place', 'organisation', 'area', 'event')),
  -- Null for a whole file: many subjects of the area.
  subject_id uuid,
  columns text[] not null,
  at timestamptz not null default now(),
  primary key (shard, id)
);
create index outbox_area on facts.outbox (shard, area);

-- A figure of one village as of one day, as the facts stood when it was computed.
create table facts.village_figure (
  shard text collate "C" not null,
  definition text collate "C" not null check (length(definition) = 64),
  area text collate "C" not null,
  good_on date not null,
  figure jsonb not null,
  computed_at timestamptz not null default now(),
  primary key (shard, definition, area)
);
