/** What the pages of a plan share: what they are given, its address, its name and its days. */
import type { Actor } from '../../../../platform/actor.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import type { Shell } from '../../../../ui/index.ts'
import type { CaseHeader } from '../../cases/index.ts'

export interface Common {
  path: string
  shell: Shell
  actor: Actor
  header: CaseHeader
  today: CivilDate
}

export const planHref = (plan: { caseId: string; id: string }): string =>
  `/cases/${plan.caseId}/support-plans/${plan.id}`
export const numberOf = (number: number): string => `第${number}回のプラン`
export const short = (day: CivilDate): string => formatDate(day).replace(/\(.\)$/, '')
