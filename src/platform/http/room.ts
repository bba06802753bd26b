/**
 * How a module tells the web what it serves. A route is data: method, path, who may, and a handler that gets all it
 * needs and returns an answer. There is no way to register a path without saying who may and whom it is about.
 */
import type { ReactElement } from 'react'
import type { Permission } from '../../permissions.ts'
import type { About, ReadKind, RecordKind } from '../../subjects.ts'
import type { PlainShell, PublicShell, Shell } from '../../ui/layout/shell.ts'
import type { ActionContext } from '../action.ts'
import type { Actor } from '../actor.ts'
import type { Clock } from '../clock.ts'
import type { Council } from '../council.ts'
import type { ReadDb } from '../database/handles.ts'
import type { FieldError } from '../outcome.ts'
import type { ThreadWork } from '../threads/thread-work.ts'
import { largestFile } from './body.ts'

/** `public`: anybody; `signed-in`: anybody with an account; else the permission that the role needs. */
export type Door = 'public' | 'signed-in' | Permission

export type Answer =
  | {
      kind: 'page'
      element: ReactElement
      status?: 200 | 202 | 404 | 409 | 422 | 429 | 503
      headers?: Record<string, string>
      cookies?: string[]
    }
  /** Part of a page, for a script that improves one. */
  | { kind: 'fragment'; element: ReactElement }
  /** A write ends the draft it was made from, unless keeping that draft is what it did. */
  | { kind: 'redirect'; location: string; notice?: string; cookies?: string[]; keepsDraft?: true }
  | { kind: 'file'; body: Uint8Array | string; type: string; headers?: Record<string, string>; status?: number }

/**
 * An answer whose main part is worked out in a thread. The handler has read what it needs: it is made after the
 * transaction, so that nobody's connection waits for it, and where it takes long, a page says how far it is.
 */
export interface Making {
  kind: 'making'
  work: ThreadWork<unknown, unknown>
  input: unknown
  finish(output: unknown): Answer
}

export const making = <Input, Output>(
  work: ThreadWork<Input, Output>,
  input: Input,
  finish: (output: Output) => Answer,
): Making => ({ kind: 'making', work: work as ThreadWork<unknown, unknown>, input, finish: finish as Making['finish'] })

export const page = (element: ReactElement, status: 200 | 404 = 200): Answer => ({ kind: 'page', element, status })
export const fragment = (element: ReactElement): Answer => ({ kind: 'fragment', element })
/** After a write: 303 to where the result stands, with one sentence about what was done. */
export const redirect = (location: string, notice?: string): Answer => ({
  kind: 'redirect',
  location,
  ...(notice === undefined ? {} : { notice }),
})
/** A refused form: the whole page again with everything that was typed. Nothing was written; the draft is kept. */
export const refused = (element: ReactElement): Answer => ({ kind: 'page', element, status: 422 })

/** Fields of a form as they were typed; a name that came several times is an array. */
export type Fields = Record<string, string | string[]>

/** A file that came with a form, as it is; what it is has to be told from its bytes. */
export interface UploadedFile {
  name: string
  bytes: Uint8Array
}

/** What a form has to carry (design §5): token, submission id, draft key, whose it is. */
export interface FormKit {
  csrf: string
  submissionId: string
  draftKey?: string
  owner: string
  version?: string
  /** The draft from which the form continues, if there is one. */
  draft?: { fields: Fields; savedAt: Date }
}

export interface Titles {
  /** Of a draft, by its key. */
  draft(key: string): string
  /** Of a duty, by its name. */
  duty(name: string): string
}

export interface RequestContext {
  actor: Actor | null
  council: Council
  clock: Clock
  path: string
  params: Record<string, string>
  /** `:id` of the path; '' where it has none. */
  id: string
  query: URLSearchParams
  headers: Headers
  clientAddress: string
  /** Whether a page of ours answers at this path: nobody is sent anywhere else. */
  leads(path: string): boolean
  sessionId: string | null
  /** What stands around the page: for a desk, for the public, and for sign-in and errors. */
  shell: Shell
  publicShell: PublicShell
  plainShell: PlainShell
  /**
   * A fresh kit for a form of this page. With a draft key, the draft is looked up. The version is the one that the form was
   * written against, a draft's own included, so that nobody writes over what they haven't seen.
   * @param isStale the newer state stands on the page as well: the version is the current one
   */
  form(draftKey?: string, version?: number | string, isStale?: boolean): Promise<FormKit>
  /** What other rooms call their forms and duties. */
  titles: Titles
  /** Whom this answer shows beyond the record that its path names; noted before it is sent. Asked of each route about `shown`, also where it is nobody. */
  shows(of: RecordKind, ids: readonly string[], kind?: ReadKind): void
}

export interface GetContext extends RequestContext {
  db: ReadDb
  /** All facts, plan and master data, no person and no case (design §4). */
  statistics<T>(work: (db: ReadDb) => Promise<T>): Promise<T>
}

/** What a page may know that is the same for everybody. */
export type KeptContext = Pick<
  GetContext,
  'council' | 'clock' | 'path' | 'params' | 'query' | 'publicShell' | 'db' | 'statistics'
>

/** The same for a route behind a permission: there is an actor. */
export type SignedIn<C> = C & { actor: Actor }

/** A page that is asked for, or drawn again after its form. */
export type PageContext = SignedIn<GetContext> | SignedIn<PostContext>

export interface PostContext extends RequestContext {
  db: ReadDb
  fields: Fields
  /** By the name of their field; empty unless the route takes files. */
  files: Record<string, UploadedFile>
  /** The one writing transaction of this request, as actions want it. Only behind a permission. */
  action: ActionContext
  statistics<T>(work: (db: ReadDb) => Promise<T>): Promise<T>
}

/**
 * A form with a secret in it (a password, a code). While it is checked no transaction is open: twenty people who sign in
 * at once hold no connection of a page. Nothing of it is kept, given back or offered to be sent again.
 */
export interface SecretContext extends RequestContext {
  fields: Fields
  /** One action in a writing transaction of its own. Only where somebody is signed in. */
  act<T>(work: (action: ActionContext) => Promise<T>): Promise<T>
}

export interface Route {
  method: 'GET' | 'POST'
  path: string
  door: Door
  about: About
  /** `none`: the handler opens transactions itself, if it needs any. */
  transaction?: 'none'
  /** Takes files with its form (multipart/form-data), up to this many bytes; and draws it again where a file isn't taken. */
  takesFiles?: { largest: number; again: (c: SignedIn<PostContext>, errors: FieldError[]) => Promise<ReactElement> }
  /** Its work is for a thread: fewer of these a minute. */
  isCostly?: true
  /** The same for everybody as long as the data is: kept (kept-pages.ts). */
  isKept?: true
  handler: (c: never) => Promise<Answer | Making>
}

export function get(
  path: string,
  door: 'public' | 'signed-in',
  about: About,
  handler: (c: GetContext) => Promise<Answer>,
): Route
export function get(
  path: string,
  door: Permission,
  about: About,
  handler: (c: SignedIn<GetContext>) => Promise<Answer>,
): Route
export function get(
  path: string,
  door: Door,
  about: About,
  handler: (c: SignedIn<GetContext>) => Promise<Answer>,
): Route {
  return { method: 'GET', path, door, about, handler: handler as Route['handler'] }
}

/** A public page that shows nothing but the council's data: kept, packed, until that changes. */
export function getKept(path: string, handler: (c: KeptContext) => Promise<Answer>): Route {
  return {
    method: 'GET',
    path,
    door: 'public',
    about: 'no-person',
    isKept: true,
    handler: handler as Route['handler'],
  }
}

/** A GET of which some answers are made in a thread: papers, workbooks, what has to be searched for long. */
export function getCostly(
  path: string,
  door: 'public',
  about: About,
  handler: (c: GetContext) => Promise<Answer | Making>,
): Route
export function getCostly(
  path: string,
  door: Permission,
  about: About,
  handler: (c: SignedIn<GetContext>) => Promise<Answer | Making>,
): Route
export function getCostly(
  path: string,
  door: 'public' | Permission,
  about: About,
  handler: (c: SignedIn<GetContext>) => Promise<Answer | Making>,
): Route {
  return { method: 'GET', path, door, about, isCostly: true, handler: handler as Route['handler'] }
}

/** A public page that asks nothing of the database: it is there while the database isn't. */
export function getAlways(path: string, handler: (c: RequestContext) => Promise<Answer>): Route {
  return {
    method: 'GET',
    path,
    door: 'public',
    about: 'no-person',
    transaction: 'none',
    handler: handler as Route['handler'],
  }
}

export function post(
  path: string,
  door: 'signed-in' | Permission,
  about: About,
  handler: (c: SignedIn<PostContext>) => Promise<Answer>,
): Route {
  return { method: 'POST', path, door, about, handler: handler as Route['handler'] }
}

/** About no person: a form with a secret is about who sends it. */
export function postSecret(path: string, door: 'public', handler: (c: SecretContext) => Promise<Answer>): Route
export function postSecret(
  path: string,
  door: 'signed-in',
  handler: (c: SignedIn<SecretContext>) => Promise<Answer>,
): Route
export function postSecret(
  path: string,
  door: 'public' | 'signed-in',
  handler: (c: SignedIn<SecretContext>) => Promise<Answer>,
): Route {
  return { method: 'POST', path, door, about: 'no-person', transaction: 'none', handler: handler as Route['handler'] }
}

/**
 * A form that may bring files. The handler sees none that the scanner hasn't let through: else `again` draws the form with the
 * error beside the file's field and all that was typed. @param largest in bytes, where it is more than a scan
 */
export function postWithFiles(
  path: string,
  door: Permission,
  about: About,
  handler: (c: SignedIn<PostContext>) => Promise<Answer>,
  again: NonNullable<Route['takesFiles']>['again'],
  largest = largestFile,
): Route {
  return { ...post(path, door, about, handler), takesFiles: { largest, again } }
}

/** A field as one string; '' where it is missing. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name]
  return Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')
}

/** Whoever came from 今日 goes back there when the form is done; else where its result stands. */
export const backTo = (c: Pick<RequestContext, 'query'>, usual: string): string =>
  c.query.get('back') === 'today' ? '/today' : usual

/** The form's address, which keeps where somebody came from. */
export const keepingBack = (c: Pick<RequestContext, 'query'>, path: string): string =>
  c.query.get('back') === 'today' ? `${path}${path.includes('?') ? '&' : '?'}back=today` : path

/** A field as the list of its values. */
export function listOf(fields: Fields, name: string): string[] {
  const value = fields[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
