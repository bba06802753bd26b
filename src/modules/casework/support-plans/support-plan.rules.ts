/** What the state of a plan allows and asks for, and which of the council's measures fit somebody. */
import type { CivilDate } from '../../../platform/clock.ts'
import { type Service, services } from './support-plan.labels.ts'

export type PlanStatus = 'draft' | 'agreed' | 'running' | 'evaluated' | 'withdrawn' | 'handed-over'

export interface PlanState {
  status: PlanStatus
  needsDecision: boolean
  needsSignOff: boolean
  agreedOn: CivilDate | null
  decidedOn: CivilDate | null
  signedOff: boolean
}

/** 支援決定 is the municipality's where a service of the act is used (生活困窮者自立支援法; domain §3.4). */
export const needsDecision = (used: readonly string[]): boolean =>
  used.some((service) => services[service as Service]?.legal === true)

export type Wait = 'agreement' | 'decision' | 'sign-off'

/** What a plan still waits for before it begins, in the order in which it is asked for. */
export function waitsFor(plan: PlanState): Wait[] {
  if (plan.status !== 'draft' && plan.status !== 'agreed') return []
  return [
    ...(plan.agreedOn === null ? (['agreement'] as const) : []),
    ...(plan.needsDecision && plan.decidedOn === null ? (['decision'] as const) : []),
    ...(plan.needsSignOff && !plan.signedOff ? (['sign-off'] as const) : []),
  ]
}

export const isAlive = (status: PlanStatus): boolean =>
  status === 'draft' || status === 'agreed' || status === 'running'

/** A plan with goals changes only before the person has agreed; what was agreed stays as it was agreed. */
export const mustBeDraft = (plan: PlanState): string | null =>
  plan.status === 'draft'
    ? null
    : '本人が同意したあとのプランは書き直せません。変えるときは、評価して再プランにしてください。'
export const mustBeRunning = (plan: PlanState): string | null =>
  plan.status === 'running' ? null : 'このプランは、いま支援中ではありません。'

export interface MeasureForPerson {
  targetTypes: readonly number[]
}

const mark = (type: number): string => ['', '①', '②', '③'][type] ?? ''

/**
 * Whether a measure of the council's plan is meant for somebody of this type, with the reason in a sentence; null where
 * nothing can be said because no type was decided. The worker decides and may write a reason of their own.
 */
export function proposeMeasure(
  measure: MeasureForPerson,
  targetType: number | null,
): { fits: boolean; reason: string } | null {
  if (measure.targetTypes.length === 0) return null
  const whose = measure.targetTypes.map(mark).join('・')
  if (measure.targetTypes.length === 3) return { fits: true, reason: 'どの類型の方も対象の施策です。' }
  if (targetType === null) return null
  return measure.targetTypes.includes(targetType)
    ? { fits: true, reason: `類型${whose}の方を対象にした施策です。` }
    : { fits: false, reason: `類型${whose}の方を対象にした施策で、この方は類型${mark(targetType)}です。` }
}
