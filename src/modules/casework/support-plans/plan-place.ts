/** Which plan a request is about, where it lies, and the days its forms begin with. */
import { addDays } from '../../../platform/clock.ts'
import type { Fields, PageContext } from '../../../platform/http/room.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { type CaseHeader, getCaseHeader } from '../cases/index.ts'
import { getPlan, type PlanView } from './support-plan.queries.ts'
import { dateFields } from '../../../forms/index.ts'

export const caseOf = (c: PageContext): string => c.id
export const planOf = (c: PageContext): string => c.params['planId'] ?? ''

export const listHref = (c: PageContext): string => `/cases/${caseOf(c)}/support-plans`
export const planHref = (c: PageContext): string => `${listHref(c)}/${planOf(c)}`

export interface OfPlan {
  header: CaseHeader
  plan: PlanView
}

export async function open(c: PageContext): Promise<OfPlan> {
  const header = await getCaseHeader(c.db, caseOf(c))
  const plan = await getPlan(c.db, header.id, planOf(c))
  return { header, plan }
}

export const boxes = (c: PageContext, name: string, days = 0): Fields =>
  dateFields(name, dateBoxesOf(addDays(c.clock.today(), days)))
