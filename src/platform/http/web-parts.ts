/** What the composition gives the web: how to know people, how to draw. */
import type { ReactElement } from 'react'
import type { PlainShell, PublicShell, Shell } from '../../ui/layout/shell.ts'
import type { Actor } from '../actor.ts'
import type { Council } from '../council.ts'
import type { ReadDb } from '../database/handles.ts'
import { type ErrorPageProblem } from './answers.ts'
import type { Titles } from './room.ts'
import type { Scanner } from './scan.ts'

export interface SignedInAs {
  actor: Actor
  sessionId: string
}

/** What stands around a page: to be drawn with once it is whole. */
export interface Surroundings {
  shell: Shell
  whole: Promise<unknown>
}

/** What the composition gives the web: how to know people, how to draw. */
export interface WebParts {
  councilOf(host: string): Council | undefined
  authenticate(council: Council, headers: Headers): Promise<SignedInAs | null>
  /** A page that somebody must see before any other (a second factor to set up), or null. */
  detour(council: Council, signedIn: SignedInAs, path: string): string | null
  /** Asks what waits for the worker beside what the page asks; it is whole once that is known. */
  shell(
    council: Council,
    db: ReadDb,
    signedIn: SignedInAs,
    request: { path: string; query: URLSearchParams; csrf: string; notice: string | null },
  ): Surroundings
  publicShell(council: Council, request: { path: string; query: URLSearchParams; headers: Headers }): PublicShell
  plainShell(council: Council, request: { notice: string | null }): PlainShell
  render(element: ReactElement): string
  renderFragment(element: ReactElement): string
  errorPage(shell: PlainShell, problem: ErrorPageProblem): ReactElement
  /** While something is made; looks again by itself. */
  waitingPage(
    shell: PlainShell,
    waiting: { ahead: number; progress: { done: number; all: number } | null; path: string },
  ): ReactElement
  titles: Titles
  /** Looks at every file that comes with a form; null where the operator has named none. */
  scanner: Scanner | null
}
