/** A support plan written and agreed with the product's own actions, for the scenes that need one. */
import {
  agreementInput,
  agreePlan,
  draftPlan,
  frameInput,
  goalInput,
  writeGoal,
} from '../../modules/casework/support-plans/index.ts'
import { addDays, type CivilDate } from '../../platform/clock.ts'
import type { Stage } from '../scenes.ts'

interface Story {
  wish: string
  services: string[]
  begun: number
  /** Days from the beginning. */
  lasts: number
  review: number
  goals: {
    goal: string
    steps: { step: string; doer: 'person' | 'desk' | 'other'; doerName?: string; within: number }[]
  }[]
}

export async function write(
  { as, ago }: Stage,
  email: string,
  caseId: string,
  story: Story,
): Promise<{ id: string; goals: string[]; from: CivilDate }> {
  const from = ago(story.begun)
  const frame = frameInput.parse({
    wish: story.wish,
    startsOn: from,
    endsOn: addDays(from, story.lasts),
    reviewOn: addDays(from, story.review),
    services: story.services,
  })
  const { id } = await as(email, story.begun, (ctx) => draftPlan(ctx, caseId, frame))
  const goals: string[] = []
  for (const { goal, steps } of story.goals) {
    const input = goalInput.parse({
      goal,
      steps: steps.map(({ within, ...step }) => ({ ...step, dueOn: addDays(from, within) })),
    })
    goals.push((await as(email, story.begun, (ctx) => writeGoal(ctx, caseId, id, null, input))).id)
  }
  return { id, goals, from }
}

export const agree = (
  { as, ago }: Stage,
  email: string,
  caseId: string,
  planId: string,
  daysAgo: number,
  how: 'signature' | 'oral' = 'signature',
) =>
  as(email, daysAgo, (ctx) =>
    agreePlan(
      ctx,
      caseId,
      planId,
      agreementInput.parse({ agreedOn: ago(daysAgo), how, witness: how === 'oral' ? '同席した職員' : '' }),
    ),
  )
