/**
 * Puts a council's folder into the database. Rows that others may refer to are updated or marked retired, never
 * deleted; what only belongs to such a row (its covers, stated values, links) is written anew.
 */
import type { Insertable, Transaction } from 'kysely'
import { civilDateOf, startOfDayInTokyo } from '../../../platform/clock.ts'
import type { DB } from '../../../platform/database/types.ts'
import type { CouncilFiles } from './council.files.ts'
import { type Load, type LoadSummary, upsert } from './load-rows.ts'
import { loadDesks, loadOrganizations, loadPlaces } from './places-and-desks.load.ts'
import { loadDefinitions } from './definitions.load.ts'
import { loadPlan } from './plan.load.ts'

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
  await loadDefinitions(load, files)
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
