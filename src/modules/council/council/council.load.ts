/**
 * Puts a council's folder into the database. Rows that others may refer to are updated or marked retired, never
 * deleted; what only belongs to such a row (its covers, stated values, links) is written anew.
 */
import { type ExpressionBuilder, type Insertable, type Transaction, sql } from 'kysely'
import { type CivilDate, civilDateOf, startOfDayInTokyo } from '../../../platform/clock.ts'
import type { DB } from '../../../platform/database/types.ts'
import type { CouncilFiles, PlanFiles } from './council.files.ts'
import { keepFolderVersion } from './plan-nodes.ts'

export interface LoadSummary {
  /** Rows now in use, by table. */
  rows: Record<string, number>
  /** Rows that this load retired, by table; only tables with any. */
  retired: Record<string, number>
}

interface Load {
  tx: Transaction<DB>
  recordedAt: Date
  today: CivilDate
  summary: LoadSummary
}

/**
 * @param tx a transaction of the role tsunagu_owner: the application's role may read master data and write none
 * @param files from readCouncilFolder, which has checked them
 * @throws when the database already belongs to another council
 */
export async function loadCouncil(
  tx: Transaction<DB>,
  files: CouncilFiles,
  options: { recordedAt: Date },
): Promise<LoadSummary> {
  const load: Load = {
    tx,
    recordedAt: options.recordedAt,
    today: civilDateOf(options.recordedAt),
    summary: { rows: {}, retired: {} },
  }
  await insistOnSameCouncil(tx, files.council.id)
  await upsert(load, 'council', ['id'], [councilRow(files, options.recordedAt)])
  await loadPlaces(load, files)
  await loadOrganizations(load, files)
  await loadDesks(load, files)
  await loadSettings(load, files)
  await loadForms(load, files)
  for (const plan of files.plans) await loadPlan(load, plan)
  return load.summary
}

/** A form that is not there yet begins as the folder says; from then on it is the council's, changed on its pages. */
async function loadForms(load: Load, files: CouncilFiles): Promise<void> {
  const known = new Set(
    (await load.tx.selectFrom('form_versions').select('form_key').distinct().execute()).map((row) => row.form_key),
  )
  const fresh = files.forms.forms.filter((form) => !known.has(form.key))
  if (fresh.length === 0) return
  await load.tx
    .insertInto('form_versions')
    .values(
      fresh.map((form) => ({
        position: files.forms.forms.indexOf(form),
        form_key: form.key,
        version: 1,
        title: form.title,
        desk_kinds: form.deskKinds,
        sections: JSON.stringify(form.sections),
        note: files.forms.source,
        published_at: startOfDayInTokyo(`${Math.min(...files.council.fiscalYears)}-04-01`),
      })),
    )
    .execute()
  load.summary.rows['form_versions'] = fresh.length
}

async function insistOnSameCouncil(tx: Transaction<DB>, id: string): Promise<void> {
  const present = await tx.selectFrom('council').select(['id', 'name']).executeTakeFirst()
  if (present !== undefined && present.id !== id) {
    throw new Error(
      `このデータベースは${present.name}(${present.id})のものです。${id} は別のデータベースに読み込んでください。`,
    )
  }
}

function councilRow(files: CouncilFiles, loadedAt: Date): Insertable<DB['council']> {
  const { council } = files
  return {
    id: council.id,
    name: council.name,
    short_name: council.shortName,
    prefecture_code: council.prefecture.code,
    prefecture_name: council.prefecture.name,
    predecessor: council.predecessor,
    office_organization_ids: council.officeOrganizations,
    map_attribution: council.map.attribution,
    map_attribution_url: council.map.attributionUrl,
    loaded_at: loadedAt,
  }
}

async function loadPlaces(load: Load, files: CouncilFiles): Promise<void> {
  await upsert(
    load,
    'areas',
    ['key'],
    files.areas.map((row, position) => ({
      key: row.key,
      name: row.name,
      alias: row.alias,
      region: row.region,
      position,
      retired_on: null,
    })),
  )
  await upsert(
    load,
    'municipalities',
    ['code'],
    files.municipalities.map((row) => ({
      code: row.code,
      code6: row.code6,
      name: row.name,
      kana: row.kana,
      kind: row.kind,
      district: row.district,
      area: row.area,
      regional_bureau: row.regional_bureau,
      health_welfare_office: row.health_welfare_office,
      welfare_office: row.welfare_office,
      hello_work_id: row.hello_work,
      hello_work_certainty: row.hello_work_certainty,
      hello_work_note: row.hello_work_note,
      maisapo_id: row.maisapo,
      population_2020: row.population_2020,
      lat: row.lat,
      lng: row.lng,
      note: row.note,
      retired_on: null,
    })),
  )
  await retire(
    load,
    'areas',
    'key',
    files.areas.map((row) => row.key),
  )
  await retire(
    load,
    'municipalities',
    'code',
    files.municipalities.map((row) => row.code),
  )
  await upsert(
    load,
    'variant_characters',
    ['character'],
    files.variants.map((row) => ({
      character: row.from,
      search_key: row.search_key,
      kind: row.kind,
      merges_distinct: row.kind === 'distinct',
    })),
  )
  // Nothing refers to a variant, and one that was taken out must no longer fold.
  await load.tx
    .deleteFrom('variant_characters')
    .where(
      'character',
      'not in',
      files.variants.map((row) => row.from),
    )
    .execute()
}

async function loadOrganizations(load: Load, files: CouncilFiles): Promise<void> {
  await upsert(
    load,
    'organizations',
    ['id'],
    files.organizations.map((row) => ({
      id: row.id,
      name: row.name,
      short_name: row.short_name,
      kana: row.kana,
      kind: row.kind,
      established_by: row.established_by,
      parent_id: row.parent_id,
      municipality_code: row.municipality_code,
      area: onlyOne(row.areas),
      areas: row.areas,
      target_types: row.target_types,
      services: row.services,
      council_role: row.council_role,
      certainty: row.certainty,
      note: row.note,
      retired_on: null,
    })),
  )
  await retire(
    load,
    'organizations',
    'id',
    files.organizations.map((row) => row.id),
  )
  await load.tx.deleteFrom('organization_covers').execute()
  await upsert(
    load,
    'organization_covers',
    ['organization_id', 'municipality_code'],
    files.organizations.flatMap((row) =>
      row.covers.map((code) => ({ organization_id: row.id, municipality_code: code })),
    ),
  )
  await upsert(
    load,
    'council_members',
    ['organization_id'],
    files.members.map((row) => ({ ...row, retired_on: null })),
  )
  await retire(
    load,
    'council_members',
    'organization_id',
    files.members.map((row) => row.organization_id),
  )
}

async function loadDesks(load: Load, files: CouncilFiles): Promise<void> {
  await upsert(
    load,
    'desk_kinds',
    ['kind'],
    files.deskKinds.map((row, position) => ({
      kind: row.kind,
      label: row.label,
      headline: row.headline,
      for_whom: row.forWhom,
      description: row.description,
      family_welcome: row.familyWelcome,
      worries: JSON.stringify(row.worries),
      channel_note: row.channelNote,
      position,
      retired_on: null,
    })),
  )
  await upsert(
    load,
    'desks',
    ['id'],
    files.desks.map((row, position) => ({
      ...row,
      area: onlyOne(row.areas),
      position,
      retired_on: null,
    })),
  )
  await retire(
    load,
    'desk_kinds',
    'kind',
    files.deskKinds.map((row) => row.kind),
  )
  await retire(
    load,
    'desks',
    'id',
    files.desks.map((row) => row.id),
  )
}

/** A setting that the council changed keeps its value; only its default, name and place follow the folder. */
async function loadSettings(load: Load, files: CouncilFiles): Promise<void> {
  const rows = files.council.settings.map((row, position) => ({
    key: row.key,
    value: JSON.stringify(row.value),
    default_value: JSON.stringify(row.value),
    label: row.label,
    unit: row.unit,
    note: row.note,
    position,
  }))
  await load.tx
    .insertInto('settings')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        value: eb
          .case()
          .when('settings.changed_at', 'is', null)
          .then(eb.ref('excluded.value'))
          .else(eb.ref('settings.value'))
          .end(),
        default_value: eb.ref('excluded.default_value'),
        label: eb.ref('excluded.label'),
        unit: eb.ref('excluded.unit'),
        note: eb.ref('excluded.note'),
        position: eb.ref('excluded.position'),
      })),
    )
    .execute()
  load.summary.rows['settings'] = rows.length
}

/** The plan itself goes through its versions; findings in words and what speaks for a measure belong to the folder. */
async function loadPlan(load: Load, files: PlanFiles): Promise<void> {
  const {
    plan: { fiscalYear: fiscal_year },
    findings,
    evidence,
  } = files
  await keepFolderVersion(load.tx, files, load.recordedAt)
  const { rows: applied } = await sql<{
    fiscal_year: number
    retired: Record<string, number>
  }>`select * from put_due_plans_in_force(${load.today})`.execute(load.tx)
  for (const { retired } of applied)
    for (const [table, count] of Object.entries(retired))
      load.summary.retired[table] = (load.summary.retired[table] ?? 0) + count
  // A plan of a year to come is not in use yet, and neither is what refers to it.
  if (
    (await load.tx
      .selectFrom('plans')
      .where('fiscal_year', '=', fiscal_year)
      .select('fiscal_year')
      .executeTakeFirst()) === undefined
  )
    return
  await upsert(
    load,
    'plan_findings',
    ['fiscal_year', 'code'],
    findings.findings.map((row, position) => ({
      fiscal_year,
      retired_on: null,
      code: row.code,
      kind: row.kind,
      found_by: row.foundBy,
      title: row.title,
      text: row.text,
      places: JSON.stringify(row.places),
      status: row.status,
      measure_ids: row.measures,
      roadmap_row_ids: row.roadmapRows,
      kpi_codes: row.kpis,
      annex_numbers: row.annex,
      rules: JSON.stringify(row.rules),
      position,
    })),
  )
  await retire(
    load,
    'plan_findings',
    'code',
    findings.findings.map((row) => row.code),
    fiscal_year,
  )
  // Nothing refers to it: written anew.
  await load.tx.deleteFrom('measure_evidence').where('fiscal_year', '=', fiscal_year).execute()
  await upsert(
    load,
    'measure_evidence',
    ['fiscal_year', 'measure_id', 'position'],
    evidence.evidence.map((row, position) => ({
      fiscal_year,
      measure_id: row.measure,
      position,
      label: row.label,
      unit: row.unit,
      fact_kinds: row.factKinds,
      organization_kinds: row.organizationKinds,
      desk_kinds: row.deskKinds,
      shown_as: row.shownAs,
    })),
  )
}

/** Inserts the rows; where the key exists, every other column takes the new value. */
async function upsert<T extends keyof DB & string>(
  load: Pick<Load, 'tx' | 'summary'>,
  table: T,
  keys: (keyof DB[T] & string)[],
  rows: Insertable<DB[T]>[],
): Promise<void> {
  load.summary.rows[table] = (load.summary.rows[table] ?? 0) + rows.length
  const [first] = rows
  if (first === undefined) return
  const others = Object.keys(first).filter((column) => !keys.some((key) => key === column))
  // Kysely can't follow columns that are computed from a generic table; the rows themselves are checked by the type above.
  const query = load.tx.insertInto(table).values(rows) as unknown as UpsertQuery
  await query
    .onConflict((conflict) => {
      const target = conflict.columns(keys)
      if (others.length === 0) return target.doNothing()
      return target.doUpdateSet((eb) =>
        Object.fromEntries(others.map((column) => [column, eb.ref(`excluded.${column}`)])),
      )
    })
    .execute()
}

interface UpsertQuery {
  onConflict(
    build: (conflict: {
      columns(names: string[]): {
        doNothing(): unknown
        doUpdateSet(
          set: (eb: ExpressionBuilder<Record<string, Record<string, unknown>>, string>) => Record<string, unknown>,
        ): unknown
      }
    }) => unknown,
  ): { execute(): Promise<unknown> }
}

type RetirableTable = { [T in keyof DB]: DB[T] extends { retired_on: unknown } ? T : never }[keyof DB] & string

/** Marks the rows that the folder no longer has. A row that returns is in use again (its insert clears the mark). */
async function retire(
  load: Load,
  table: RetirableTable,
  key: string,
  present: string[],
  fiscalYear?: number,
): Promise<void> {
  const ofYear = fiscalYear === undefined ? sql`true` : sql`fiscal_year = ${fiscalYear}`
  const result = await sql`update ${sql.table(table)} set retired_on = ${load.today}
    where retired_on is null and ${ofYear} and ${sql.ref(key)}::text <> all(${present}::text[])`.execute(load.tx)
  const count = Number(result.numAffectedRows ?? 0n)
  if (count > 0) load.summary.retired[table] = (load.summary.retired[table] ?? 0) + count
}

function onlyOne(areas: string[]): string | null {
  return areas.length === 1 ? (areas[0] ?? null) : null
}
