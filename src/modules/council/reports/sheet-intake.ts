/** Posted what the office has received, a sheet a transaction: one that can't be read keeps no other waiting. */
import { sql } from 'kysely'
import type { Council } from '../../../platform/council.ts'
import { nobody, type WriteTx } from '../../../platform/database/handles.ts'
import { log } from '../../../platform/log.ts'
import { saveReports } from './report.actions.ts'
import { openReportSheet, readReportSheet } from './report-sheet.ts'
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
  const finish = (tx: WriteTx, state: 'sent' | 'refused', organization: string, words: string) =>
    sql`select finish_sheet(${intake_id}, ${place}::smallint, ${state}, ${organization}, ${words})`.execute(tx)
  const refuse = (organization: string, words: string) =>
    council.gateway.write(nobody, (tx) => finish(tx, 'refused', organization, words))
  const found = await openReportSheet(content)
  if (!found.ok) {
    await refuse('', found.errors.map((error) => error.message).join(' '))
    return
  }
  const opened = found.value
  const organization = await council.gateway.read(nobody, (db) =>
    db.selectFrom('organizations').where('id', '=', opened.organizationId).select(['id', 'name']).executeTakeFirst(),
  )
  if (!organization) {
    await refuse('', 'どの機関の表か分かりません。')
    return
  }
  const acting = { accountId: null, organizationId: organization.id }
  const subject = await council.gateway.read(acting, (db) =>
    findSheetSubject(db, { organizationId: organization.id, organizationName: organization.name, month: opened.month }),
  )
  const sheet = await readReportSheet(content, subject)
  if (!sheet.ok) {
    await refuse(organization.name, sheet.errors.map((error) => error.message).join(' '))
    return
  }
  try {
    // In the name of the organization whose sheet it is; who handed it in stands with the intake.
    await runAction(council, systemActor('manager', organization), async (action) => {
      const outcome = await saveReports(action, opened.month, sheet.value)
      if (!outcome.ok) throw new Refusal(outcome.errors.map((error) => error.message).join(' '))
      await finish(action.tx, 'sent', organization.name, `${outcome.value.many}件の報告を送りました。`)
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await refuse(organization.name, error.message)
  }
}

/** Thrown, so that nothing of a refused sheet stays. */
class Refusal extends Error {}
