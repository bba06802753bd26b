/**
 * An endpoint of the API as data: path, who may, what it takes, what it answers. The OpenAPI document, the server and
 * the tests that ask each one who may are all made from these declarations; there is no other way to add a path.
 */
import { z } from 'zod'
import type { Permission } from '../../permissions.ts'
import type { ActionContext } from '../action.ts'
import type { Actor, OrganizationActor } from '../actor.ts'
import type { Council } from '../council.ts'
import type { ReadDb } from '../database/handles.ts'
import type { About, ReadKind, RecordKind } from '../../subjects.ts'
import { done, type Outcome } from '../outcome.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type Tag =
  | '計画と数字'
  | '窓口'
  | '本人'
  | 'ケース'
  | '職歴'
  | '聞き取り'
  | '支援プラン'
  | '会議'
  | '同意と閲覧'
  | '保存と廃棄'
  | 'つなぎ'
  | '就職と定着'
  | '企業'
  | '催し'
  | '求人'

/** Names under which shapes stand in the OpenAPI document: what is sent, and what is answered. */
export const inputShapes = z.registry<{ id: string }>()
export const answerShapes = z.registry<{ id: string }>()

/** A named part of answers: `answer('Case', z.object({…}))`. */
export function answer<S extends z.ZodType>(id: string, shape: S): S {
  answerShapes.add(shape, { id })
  return shape
}

/** What an endpoint takes, under its name. */
export function input<S extends z.ZodType>(id: string, shape: S): S {
  inputShapes.add(shape, { id })
  return shape
}

/** A page of a list; `next` is the cursor of the page after it, null on the last one. */
export function listOf<S extends z.ZodType>(id: string, item: S) {
  return answer(id, z.object({ items: z.array(item), next: z.string().nullable() }))
}

export interface Answered<T> {
  body: T
  /** The record's version, sent as its ETag. */
  version?: number
  /** Path of what was made, below the API's root. */
  location?: string
}

export interface ReadRequest<Q> {
  council: Council
  actor: Actor
  db: ReadDb
  params: Record<string, string>
  query: Q
  /** All facts, plan and master data, no person and no case. */
  statistics<T>(work: (db: ReadDb) => Promise<T>): Promise<T>
  /**
   * Whom the answer shows beyond the record that the path names; noted before it is sent.
   * Asked of each endpoint about `shown`.
   */
  shows(of: RecordKind, ids: readonly string[], kind?: ReadKind): void
}

export interface WriteRequest<B> {
  council: Council
  actor: OrganizationActor
  action: ActionContext
  /** The action's own transaction, for reading back what it did. */
  db: ReadDb
  params: Record<string, string>
  /** All facts, plan and master data, no person and no case. */
  statistics<T>(work: (db: ReadDb) => Promise<T>): Promise<T>
  body: B
  shows(of: RecordKind, ids: readonly string[], kind?: ReadKind): void
  /** Null, or why the version that the caller edited is no longer the record's. */
  refuseStale(version: number): Outcome<never> | null
}

export interface Endpoint {
  id: string
  method: Method
  /** Below /api/v1; parameters in braces: `/cases/{id}`. */
  path: string
  permission: Permission
  about: About
  tag: Tag
  summary: string
  description?: string
  query?: z.ZodObject
  body?: z.ZodType
  status: 200 | 201
  response: z.ZodType
  /** Sends an ETag; a PUT honors If-Match. */
  versioned: boolean
  read?: (request: ReadRequest<never>) => Promise<Answered<unknown>>
  write?: (request: WriteRequest<never>) => Promise<Outcome<Answered<unknown>>>
}

interface Common {
  id: string
  path: string
  permission: Permission
  about: About
  tag: Tag
  summary: string
  description?: string
  versioned?: boolean
}

/** The record that the path names. */
export const idOf = (params: Record<string, string>): string => params['id'] ?? ''

const noQuery = z.object({})

export function reading<R extends z.ZodType, Q extends z.ZodObject = typeof noQuery>(
  declared: Common & {
    query?: Q
    response: R
    read: (request: ReadRequest<z.output<Q>>) => Promise<Answered<z.input<R>>>
  },
): Endpoint {
  return { method: 'GET', status: 200, versioned: false, ...declared }
}

export function writing<B extends z.ZodType, R extends z.ZodType>(
  declared: Common & {
    /** DELETE is sent with or without a body. */
    method?: 'POST' | 'PUT' | 'DELETE'
    status?: 200 | 201
    body: B
    response: R
    write: (request: WriteRequest<z.output<B>>) => Promise<Outcome<Answered<z.input<R>>>>
  },
): Endpoint {
  return { method: 'POST', status: 201, versioned: false, ...declared }
}

/**
 * After an action: its refusal as it is, or the answer read back from what it did. (Not `then`: a module with such an
 * export can't be imported.)
 */
export async function answering<T, A>(outcome: Outcome<T>, next: (value: T) => Promise<A>): Promise<Outcome<A>> {
  return outcome.ok ? done(await next(outcome.value)) : outcome
}

/** The same where what the action gives is the answer. */
export const answeringAsIs = <T>(outcome: Outcome<T>): Outcome<Answered<T>> =>
  outcome.ok ? done({ body: outcome.value }) : outcome

/**
 * What can happen to a record, each step as a POST below its path, which answers with the record as it stands then.
 * @param record where it is, whom it is about, who may, and how it is read back
 */
export const stepsOf =
  <R extends z.ZodType>(
    record: Omit<Common, 'id' | 'summary' | 'description'> & {
      response: R
      asItStands(request: Pick<WriteRequest<unknown>, 'db'>, id: string): Promise<Answered<z.input<R>>>
    },
  ) =>
  <B extends z.ZodType>(
    step: { id: string; path: string; summary: string; description?: string; body: B },
    act: (action: ActionContext, id: string, body: z.output<B>) => Promise<Outcome<unknown>>,
  ): Endpoint => {
    const { asItStands, path, ...common } = record
    return writing({
      ...common,
      ...step,
      status: 200,
      path: `${path}/${step.path}`,
      write: async (request) =>
        answering(await act(request.action, idOf(request.params), request.body as z.output<B>), () =>
          asItStands(request, idOf(request.params)),
        ),
    })
  }

/** Under a second name: that which other systems know (contract), beside the one that goes with its neighbours. */
export const alsoAt = (endpoint: Endpoint, id: string, path: string): Endpoint => ({ ...endpoint, id, path })
