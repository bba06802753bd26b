/** The records of a case as its page shows them: so many at a time, and a place where one may not be read. */
import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import {
  type CaseEvent,
  listConsultationDays,
  listConsultations,
  listEvents,
  type RecordPage,
  type ThreadEntry,
} from '../../casework/index.ts'
import type { OwnTab, PageOfCase, RecordItem } from './pages/case-page-props.ts'

export const recordsPerPage = 30

export const historyPerPage = 100

export function pageOf(tab: OwnTab, number: number, records: number, history: number): PageOfCase {
  return tab === 'history'
    ? { number, more: history > historyPerPage }
    : {
        number,
        more: tab === 'records' && records > number * recordsPerPage,
        from: (number - 1) * recordsPerPage + 1,
        to: Math.min(number * recordsPerPage, records),
      }
}

interface RecordPlace {
  id: string
  occurredOn: CivilDate
  /** The desk of a record that may not be read. */
  undisclosedBy?: string
}

/**
 * What was said, and 非開示 where somebody else's record stands that may not be read: never a silent gap. Where there are
 * as many talks as records nothing is hidden, and the page of records is all there is to know.
 */
export async function recordsOf(
  db: ReadDb,
  caseId: string,
  thread: ThreadEntry[],
  page: RecordPage,
  offset: number,
): Promise<{ items: RecordItem[]; count: number }> {
  const talks = thread.reduce((sum, entry) => sum + (entry.kind === 'consultation.recorded' ? entry.times : 0), 0)
  if (talks === page.own) return { items: page.entries.map((entry) => ({ type: 'record', entry })), count: page.total }
  const places = placesOf(await listEvents(db, caseId), await listConsultationDays(db, caseId))
  return { items: await withWords(db, caseId, places.slice(offset, offset + recordsPerPage)), count: places.length }
}

/** Where what was said stands, and where something is hidden, newest first. */
function placesOf(events: CaseEvent[], readableRecords: { id: string; occurredOn: CivilDate }[]): RecordPlace[] {
  const corrected = new Map(
    events
      .filter((entry) => entry.kind === 'consultation.corrected')
      .map((entry) => [String(entry.payload['corrects']), String(entry.payload['consultationId'])]),
  )
  const newest = (id: string): string => {
    const next = corrected.get(id)
    return next === undefined ? id : newest(next)
  }
  const readable = new Set(readableRecords.map((entry) => entry.id))
  const hidden: RecordPlace[] = events
    .filter(
      (entry) =>
        entry.kind === 'consultation.recorded' && !readable.has(newest(String(entry.payload['consultationId']))),
    )
    .map((entry) => ({ id: entry.id, occurredOn: entry.occurredOn, undisclosedBy: entry.deskShortName ?? '' }))
  return [...readableRecords, ...hidden].toSorted((a, b) =>
    a.occurredOn < b.occurredOn ? 1 : a.occurredOn > b.occurredOn ? -1 : 0,
  )
}

/** What was said, only of the records that are shown. */
async function withWords(db: ReadDb, caseId: string, places: RecordPlace[]): Promise<RecordItem[]> {
  const entries = new Map(
    (
      await listConsultations(db, caseId, {
        ids: places.flatMap((place) => (place.undisclosedBy === undefined ? [place.id] : [])),
      })
    ).map((entry) => [entry.id, entry]),
  )
  return places.flatMap((place): RecordItem[] => {
    const entry = entries.get(place.id)
    if (place.undisclosedBy !== undefined)
      return [{ type: 'undisclosed', id: place.id, occurredOn: place.occurredOn, deskShortName: place.undisclosedBy }]
    return entry ? [{ type: 'record', entry }] : []
  })
}
