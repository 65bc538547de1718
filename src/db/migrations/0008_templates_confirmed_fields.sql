-- T29: the fields of a template as a person corrected them. What detection proposed stays in templates.template; every
-- correction is a further version, none is lost. A reference table on Citus like the templates themselves.
create table templates.confirmed_fields (
  template text collate "C" not null references templates.template (hash),
  version integer not null check (version > 0),
  forms jsonb not null check (jsonb_typeof(forms) = 'array'),
  fields jsonb not null check (jsonb_typeof(fields) = 'array'),
  actor text not null check (actor <> ''),
  at timestamptz not null default now(),
  primary key (template, version)
);
