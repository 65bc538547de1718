-- Q1: what departments ask of an area, and what each ask needs to know, as it stood when the demand was opened.
create schema demands;

create table demands.demand (
  shard text collate "C" not null,
  id uuid not null default uuidv7(),
  -- Everybody in this area and below it owes the report.
  area text collate "C" not null,
  -- Content hash of the template version.
  template text collate "C" not null,
  name text not null check (name <> ''),
  issuer text not null check (issuer <> ''),
  per text not null check (per in ('area', 'household')),
  period text not null,
  due date,
  duty text,
  control_number text,
  state text not null check (state in ('open', 'closed')),
  opened_on date not null,
  closed_on date,
  at timestamptz not null default now(),
  primary key (shard, id),
  check ((state = 'closed') = (closed_on is not null))
);
create index demand_area on demands.demand (state, area);
-- One open ask for one template, area and period: the same form sent twice is one demand.
create unique index demand_once on demands.demand (shard, area, template, period, issuer) where state = 'open';

create table demands.need (
  shard text collate "C" not null,
  demand uuid not null,
  position integer not null,
  subject_kind text not null check (subject_kind in ('person', 'household', 'area')),
  conditions jsonb not null check (jsonb_typeof(conditions) = 'array'),
  questions text[] not null,
  primary key (shard, demand, position),
  foreign key (shard, demand) references demands.demand (shard, id)
);
