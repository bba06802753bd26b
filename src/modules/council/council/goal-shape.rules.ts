/** What a KPI's goal may look like beyond a number of one year: its period, what it is held against, who has a part. */
import type { CivilDate } from '../../../platform/clock.ts'
import { fiscalYearRange, formatFiscalYear } from '../../../platform/japanese/index.ts'

export interface GoalShape {
  kind: 'quantitative' | 'coverage' | 'implementation'
  goalFrom?: CivilDate | null | undefined
  goalTo?: CivilDate | null | undefined
  baselineValue?: number | null | undefined
  baselineLabel?: string | null | undefined
  organizationGoals?: readonly { organizationId: string; value: number }[] | undefined
}

export interface ShapeMistake {
  field: 'goalFrom' | 'goalTo' | 'baselineValue' | 'baselineLabel' | 'organizationGoals'
  message: string
}

/** @param fiscalYear of the plan that says it: a period that has nothing of it is another year's goal */
export function goalMistakes(goal: GoalShape, fiscalYear: number): ShapeMistake[] {
  const mistakes: ShapeMistake[] = []
  const [from, to] = [goal.goalFrom ?? null, goal.goalTo ?? null]
  const year = fiscalYearRange(fiscalYear)
  if (from === null && to !== null)
    mistakes.push({ field: 'goalFrom', message: '目標の期間の始まりも書いてください。' })
  if (from !== null && to === null) mistakes.push({ field: 'goalTo', message: '目標の期間の終わりも書いてください。' })
  if (from !== null && to !== null) {
    if (to < from)
      mistakes.push({ field: 'goalTo', message: '目標の期間の終わりは、始まりよりあとの日にしてください。' })
    else if (from > year.to || to < year.from)
      mistakes.push({ field: 'goalFrom', message: `目標の期間に${formatFiscalYear(fiscalYear)}が入っていません。` })
    if (goal.kind === 'implementation')
      mistakes.push({ field: 'goalFrom', message: '実施したかどうかのKPIには、目標の期間を書けません。' })
  }
  const [value, label] = [goal.baselineValue ?? null, goal.baselineLabel ?? null]
  if (value === null && label !== null) mistakes.push({ field: 'baselineValue', message: '基準の値も書いてください。' })
  if (value !== null && label === null)
    mistakes.push({ field: 'baselineLabel', message: '基準の値が何か(令和6年度の実績 など)も書いてください。' })
  const organizations = (goal.organizationGoals ?? []).map((each) => each.organizationId)
  if (new Set(organizations).size < organizations.length)
    mistakes.push({ field: 'organizationGoals', message: '同じ機関が2度あります。' })
  return mistakes
}
