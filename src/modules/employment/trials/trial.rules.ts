/**
 * What each kind of 体験・実習 is by law (domain §5.5): whether it is employment, whether it is paid, how it is insured.
 * Work under somebody's orders is paid (労働基準法, 最低賃金法); what is unpaid is seeing and trying.
 */
import type { CivilDate } from '../../../platform/clock.ts'
import type { Insurance, TrialKind } from './trial.labels.ts'

interface Question {
  kind: TrialKind
  startsOn: CivilDate
  endsOn: CivilDate
  isEmployed: boolean
  isPaid: boolean
  insurances: readonly Insurance[]
  isNoLabour: boolean
}

interface Problem {
  field: string
  message: string
}

export function trialProblems(of: Question): Problem[] {
  const { kind, startsOn, endsOn, isEmployed, isPaid } = of
  const problems: Problem[] = []
  const say = (field: string, message: string): void => void problems.push({ field, message })
  if (endsOn < startsOn) say('endsOn', '終わる日が、始まる日より前です。日を直してください。')
  if (kind === 'tour' && endsOn > startsOn)
    say('endsOn', '職場見学は1日です。何日かためすときは、就労体験を選んでください。')
  if (kind === 'trial-hire' && !isEmployed) say('isEmployed', 'トライアル雇用は、期間を定めた雇用契約を結びます。')
  if (isEmployed && (kind === 'tour' || kind === 'experience' || kind === 'practice'))
    say('isEmployed', '雇用契約を結ぶときは、トライアル雇用か中間的就労を選ぶか、就職として記録してください。')
  if (isEmployed && !isPaid) say('isPaid', '雇用契約を結ぶときは、最低賃金以上の賃金を払います。')
  if (!isPaid && kind !== 'tour' && !of.isNoLabour)
    say('isNoLabour', '賃金がないときは、企業の指示を受けて働くものではないことを、企業と確かめて印を付けてください。')
  if (!isEmployed && kind !== 'tour' && !of.insurances.includes('injury'))
    say('insurances', '雇用ではないときは、けがに備えて傷害保険に入ってください。')
  return problems
}

/** What a subsidy asks for: days at the same employer within the three years before (特開金, domain §5.5). */
export const yearsLookedBack = 3
/** 三か月: from so many days on, a hire may be left out [U]. */
export const subsidyDays = 90

export const lookedBackFrom = (on: CivilDate): CivilDate => {
  const year = String(Number(on.slice(0, 4)) - yearsLookedBack)
  // 29 February three years before is none: the day after counts.
  return on.slice(5) === '02-29' ? `${year}-03-01` : `${year}${on.slice(4)}`
}

export type TrialState = 'planning' | 'agreed' | 'running' | 'over' | 'ended' | 'cancelled'
export const trialStates: Record<TrialState, string> = {
  planning: '同意を待っている',
  agreed: '準備ができた',
  running: '行っている',
  over: '終わりの記録がない',
  ended: '終わった',
  cancelled: '取りやめた',
}

export function stateOf(
  of: { startsOn: CivilDate; endsOn: CivilDate; endedOn: CivilDate | null; isCancelled: boolean; isAgreed: boolean },
  today: CivilDate,
): TrialState {
  if (of.isCancelled) return 'cancelled'
  if (of.endedOn !== null) return 'ended'
  if (of.endsOn < today) return 'over'
  if (!of.isAgreed) return 'planning'
  return of.startsOn <= today ? 'running' : 'agreed'
}
