/** Posted what the office has received, a sheet a transaction: one that can't be read keeps no other waiting. */
import { sql } from 'kysely'
import type { Council } from '../../../platform/council.ts'
import { nobody, type WriteTx } from '../../../platform/database/handles.ts'
import { log } from '../../../platform/log.ts'
import { saveReports } from './report.actions.ts'
import { sheetWords } from './report.rules.ts'
import { eraMonth } from './report-sheet.ts'
import { openReportWorkbook, readWorkbook } from './report-sheet-reading.ts'
import { findSheetSubject } from './report-sheet.queries.ts'
import { runAction, systemActor } from '../../../platform/run-action.ts'

interface Claimed {
  intake_id: string
  place: number
  content: Uint8Array
}

/** @returns how many sheets were read, for good or not */
export async function readReceivedSheets(council: Council): Promise<number> {
  for (let done = 0; ; done += 1) {
    const claimed = await council.gateway.write(
      nobody,
      async (tx) => (await sql<Claimed>`select * from claim_sheet()`.execute(tx)).rows[0],
    )
    if (claimed === undefined) return done
    try {
      await readOne(council, claimed)
    } catch (error) {
      // It comes again in a minute; a sheet that breaks us each time is seen in the log.
      log.error('a sheet was not read', { intakeId: claimed.intake_id, place: claimed.place, error })
    }
  }
}

async function readOne(council: Council, { intake_id, place, content }: Claimed): Promise<void> {
  const finish = (tx: WriteTx, state: 'sent' | 'same' | 'refused', organization: string, words: string) =>
    sql`select finish_sheet(${intake_id}, ${place}::smallint, ${state}, ${organization}, ${words})`.execute(tx)
  const refuse = (organization: string, words: string) =>
    council.gateway.write(nobody, (tx) => finish(tx, 'refused', organization, words))
  const found = await openReportWorkbook(content)
  if (!found.ok) {
    await refuse('', found.errors.map((error) => error.message).join(' '))
    return
  }
  // Whose report it is and of which month the sheet says itself: of two nobody could say which one was meant.
  const [opened, ...more] = found.value.forms
  if (opened === undefined || more.length > 0) {
    await refuse('', `報告の表が${more.length + 1}枚入っています。1枚ずつのファイルに分けてください。`)
    return
  }
  const { organization, councilId } = await council.gateway.read(nobody, async (db) => ({
    organization: await db
      .selectFrom('organizations')
      .where('id', '=', opened.organizationId)
      .select(['id', 'name'])
      .executeTakeFirst(),
    councilId: (await db.selectFrom('council').select('id').executeTakeFirstOrThrow()).id,
  }))
  if (opened.councilId !== null && opened.councilId !== councilId) {
    await refuse('', 'ほかの協議会の表です。')
    return
  }
  if (!organization) {
    await refuse('', 'どの機関の表か分かりません。')
    return
  }
  const acting = { accountId: null, organizationId: organization.id }
  const subject = await council.gateway.read(acting, (db) =>
    findSheetSubject(db, { organizationId: organization.id, organizationName: organization.name, month: opened.month }),
  )
  const sheet = readWorkbook(found.value, subject)
  if (!sheet.ok) {
    await refuse(organization.name, sheet.errors.map((error) => error.message).join(' '))
    return
  }
  try {
    // In the name of the organization whose sheet it is; who handed it in stands with the intake.
    await runAction(council, systemActor('manager', organization), async (action) => {
      const outcome = await saveReports(action, opened.month, sheet.value.reports)
      if (!outcome.ok) throw new Refusal(outcome.errors.map((error) => error.message).join(' '))
      const words = sheetWords(outcome.value, eraMonth(opened.month), sheet.value.leftOut)
      await finish(action.tx, outcome.value.many > 0 ? 'sent' : 'same', organization.name, words)
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await refuse(organization.name, error.message)
  }
}

/** Thrown, so that nothing of a refused sheet stays. */
class Refusal extends Error {}
