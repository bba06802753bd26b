/** What the state of a case allows. Each question answers with null, or the reason in a sentence. */
import type { CivilDate } from '../../../platform/clock.ts'

export interface CaseState {
  status: 'open' | 'closed'
  responsibleOrganizationId: string
  openedOn: CivilDate
}

export const mustBeOpen = (state: CaseState): string | null =>
  state.status === 'open' ? null : 'このケースは終結しています。もう一度相談があれば「相談を記録」から再開できます。'

/** What happens next is decided by the desk that is responsible (promise 1). */
export const mustBeResponsible = (state: CaseState, organizationId: string | null): string | null =>
  state.responsibleOrganizationId === organizationId ? null : 'いまの責任窓口が別の機関のため、この操作はできません。'

/** Where somebody who comes in is written down: each leads to a form that takes the same words. */
export type WayIn = 'talk' | 'joint' | 'contact' | 'reopen'

/**
 * @param state of the case as the organization sees it; null for a person without one
 * @param here whether the organization helps now (いっしょに支援), and whether it may take up a closed case of another
 */
export function wayIn(
  state: Pick<CaseState, 'status' | 'responsibleOrganizationId'> | null,
  organizationId: string | null,
  here: { helps: boolean; mayTakeUp: boolean },
): WayIn {
  if (state === null) return 'reopen'
  const isOurs = state.responsibleOrganizationId === organizationId
  if (state.status === 'closed') return isOurs || here.mayTakeUp ? 'reopen' : 'contact'
  if (isOurs) return 'talk'
  return here.helps ? 'joint' : 'contact'
}

/** Next actions lie ahead: at most two years, so that a typing error doesn't put a person out of sight. */
export function dueDayProblem(dueOn: CivilDate, today: CivilDate): string | null {
  if (dueOn < today) return '次の予定は、今日かこれからの日にしてください。'
  if (dueOn > `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`) return '次の予定は2年以内の日にしてください。'
  return null
}

/** A move is a change between types that isn't a corrected judgement (domain §2.4). The first decision moves nobody. */
export function isMove(from: number | null, to: number | null, reasonCode: string): boolean {
  return from !== null && to !== null && from !== to && reasonCode !== 'correction' && reasonCode !== 'first'
}
