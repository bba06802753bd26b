/** The demo's people, made once in an empty database; and put back to the beginning by the operator's command. */
import pg from 'pg'
import { readCouncilFolder, readDemoNames } from '../modules/council/council/index.ts'
import type { CivilDate } from '../platform/clock.ts'
import type { Council } from '../platform/council.ts'
import { generateLives } from './generate.ts'
import { playScenes } from './scenes.ts'
import { asOwner, type Client, loadRows } from './load.ts'

export interface DemoSource {
  /** An address whose role may take tsunagu_owner. */
  ownerUrl: string
  /** The open council: its clock, keys, way to fold names, and the ways into its database. */
  council: Pick<Council, 'clock' | 'keys' | 'fold' | 'gateway' | 'settings'>
  /** The council's folder, for its data and the names of the invented people. */
  folder: string
  seed?: number
  people?: number
}

export const demoSeed = 20_260_123
export const demoPeople = 600

/**
 * Everything that follows from people, cases and reports, with all that refers to one of these tables: what hangs on a
 * case needs no line here. Accounts stay, and so does the council.
 */
const emptied = [
  'people',
  'cases',
  'disposal_counts',
  'disposals',
  'desk_rules',
  'finding_answers',
  'entered_findings',
  'desk_capacities',
  'weekly_mails',
  'projections_due',
  'seals',
  'seal_entries',
  'sheet_intake_files',
  'sheet_intakes',
  'report_reminders',
  'progress_reports',
  'fiscal_year_closings',
  'kpi_goal_decisions',
  'kpi_definition_periods',
  'figure_definition_withdrawals',
  'sealed_figures',
  'figure_notes',
  'own_tables',
  'release_notes',
  'release_cells',
  'release_figures',
  'releases',
  'figure_sources',
  'monthly_reports',
  'seat_claims',
  'seat_pools',
  'roadmap_links',
  'roadmap_states',
  'job_versions',
  'jobs',
  'job_imports',
  'job_sources',
  'employer_approach_notes',
  'employer_approaches',
  'employer_appeals',
  'employer_silences',
  'employer_breaches',
  'employer_merges',
  'employer_distinctions',
  'employer_contacts',
  'employer_workplaces',
  'employer_versions',
  'employers',
  'activity_corrections',
  'activities',
  'roadmap_steps',
  'drafts',
  'submissions',
  'read_log',
  'kept_inputs',
  'imports',
  'import_sources',
  'quarantined_files',
  'mails',
  'alarms',
  'security_events',
] as const

/**
 * Plans and definitions as the council's folder has them: what was written here is gone,
 * and what it changed says again what the folder says.
 */
const folderPlansOnly = `
  delete from figure_definitions where organization_id is not null;
  delete from plan_comments;
  delete from plan_node_history;
  delete from plan_nodes where version_id in (select id from plan_versions where origin = 'council');
  delete from plan_versions where origin = 'council';
  ${[
    'rule_findings',
    'measure_evidence',
    'roadmap_row_kpis',
    'roadmap_row_measures',
    'roadmap_rows',
    'kpi_measures',
    'kpi_organization_goals',
    'kpi_stated_values',
    'kpi_definitions',
    'plan_statements',
    'plan_passages',
    'plan_measures',
    'annex_projects',
    'plan_lead_bodies',
    'plan_sections',
    'plans',
  ]
    .map((table) => `delete from ${table} where fiscal_year not in (select fiscal_year from plan_versions);`)
    .join(' ')}
  select put_plan_in_force(id, effective_on)
  from (select distinct on (fiscal_year) id, effective_on from plan_versions
    order by fiscal_year, number desc) newest;`

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
  const client = new pg.Client({ connectionString: source.ownerUrl, application_name: 'tsunagu-demo' })
  await client.connect()
  try {
    // Two processes that start together: the second finds the work done.
    await client.query('select pg_advisory_lock(7214005)')
    const found = await readState(client)
    if (found.people > 0 && !anew) return { people: found.people }
    const rows = await tell(source, source.council.clock.today(), found.accounts)
    const before = async (): Promise<void> => {
      await client.query(`truncate ${emptied.join(', ')} cascade`)
      await client.query(folderPlansOnly)
    }
    await asOwner(client, () => loadRows(client, rows), anew ? { before } : {})
    // The full size only: tests with a handful of people have nobody to act with.
    if (rows.people.length > 100) await playScenes(source.council)
    await client.query('analyze')
    return { people: rows.people.length }
  } finally {
    await client.end() // and with it the lock
  }
}

async function tell(source: DemoSource, today: CivilDate, accounts: ReadonlyMap<string, string>) {
  const [council, names] = await Promise.all([readCouncilFolder(source.folder), readDemoNames(source.folder)])
  const { keys, fold } = source.council
  const rows = generateLives({
    seed: source.seed ?? demoSeed,
    people: source.people ?? demoPeople,
    today,
    council,
    names,
    keys,
    fold,
    accounts,
  })
  // Colleagues of an earlier demo are still there.
  const known = new Set(accounts.values())
  rows.accounts = rows.accounts.filter((row) => !known.has(row.id))
  rows.memberships = rows.memberships.filter((row) => !known.has(row.account_id))
  return rows
}

/** As the owner: nobody else sees all people. */
async function readState(client: Client): Promise<{ people: number; accounts: Map<string, string> }> {
  await client.query('begin read only')
  try {
    await client.query('set local role tsunagu_owner')
    const {
      rows: [row],
    } = await client.query<{ people: number }>('select count(*)::integer as people from people')
    const { rows: accounts } = await client.query<{ email: string; id: string }>('select email, id from accounts')
    return { people: row?.people ?? 0, accounts: new Map(accounts.map((account) => [account.email, account.id])) }
  } finally {
    await client.query('rollback')
  }
}
