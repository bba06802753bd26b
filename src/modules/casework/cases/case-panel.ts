/** What a room shows on the case page: its question and its picture, so that the page is a list of them. */
import type { ReactNode } from 'react'
import type { Actor } from '../../../platform/actor.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import type { CaseHeader } from './case.queries.ts'

/** Where a panel stands. */
export interface PanelPlace {
  header: CaseHeader
  actor: Actor
  today: CivilDate
  /** Whether the reader's desk works on the case now. */
  works: boolean
}

/** What was found, ready to be drawn. */
export interface FoundPanel {
  /** How many records there are, for the tab that holds the panel. */
  count: number
  panel: (place: PanelPlace) => ReactNode
  /** What must be seen before anything else of the case. */
  above: (place: PanelPlace) => ReactNode
  /** The same as the panel, on paper: without links. */
  paper: (place: PanelPlace) => ReactNode
  /** Where what is next is recorded as done, if this room planned it. */
  doneAt: (place: PanelPlace) => string | undefined
}

type Drawn = Omit<FoundPanel, 'count'>

type PanelOf<Found> = { query: (db: ReadDb, caseId: string) => Promise<Found>; count?: (found: Found) => number } & {
  [Part in keyof Drawn]?: (found: Found, place: PanelPlace) => ReturnType<Drawn[Part]>
}

/** Asks what a panel shows of a case. */
export type CasePanel = (db: ReadDb, caseId: string) => Promise<FoundPanel>

/** A panel without the type of what it found: panels of all rooms stand in one list. */
export const casePanel =
  <Found>({ query, count, panel, above, paper, doneAt }: PanelOf<Found>): CasePanel =>
  async (db, caseId) => {
    const found = await query(db, caseId)
    return {
      count: count?.(found) ?? 0,
      panel: (place) => panel?.(found, place) ?? null,
      above: (place) => above?.(found, place) ?? null,
      paper: (place) => paper?.(found, place) ?? null,
      doneAt: (place) => doneAt?.(found, place),
    }
  }

/** A panel that asks nothing. */
export const plainPanel = (panel: FoundPanel['panel']): CasePanel =>
  casePanel({ query: () => Promise.resolve(undefined), panel: (_, place) => panel(place) })
