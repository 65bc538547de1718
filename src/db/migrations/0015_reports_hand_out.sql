-- P17: whose hands a report's file reached, and how far the revocations of attachments were followed.
create table reports.hand_out (
  shard text collate "C" not null,
  report uuid not null,
  -- `folder`: written as a file; `download`: fetched over HTTP; `unknown`: filled before this was recorded, so it may have been.
  how text not null check (how in ('folder', 'download', 'unknown')),
  actor text not null check (actor <> ''),
  at timestamptz not null default now(),
  primary key (shard, report, how),
  foreign key (shard, report) references reports.report (shard, id)
);
insert into reports.hand_out (shard, report, how, actor, at) select shard, id, 'unknown', 'migration', filled_at from reports.report;

create table reports.revocation_read (
  one boolean primary key default true check (one),
  -- Id of the last revocation whose reports were all filled again.
  last bigint not null
);
create index report_template on reports.report (template);
