-- P3: a filled workbook, and for every cell what it holds and which subject it speaks of.
create schema reports;

create table reports.report (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  area text collate "C" not null,
  demand uuid not null,
  template text not null,
  name text not null,
  period text not null,
  subject_kind text not null,
  subject_id uuid,
  field_map text not null check (field_map in ('confirmed', 'unconfirmed')),
  filled_on date not null,
  filled_at timestamptz not null default now(),
  file_hash text not null,
  file bytea not null,
  lineage jsonb not null,
  primary key (shard, id)
);
create index report_area on reports.report (shard, area, demand);

create table reports.cell (
  shard text collate "C" not null,
  report uuid not null,
  id uuid not null,
  area text collate "C" not null,
  sheet text not null,
  cell text not null,
  field text not null,
  state text not null,
  filling jsonb,
  attachment_version integer,
  subject_kind text,
  subject_id uuid,
  counted integer,
  primary key (shard, report, sheet, cell)
);
