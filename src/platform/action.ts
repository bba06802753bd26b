import { v7 } from 'uuid'
import { type EventName, type EventPayload, events, securityEvents } from '../events.ts'
import type { Actor, OrganizationActor } from './actor.ts'
import type { CivilDate } from './clock.ts'
import { onceCommitted, type WriteTx } from './database/handles.ts'
import type { Keys } from './keys.ts'
import { log } from './log.ts'
import type { Settings } from './settings.ts'

/** A new id: UUIDv7, made in code because PostgreSQL 15 has none; ordered by time, so indexes grow at their end. */
export const newId = (): string => v7()

/** What an action works with: its transaction, who acts, the business time, the council's settings and keys. */
export interface ActionContext {
  tx: WriteTx
  actor: Actor
  now: Date
  today: CivilDate
  settings: Settings
  keys: Keys
  /** Folds text for search (kana, variants of characters); never changes what is stored. */
  fold: (text: string) => string
}

/**
 * The same for somebody who works for an organization.
 * @throws Error where a role without one got past its permission
 */
export function forOrganization<C extends ActionContext>(ctx: C): C & { actor: OrganizationActor } {
  if (ctx.actor.organizationId === null) throw new Error(`actor ${ctx.actor.accountId} works for no organization`)
  return ctx as C & { actor: OrganizationActor }
}

/** Null for the system itself, which has no account. */
export const accountOf = (ctx: ActionContext): string | null =>
  ctx.actor.accountId === '' ? null : ctx.actor.accountId

/** What `forOrganization` gives. */
export type OrganizationContext = ReturnType<typeof forOrganization<ActionContext>>

interface LedgerSubject {
  caseId?: string | null
  subjectId?: string | null
  deskId?: string | null
  occurredOn?: CivilDate
  correctsId?: string | null
}

/**
 * Appends the action to the ledger, in the action's own transaction.
 * @returns the ledger row's id, to which facts refer
 * @throws ZodError when the payload is not what `events.ts` says
 */
export async function record<E extends EventName>(
  ctx: Pick<ActionContext, 'tx' | 'actor' | 'today'>,
  event: E,
  payload: EventPayload<E>,
  subject: LedgerSubject = {},
): Promise<string> {
  const id = newId()
  await ctx.tx
    .insertInto('ledger')
    .values({
      id,
      kind: event,
      case_id: subject.caseId ?? null,
      subject_id: subject.subjectId ?? null,
      organization_id: ctx.actor.organizationId,
      desk_id: subject.deskId ?? ctx.actor.deskId,
      account_id: ctx.actor.accountId === '' ? null : ctx.actor.accountId,
      occurred_on: subject.occurredOn ?? ctx.today,
      payload: JSON.stringify(events[event].payload.parse(payload)),
      corrects_id: subject.correctsId ?? null,
    })
    .execute()
  if (securityEvents.has(event))
    onceCommitted(ctx.tx, (council) =>
      log.security(event, { council, ...(ctx.actor.accountId === '' ? {} : { by: ctx.actor.accountId }), ...payload }),
    )
  return id
}

/**
 * What can be counted (design §4, facts); the vocabulary of `facts.kind`. Facts of cases follow from their records in
 * the database (db/views/case_facts.sql); no action writes one.
 */
export type FactKind =
  | 'case.opened'
  | 'case.closed'
  | 'consultation'
  | 'registration'
  | 'registration.outside-age'
  | 'type-move'
  | 'type-decided'
  | 'referral.sent'
  | 'referral.accepted'
  | 'referral.declined'
  | 'referral.withdrawn'
  | 'placement.regular'
  | 'placement.other'
  | 'follow-up.working'
  | 'follow-up.left'
  | 'follow-up.other'
  | 'conversion.career-up'
  | 'desk.confirmed'
  | 'training.maisapo'
  | 'meeting.community'
  | 'appeal.conversion'
  | 'appeal.welcome'
  | 'appeal.limited'
  | 'job.limited'
  | 'job.welcome'
