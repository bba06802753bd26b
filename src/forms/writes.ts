/**
 * A page with a form, and what the form does: the GET that asks and the POST that does it, with draft, version, and the
 * page again with all that was typed where something is to be mended.
 * What doesn't fit stays a plain pair of get and post.
 */
import type { ReactElement } from 'react'
import { figurePage, type FigureSource } from '../figures/index.ts'
import type { Permission } from '../permissions.ts'
import type { About } from '../subjects.ts'
import {
  type Answer,
  type Fields,
  type FormKit,
  get,
  type GetContext,
  getFigures,
  page,
  type PageContext,
  post,
  type PostContext,
  refused,
  type Route,
  type SignedIn,
} from '../platform/http/room.ts'
import { type FieldError, NotFound, type Outcome } from '../platform/outcome.ts'
import { type Shell, savedAtOf } from '../ui/index.ts'
import { startingValues } from './values.ts'

/** What every page with a form is drawn from. */
export interface FormPage {
  /** Where the form is sent. */
  path: string
  shell: Shell
  kit: FormKit
  /** As typed, from the draft, or with what is usual. */
  values: Fields
  errors: FieldError[]
  /** When the draft was kept that it continues from. */
  savedAt: string | null
}

/** The same of what several people may change at once. */
export interface EditPage extends FormPage {
  /** Somebody else was faster: what stands on record now, as its boxes would say it, to be seen before it is sent again. */
  newer: Fields | null
}

export interface Writing<Subject, Value, Result> {
  /** What the form is about, as it stands now. @throws NotFound where it isn't there, or not for whom asks */
  load(c: PageContext): Promise<Subject>
  /**
   * Whether the page is there to be asked for: else 404. A form that is sent all the same is answered by the action.
   */
  isOffered?(subject: Subject, c: PageContext): boolean
  /** Where the form isn't the right one now: an answer that says so, or leads elsewhere. */
  turnAway?(c: PageContext, subject: Subject): Answer | null | Promise<Answer | null>
  /** The draft's key; a form without one is quickly written again. */
  draft?(subject: Subject, c: PageContext): string
  /** Of what is edited: two who change it at once are told of each other. */
  version?(subject: Subject): number
  /** Where the form is sent, if not where it stands. */
  path?(c: PageContext, subject: Subject): string
  /** What stands in the boxes before anybody typed. */
  usual?(c: PageContext, subject: Subject): Fields | Promise<Fields>
  parse(typed: Fields, c: SignedIn<PostContext>, subject: Subject): Outcome<Value>
  write(c: SignedIn<PostContext>, value: Value, subject: Subject): Promise<Outcome<Result>>
  /** Where it leads, with one sentence about what was done. */
  done(result: Result, c: SignedIn<PostContext>, subject: Subject): Answer
  /** Of a page with tables of figures: what their files say of themselves. */
  figures?(c: PageContext, subject: Subject): FigureSource
  page(form: EditPage, c: PageContext, subject: Subject): ReactElement | Promise<ReactElement>
}

const getForm: typeof getFigures = (path, door, about, handler) =>
  get(path, door, about, handler as (c: SignedIn<GetContext>) => Promise<Answer>)

/** @returns the GET and the POST of one address */
export function writes<Subject, Value, Result>(
  path: string,
  door: Permission,
  about: About,
  writing: Writing<Subject, Value, Result>,
): [Route, Route] {
  return [
    (writing.figures === undefined ? getForm : getFigures)(path, door, about, async (c) => {
      const subject = await writing.load(c)
      if (writing.isOffered?.(subject, c) === false) throw new NotFound(path)
      const turnedAway = await writing.turnAway?.(c, subject)
      if (turnedAway) return turnedAway
      const kit = await c.form(writing.draft?.(subject, c), writing.version?.(subject))
      const usual = (await writing.usual?.(c, subject)) ?? {}
      const form = await drawn(c, subject, writing, kit, startingValues(kit.draft, usual), [], null)
      return writing.figures === undefined ? page(form) : figurePage(c, form, writing.figures(c, subject))
    }),
    post(path, door, about, async (c) => {
      const subject = await writing.load(c)
      const turnedAway = await writing.turnAway?.(c, subject)
      if (turnedAway) return turnedAway
      const input = writing.parse(c.fields, c, subject)
      const outcome = input.ok ? await writing.write(c, input.value, subject) : input
      if (outcome.ok) return writing.done(outcome.value, c, subject)
      // Whoever was faster may have changed it while this action waited; what was only typed wrong waited for nobody.
      const latest = outcome.kind === 'invalid' ? subject : await writing.load(c)
      const isStale = outcome.kind === 'stale'
      const kit = await c.form(writing.draft?.(latest, c), writing.version?.(latest), isStale)
      const newer = isStale ? ((await writing.usual?.(c, latest)) ?? {}) : null
      return refused(await drawn(c, latest, writing, kit, c.fields, outcome.errors, newer))
    }),
  ]
}

async function drawn<Subject>(
  c: PageContext,
  subject: Subject,
  writing: Pick<Writing<Subject, never, never>, 'path' | 'page'>,
  kit: FormKit,
  values: Fields,
  errors: FieldError[],
  newer: Fields | null,
): Promise<ReactElement> {
  const path = writing.path?.(c, subject) ?? c.path
  return writing.page({ path, shell: c.shell, kit, values, errors, savedAt: savedAtOf(kit), newer }, c, subject)
}
