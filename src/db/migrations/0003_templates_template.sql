-- T18: departments' forms as sent, with the fields that were proposed for them. Shared by every county: a reference table on
-- Citus, hence no shard column.
create schema templates;

create table templates.template (
  hash text collate "C" primary key check (length(hash) = 64),
  shape text not null check (length(shape) = 64),
  name text not null check (name <> ''),
  issuer text check (issuer <> ''),
  forms jsonb not null check (jsonb_typeof(forms) = 'array'),
  fields jsonb not null check (jsonb_typeof(fields) = 'array'),
  sent bytea not null,
  workbook bytea not null,
  actor text not null check (actor <> ''),
  added_at timestamptz not null default now()
);
create index template_shape on templates.template (shape);
create index template_name on templates.template (name);
