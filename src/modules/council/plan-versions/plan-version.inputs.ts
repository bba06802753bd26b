import { z } from 'zod'
import { isCivilDate } from '../../../platform/clock.ts'
import { freeText } from '../../../platform/validate.ts'
import { planNodeContents, type PlanNodeKind, planNodeKinds } from '../council/index.ts'
import { versionKinds } from './plan-version.labels.ts'
import { keysOf } from '../../../forms/index.ts'

const day = (empty: string) => z.string(empty).refine(isCivilDate, empty)

export const planDraftInput = z.object({
  fiscalYear: z
    .int('どの年度かを選んでください。')
    .min(2000, 'どの年度かを選んでください。')
    .max(2200, 'どの年度かを選んでください。'),
})
export type PlanDraftInput = z.output<typeof planDraftInput>

export const planNoteInput = z.object({ note: freeText(null) })
export const planReviewInput = z.object({ until: day('意見を聞く期限を書いてください。') })

const { adopted, amended, deemed } = versionKinds
export const planResolutionInput = z.object({
  kind: z.enum(keysOf({ adopted, amended, deemed }), { error: '改定か、みなし改定かを選んでください。' }),
  resolution: z
    .string('決めた会議と決議を書いてください。')
    .trim()
    .min(1, '決めた会議と決議を書いてください。')
    .max(300, '300字までで書いてください。'),
  effectiveOn: day('効力を生じる日を書いてください。'),
})
export type PlanResolutionInput = z.output<typeof planResolutionInput>

const { kpi, ...others } = planNodeContents
/** A node as it is written: the goal of a KPI follows from what is stated. */
export const planNodeInputs = {
  ...others,
  kpi: kpi.omit({ goalValue: true, goalBasis: true, comparator: true }),
} as const
export type PlanNodeInput<K extends PlanNodeKind = PlanNodeKind> = z.output<(typeof planNodeInputs)[K]>

export const planNodeKindOf = (text: string | undefined): PlanNodeKind | undefined =>
  planNodeKinds.find((kind) => kind === text)

export const planMoveInput = z.object({ direction: z.enum(['up', 'down'], { error: '上か下かを選んでください。' }) })
