// B1: what every store function takes first: one open transaction.
import type { ClientBase } from 'pg'

/**
 * An open transaction: `trx.query(text, values)`, also usable by pg-copy-streams (`trx.query(copyFrom('copy ...'))`).
 * Only `query`, so that no store can end, release or share the connection. A `date` arrives as text `YYYY-MM-DD` (a Day,
 * never a Date in some time zone), `numeric` and `bigint` as text (exact), `timestamptz` as Date, `jsonb` parsed.
 */
export type Trx = Pick<ClientBase, 'query'>
