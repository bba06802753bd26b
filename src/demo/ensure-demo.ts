/** The demo's people, made once in an empty database; and put back to the beginning by the operator's command. */
import type pg from 'pg'
import type { CouncilFiles, DemoName } from '../modules/council/index.ts'
import type { CivilDate } from '../platform/clock.ts'
import type { Keys } from '../platform/keys.ts'
import { generateLives } from './generate.ts'
import { asOwner, loadRows } from './load.ts'

export interface DemoSource {
  /** A pool whose role may take tsunagu_owner. */
  pool: pg.Pool
  council: CouncilFiles
  names: readonly DemoName[]
  keys: Keys
  fold: (text: string) => string
  today: CivilDate
  seed?: number
  people?: number
}

export const demoSeed = 20_260_120
export const demoPeople = 600

/** Everything that follows from people, cases and reports. Accounts stay, and so does the council. */
const emptied = [
  'people', 'cases', 'case_access', 'episodes', 'consultations', 'next_actions', 'target_type_decisions', 'referrals', 'placements', 'follow_ups', 'ledger', 'facts', 'seals', 'seal_entries',
  'sealed_figures', 'figure_sources', 'monthly_reports', 'roadmap_states', 'drafts', 'submissions', 'read_log', 'kept_inputs',
] as const

/**
 * Generates and loads the demo's people where the database holds none; safe to call at each start. The demo's accounts
 * must exist (ensureDemoAccounts), because their cases are theirs.
 */
export async function ensureDemo(source: DemoSource): Promise<{ people: number }> {
  return fillDemo(source, false)
}

/** Takes everything that was done in the demo away and begins anew. */
export async function resetDemo(source: DemoSource): Promise<{ people: number }> {
  return fillDemo(source, true)
}

async function fillDemo(source: DemoSource, anew: boolean): Promise<{ people: number }> {
  const client = await source.pool.connect()
  try {
    // Two processes that start together: the second finds the work done.
    await client.query('select pg_advisory_lock(7214005)')
    const found = await countPeople(client)
    if (found > 0 && !anew) return { people: found }
    const { rows: accounts } = await client.query<{ email: string; id: string }>('select email, id from accounts')
    const rows = generateLives({ ...source, seed: source.seed ?? demoSeed, people: source.people ?? demoPeople, accounts: new Map(accounts.map((row) => [row.email, row.id])) })
    const known = new Set(accounts.map((row) => row.id))
    rows.memberships = rows.memberships.filter((row) => !known.has(row.account_id))
    rows.accounts = rows.accounts.filter((row) => !known.has(row.id))
    await asOwner(client, async () => {
      if (anew) await client.query(`truncate ${emptied.join(', ')} cascade`)
      await loadRows(client, rows)
    })
    await client.query('analyze')
    return { people: rows.people.length }
  } finally {
    await client.query('select pg_advisory_unlock(7214005)').catch(() => {})
    client.release()
  }
}

/** As the owner: nobody else sees all people. */
async function countPeople(client: Pick<pg.ClientBase, 'query'>): Promise<number> {
  await client.query('begin read only')
  try {
    await client.query('set local role tsunagu_owner')
    const { rows: [row] } = await client.query<{ people: number }>('select count(*)::integer as people from people')
    return row?.people ?? 0
  } finally {
    await client.query('rollback')
  }
}
