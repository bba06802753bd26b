/** What a handler gets, by the kind of its route. */
import type { ReadKind, RecordKind } from '../../subjects.ts'
import type { PlainShell, PublicShell, Shell } from '../../ui/layout/shell.ts'
import type { ActionContext } from '../action.ts'
import type { Actor } from '../actor.ts'
import type { Clock } from '../clock.ts'
import type { Council } from '../council.ts'
import type { ReadDb } from '../database/handles.ts'

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
  isSureOfNumber?: boolean
  /** The draft from which the form continues, if there is one. */
  draft?: { fields: Fields; savedAt: Date }
}

export interface Titles {
  /** Of a draft, by its key. */
  draft(key: string): string
  /** Of a duty, by its name. */
  duty(name: string): string
  /** Of what happened on a case, as a sentence: '' where nothing is told. */
  event(kind: string, told: Record<string, unknown>): string
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
   * A fresh kit for a form of this page. With a draft key, the draft is looked up. The version is the one that the form
   * was written against, a draft's own included, so that nobody writes over what they haven't seen.
   * @param isStale the newer state stands on the page as well: the version is the current one
   */
  form(draftKey?: string, version?: number | string, isStale?: boolean): Promise<FormKit>
  /** What other rooms call their forms and duties. */
  titles: Titles
  /**
   * Whom this answer shows beyond the record that its path names; noted before it is sent. Asked of each route about
   * `shown`, also where it is nobody.
   */
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
 * A form with a secret in it (a password, a code). While it is checked no transaction is open: twenty people who sign
 * in at once hold no connection of a page. Nothing of it is kept, given back or offered to be sent again.
 */
export interface SecretContext extends RequestContext {
  fields: Fields
  /** One action in a writing transaction of its own. Only where somebody is signed in. */
  act<T>(work: (action: ActionContext) => Promise<T>): Promise<T>
}
