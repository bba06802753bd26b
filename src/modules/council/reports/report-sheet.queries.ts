import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { findReportSubject, listExpectedReports, listReportRevisions } from './report.queries.ts'
import type { SheetSubject } from './report-sheet.ts'

/** What an organization reports in a month, with what is known of it. */
export async function findSheetSubject(
  db: ReadDb,
  of: { organizationId: string; organizationName: string; month: CivilDate },
): Promise<SheetSubject> {
  const { organizationId, month } = of
  const kpis: SheetSubject['kpis'] = []
  let areas: SheetSubject['areas'] = []
  for (const report of await listExpectedReports(db, fiscalYearOf(month), month, organizationId)) {
    const key = { organizationId, kpiCode: report.kpiCode, month }
    const [subject, [newest]] = [
      await findReportSubject(db, fiscalYearOf(month), key),
      await listReportRevisions(db, key),
    ]
    if (subject === undefined) continue
    areas = subject.areas
    kpis.push({
      code: report.kpiCode,
      label: subject.kpiLabel,
      unit: subject.unit,
      byArea: newest?.byArea ?? null,
      note: newest?.status === 'draft' ? newest.note : '',
      isSent: report.status === 'sent' || report.status === 'accepted',
    })
  }
  const council = await db.selectFrom('council').select('id').executeTakeFirstOrThrow()
  return { ...of, councilId: council.id, kpis, areas }
}

export interface SheetIntake {
  id: string
  receivedAt: Date
  receivedBy: string | null
  files: number
  handled: number
  refused: number
}

/** The newest first. */
export async function listSheetIntakes(db: ReadDb): Promise<SheetIntake[]> {
  return db
    .selectFrom('sheet_intakes as i')
    .leftJoin('accounts as a', 'a.id', 'i.account_id')
    .innerJoin('sheet_intake_files as f', 'f.intake_id', 'i.id')
    .select((eb) => [
      'i.id',
      'i.received_at as receivedAt',
      'a.display_name as receivedBy',
      eb.fn.count<number>('f.position').as('files'),
      eb.fn.count<number>('f.position').filterWhere('f.state', '<>', 'waiting').as('handled'),
      eb.fn.count<number>('f.position').filterWhere('f.state', '=', 'refused').as('refused'),
    ])
    .groupBy(['i.id', 'a.display_name'])
    .orderBy('i.received_at', 'desc')
    .limit(20)
    .execute()
}

export interface SheetIntakeFile {
  position: number
  name: string
  state: 'waiting' | 'sent' | 'same' | 'refused'
  organizationName: string
  message: string
}

/** In the order in which they came; empty where there is no such intake. */
export async function listSheetIntakeFiles(db: ReadDb, intakeId: string): Promise<SheetIntakeFile[]> {
  const rows = await db
    .selectFrom('sheet_intake_files')
    .where('intake_id', '=', intakeId)
    .select(['position', 'name', 'state', 'organization_name as organizationName', 'message'])
    .orderBy('position')
    .execute()
  return rows as SheetIntakeFile[]
}
