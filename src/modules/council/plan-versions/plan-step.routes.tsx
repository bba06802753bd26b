/** A draft on its way: noted, heard, taken back, withdrawn or resolved. */
import { noPerson } from '../../../subjects.ts'
import { post, type PostContext, redirect, refused, type Route, type SignedIn } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import {
  notePlanDraft,
  resolvePlanVersion,
  sendPlanForReview,
  takePlanBack,
  withdrawPlanDraft,
} from './plan-version.actions.ts'
import { parsePlanNote, parseResolution, parseReview } from './plan-version.form.ts'
import { draw, pathOf } from './plan-version.routes.tsx'

export const planStepRoutes: Route[] = [
  post('/plan/versions/:id/note', 'plan.write', noPerson, async (c) => {
    const input = parsePlanNote(c.fields)
    return answerStep(
      c,
      input.ok ? await notePlanDraft(c.action, c.id, input.value.note) : input,
      '書いたことを残しました。',
    )
  }),
  post('/plan/versions/:id/review', 'plan.write', noPerson, async (c) => {
    const input = parseReview(c.fields)
    return answerStep(
      c,
      input.ok ? await sendPlanForReview(c.action, c.id, input.value) : input,
      '構成員が案を読めるようになりました。',
    )
  }),
  post('/plan/versions/:id/return', 'plan.write', noPerson, async (c) =>
    answerStep(c, await takePlanBack(c.action, c.id), '案に戻しました。'),
  ),
  post('/plan/versions/:id/withdrawal', 'plan.write', noPerson, async (c) =>
    answerStep(c, await withdrawPlanDraft(c.action, c.id), '案を取り下げました。'),
  ),
  post('/plan/versions/:id/resolution', 'plan.write', noPerson, async (c) => {
    const input = parseResolution(c.fields)
    return answerStep(c, input.ok ? await resolvePlanVersion(c.action, c.id, input.value) : input, '決議を残しました。')
  }),
]

async function answerStep(c: SignedIn<PostContext>, outcome: Outcome<{ id: string }>, notice: string) {
  return outcome.ok ? redirect(pathOf(c), notice) : refused(await draw(c, 'steps', c.fields, outcome.errors))
}
