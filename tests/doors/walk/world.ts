/** What is there, read by the owner past every policy, and what one reader is shown by the application's role. */
import type pg from 'pg'
import type { Role } from '../../../src/permissions.ts'
import type { TestCouncil } from '../../support/db.ts'

export type Row = Record<string, unknown>

/** Somebody in front of the product, as of now: an account without a membership that lasts acts for nobody. */
export interface Reader {
  key: string
  accountId: string | null
  organizationId: string | null
  role: Role | null
}

/** A text written by an action, found again wherever it is shown. */
export interface Plant {
  organizationId: string | null
  at: number
  what: string
}

export const plantPattern = /zq\d{6}/g

/** Each table that says something about a case, with the rows that belong to these cases. */
const places: Record<string, string> = {
  cases: 'id = any($1)',
  person_merges: 'kept_case_id = any($1) or merged_case_id = any($1)',
  people: 'id = any($2)',
  person_addresses: 'person_id = any($2)',
  person_names: 'person_id = any($2)',
  family_relations: 'person_id = any($2)',
  referral_amendments: 'referral_id = any($3)',
  conference_papers: 'conference_id = any($4)',
  conference_participants: 'conference_id = any($4)',
  conference_addenda: 'conference_id = any($4)',
}
for (const table of [
  'case_access',
  'next_actions',
  'consultations',
  'target_type_decisions',
  'episodes',
  'referrals',
  'placements',
  'follow_ups',
  'ledger',
  'consents',
  'documents',
  'case_restrictions',
  'emergency_accesses',
  'employment_spans',
  'supervision_notes',
  'referral_news',
  'support_plans',
  'support_goals',
  'support_steps',
  'support_measures',
  'support_reviews',
  'closure_requests',
  'conferences',
  'conference_decisions',
  'assessment_entries',
  'joint_supports',
  'trainings',
  'qualifications',
  'job_wishes',
  'job_wish_health',
  'gathering_sign_ups',
  'gathering_interviews',
  'job_answers',
  'introductions',
  'trials',
  'trial_agreements',
  'trial_days',
  'introduction_interviews',
  'own_pages',
  'own_answers',
  'imported_rows',
  'retention_holds',
  'record_corrections',
  'appointments',
  'walk_ins',
])
  places[table] = 'case_id = any($1)'
export const tables = Object.keys(places)

/** The rows of a table as JSON, without what the policies decide by. Ids of what hangs on others come from outside. */
const questionOf = (sources: Readonly<Record<string, string>> = {}): string =>
  Object.entries(places)
    .map(
      ([table, where]) =>
        `select '${table}' as place, to_jsonb(x) - 'readers' - 'words_readers' as row
         from ${sources[table] ?? table} x where ${where}`,
    )
    .join(' union all ')

/** Columns that the application doesn't read from the table, and the function that answers each of them. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  referrals: {
    reason: '(select w.reason from referral_words(t.id) w)',
    requests: '(select w.requests from referral_words(t.id) w)',
  },
  trainings: { result_note: 'training_note(t.id)' },
  cases: {
    closure_summary: '(select k.summary from case_closure(t.id) k)',
    closure_reopen_hint: '(select k.reopen_hint from case_closure(t.id) k)',
  },
}

let asked: string | null = null

/**
 * As the application can ask: of a table whose columns aren't all readable, those that are,
 * and the functions beside it.
 */
async function askedByApp(client: pg.ClientBase): Promise<string> {
  if (asked !== null) return asked
  const { rows } = await client.query<{ place: string; columns: string }>(
    `select attrelid::regclass::text as place, string_agg('t.' || quote_ident(attname), ', ' order by attnum) as columns
    from pg_attribute
    where attrelid = any($1::regclass[]) and attnum > 0 and not attisdropped
      and has_column_privilege('tsunagu_app', attrelid, attnum, 'select')
    group by 1`,
    [Object.keys(words)],
  )
  asked = questionOf(
    Object.fromEntries(
      rows.map(({ place, columns }) => [
        place,
        `(select ${columns}${Object.entries(words[place] ?? {})
          .map(([column, answer]) => `, ${answer} as ${column}`)
          .join('')} from ${place} t)`,
      ]),
    ),
  )
  return asked
}

/** An id or a key as text; empty where there is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const keyOf = (table: string, row: Row): string =>
  `${table} ${
    textOf(row['id']) ||
    ['conference_id', 'plan_id', 'measure_id', 'person_id', 'source_id', 'row_key']
      .map((part) => textOf(row[part]))
      .join(' ')
      .trim()
  }`

export class World {
  readonly now: number
  readonly rows = new Map<string, Row[]>()
  readonly memberships: Row[]
  readonly ids: [string[], string[], string[], string[]]
  /** Where a planted text stands: table, row and column. */
  readonly standing = new Map<string, { table: string; row: Row; column: string }[]>()
  readonly plants: Map<string, Plant>

  constructor(
    found: { place: string; row: Row }[],
    memberships: Row[],
    ids: World['ids'],
    now: number,
    plants: Map<string, Plant>,
  ) {
    this.now = now
    this.memberships = memberships
    this.ids = ids
    this.plants = plants
    for (const { place, row } of found) {
      this.rows.set(place, [...(this.rows.get(place) ?? []), row])
      for (const [column, value] of Object.entries(row)) {
        for (const token of new Set(JSON.stringify(value).match(plantPattern)))
          this.standing.set(token, [...(this.standing.get(token) ?? []), { table: place, row, column }])
      }
    }
  }

  of(table: string): Row[] {
    return this.rows.get(table) ?? []
  }
}

export async function readWorld(open: TestCouncil, caseIds: string[], plants: Map<string, Plant>): Promise<World> {
  const now = open.council.clock.now().getTime() / 1000
  const [around] = await open.ownerQuery<{ people: string[]; referrals: string[]; conferences: string[] }>(
    `select array(select person_id from cases where id = any($1)) as people,
      array(select id from referrals where case_id = any($1)) as referrals,
      array(select id from conferences where case_id = any($1)) as conferences`,
    [caseIds],
  )
  const ids: World['ids'] = [caseIds, around?.people ?? [], around?.referrals ?? [], around?.conferences ?? []]
  const found = await open.ownerQuery<{ place: string; row: Row }>(questionOf(), ids)
  const memberships = await open.ownerQuery<Row>(
    `select to_jsonb(m) || jsonb_build_object('is_active', a.is_active) as m
     from memberships m join accounts a on a.id = m.account_id`,
  )
  return new World(
    found,
    memberships.map((each) => each['m'] as Row),
    ids,
    now,
    plants,
  )
}

/** The same question as the application asks it for this reader; by name, so that forty policies are planned once. */
export async function shownTo(client: pg.ClientBase, reader: Reader, world: World): Promise<Map<string, Row>> {
  const text = await askedByApp(client)
  try {
    await client.query('begin read only')
    await client.query(
      `select set_config('role', 'tsunagu_app', true), set_config('app.organization_id', $1, true),
         set_config('app.account_id', $2, true), set_config('app.now', $3, true)`,
      [reader.organizationId ?? '', reader.accountId ?? '', String(world.now)],
    )
    const { rows } = await client.query<{ place: string; row: Row }>({ name: 'walk', text, values: world.ids })
    return new Map(rows.map(({ place, row }) => [keyOf(place, row), row]))
  } finally {
    await client.query('rollback')
  }
}

/**
 * For whom an account acts today: the membership without an end, else the one that began last (decision 0018, 0024).
 */
export function actingFor(
  memberships: Row[],
  accountId: string,
  today: string,
): { organizationId: string | null; role: Role; deskId: string | null } | null {
  const lasting = memberships.filter(
    (m) =>
      m['account_id'] === accountId &&
      m['is_active'] === true &&
      String(m['valid_from']) <= today &&
      (m['valid_to'] === null || textOf(m['valid_to']) >= today),
  )
  const [first] = lasting.toSorted(
    (a, b) =>
      Number(b['valid_to'] === null) - Number(a['valid_to'] === null) ||
      (String(a['valid_from']) < String(b['valid_from']) ? 1 : -1),
  )
  return first
    ? {
        organizationId: first['organization_id'] as string | null,
        role: first['role'] as Role,
        deskId: first['desk_id'] as string | null,
      }
    : null
}
