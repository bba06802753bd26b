/**
 * How a module tells the web what it serves. A route is data: method, path, who may, and a handler that gets all it
 * needs and returns an answer. There is no way to register a path without saying who may and whom it is about.
 */
import type { ReactElement } from 'react'
import type { Permission } from '../../permissions.ts'
import type { About } from '../../subjects.ts'
import type { FieldError } from '../outcome.ts'
import type { Answer, Making } from './answer.ts'
import { largestFile } from './body.ts'
import type {
  Fields,
  GetContext,
  KeptContext,
  PostContext,
  RequestContext,
  SecretContext,
  SignedIn,
} from './contexts.ts'

export * from './answer.ts'
export * from './contexts.ts'

/** `public`: anybody; `signed-in`: anybody with an account; else the permission that the role needs. */
export type Door = 'public' | 'signed-in' | Permission

export interface Route {
  method: 'GET' | 'POST'
  path: string
  door: Door
  about: About
  /** `none`: the handler opens transactions itself, if it needs any. */
  transaction?: 'none'
  /**
   * Takes files with its form (multipart/form-data), up to this many bytes;
   * and draws it again where a file isn't taken.
   */
  takesFiles?: { largest: number; again: (c: SignedIn<PostContext>, errors: FieldError[]) => Promise<ReactElement> }
  /** Its work is for a worker thread: fewer of these a minute; or only where it is asked for as a file. */
  isCostly?: true | 'as-file'
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

/** A GET of which some answers are made in a worker thread: papers, workbooks, what has to be searched for long. */
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

/** A page of figures, whose tables and pictures are files under its own address (src/figures). */
export function getFigures(
  path: string,
  door: Permission,
  about: About,
  handler: (c: SignedIn<GetContext>) => Promise<Answer | Making>,
): Route {
  return { method: 'GET', path, door, about, isCostly: 'as-file', handler: handler as Route['handler'] }
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
 * A form that may bring files. The handler sees none that the scanner hasn't let through: else `again` draws the form
 * with the error beside the file's field and all that was typed.
 * @param largest in bytes, where it is more than a scan
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
