// Writes the shape of the migrated schema to src/db/schema.sql; with --check says where the file differs from the migrations.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ok } from '../src/kernel/result.ts'
import { must, testDatabase } from '../test/db/harness.ts'
import { root } from './layers.js'

const file = path.join(root, 'src/db/schema.sql')
const ours = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'db', 'public')"

/** One statement per line group, in name order: what a reviewer compares when a migration changes. */
const shape = `
  with relation as (
    select c.oid, format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours}),
  line as (
    select name, 1 as part, a.attnum as place, format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attcollation <> 0 and co.collname <> 'default' then format(' collate %I', co.collname) else '' end,
      case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as text
    from relation join pg_attribute a on a.attrelid = oid and a.attnum > 0 and not a.attisdropped
    left join pg_collation co on co.oid = a.attcollation left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    union all
    select name, 2, row_number() over (partition by name order by k.contype desc, k.conname), '  ' || pg_get_constraintdef(k.oid)
    from relation join pg_constraint k on k.conrelid = relation.oid and k.contype <> 'n'
    union all
    select name, 3, row_number() over (partition by name order by i.indexrelid::regclass::text), pg_get_indexdef(i.indexrelid)
    from relation join pg_index i on i.indrelid = relation.oid
    where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')))
  select name, part, text from line order by name collate "C", part, place`

const database = await testDatabase('schema-dump')
const { rows } = must(
  await database.transaction(async (trx) => ok(await trx.query<{ name: string; part: number; text: string }>(shape))),
)
await database.close()
const tables = [...Map.groupBy(rows, ({ name }) => name)].map(([name, lines]) => {
  const inside = lines.filter(({ part }) => part < 3).map(({ text }) => text)
  const indexes = lines.filter(({ part }) => part === 3).map(({ text }) => `${text};\n`)
  return `create table ${name} (\n${inside.join(',\n')}\n);\n${indexes.join('')}`
})
const text = `-- Made by tools/schema-dump.ts from src/db/migrations: the schema as it stands, for reading. Never run.\n\n${tables.join('\n')}`

if (process.argv.includes('--check')) {
  const kept = readFileSync(file, 'utf8')
  if (kept !== text) {
    const [now, then] = [text.split('\n'), kept.split('\n')]
    const at = now.findIndex((line, index) => line !== then[index])
    process.stderr.write(
      `src/db/schema.sql is not what the migrations make; first at line ${at + 1}:\n- ${then[at] ?? ''}\n+ ${now[at] ?? ''}\nRun node tools/run.mjs tools/schema-dump.ts\n`,
    )
    process.exitCode = 1
  }
} else writeFileSync(file, text)
