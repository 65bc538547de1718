-- D4: the catalogue of questions as this database knows it, what people confirmed, and every version of every template's
-- field map. Small tables every county shares: reference tables on Citus, hence no shard column.
create schema dictionary;

create table dictionary.question (
  id integer primary key check (id between 1 and 999999),
  key text not null unique,
  subject text not null check (subject in ('person', 'household', 'area')),
  declaration jsonb not null check (jsonb_typeof(declaration) = 'object')
);

-- One row per key and answer: a second answer for a key ends automatic attachment by it, it does not replace the first.
create table dictionary.alias (
  key text collate "C" not null check (key <> ''),
  answer text not null check (answer <> ''),
  denied boolean not null,
  label text not null,
  template text not null,
  actor text not null check (actor <> ''),
  at timestamptz not null default now(),
  primary key (key, answer, denied)
);

create table dictionary.field_map (
  template text collate "C" not null check (template <> ''),
  version integer not null check (version > 0),
  issuer text not null check (issuer <> ''),
  per text not null check (per in ('area', 'household')),
  times_a_year numeric not null check (times_a_year > 0),
  confirmed boolean not null,
  actor text not null check (actor <> ''),
  at timestamptz not null default now(),
  primary key (template, version)
);

create table dictionary.attachment (
  template text collate "C" not null,
  version integer not null,
  position integer not null,
  field text not null,
  relation text not null check (relation in ('SAME', 'DERIVABLE', 'BROADER', 'NARROWER', 'DIFFERENT')),
  filling jsonb not null check (jsonb_typeof(filling) = 'object'),
  said_by text not null check (said_by in ('confirmation', 'alias')),
  primary key (template, version, field),
  foreign key (template, version) references dictionary.field_map (template, version)
);
-- Which forms a question fills: to find every cell when an attachment is revoked.
create index attachment_question on dictionary.attachment ((filling ->> 'question'));

create table dictionary.row_scope (
  template text collate "C" not null,
  version integer not null,
  sheet text not null,
  first_row integer not null check (first_row > 0),
  subject_kind text not null check (subject_kind in ('person', 'household', 'area')),
  conditions jsonb not null check (jsonb_typeof(conditions) = 'array'),
  primary key (template, version, sheet, first_row),
  foreign key (template, version) references dictionary.field_map (template, version)
);
