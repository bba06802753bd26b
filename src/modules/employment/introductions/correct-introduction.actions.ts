/** 紹介 put right, or taken back because it wasn't made; with what was typed before kept. */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization } from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import { formatDate } from '../../../platform/japanese/index.ts'
import { type Outcome, done, invalid, wrongState } from '../../../platform/outcome.ts'
import { dayOfRecord } from '../../../forms/index.ts'
import { type CorrectionInput, keepWording, touchCase } from '../../casework/index.ts'
import { findJob } from '../jobs/index.ts'
import type { IntroductionInput } from './introduction.form.ts'
import { agreedHow, toldParts, vias } from './introduction.labels.ts'
import type { Introduction } from './introduction.queries.ts'
import { jobProblem } from './introduction.rules.ts'
import { holdIntroduction } from './introduction.steps.ts'

const wording = (of: Introduction): Record<string, string> => ({
  企業: of.employerName,
  職種: of.jobTitle,
  ...(of.jobNumber === '' ? {} : { 求人番号: of.jobNumber }),
  紹介のしかた: vias[of.via],
  ...(of.license === '' ? {} : { '許可・届出の番号': of.license }),
  紹介日: formatDate(of.introducedOn),
  返事を待つ日: formatDate(of.answerBy),
  企業に伝えること: of.told.map((part) => toldParts[part]).join('、'),
  ...(of.toldWords === '' ? {} : { そのほか伝えること: of.toldWords }),
  本人がよいと言った日: `${formatDate(of.agreedOn)}(${agreedHow[of.agreedHow]})`,
  ...(of.note === '' ? {} : { メモ: of.note }),
})

/** @param input null: taken back */
export async function correctIntroduction(
  context: ActionContext,
  id: string,
  input: IntroductionInput | null,
  correction: CorrectionInput,
): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(context.actor, 'introduction.make')
  const ctx = forOrganization(context)
  const taken = await holdIntroduction(ctx, id)
  if (!taken.ok) return taken
  const { introduction, own } = taken
  const former = { kind: 'introduction', id, part: 'work-history', before: wording(introduction) } as const
  if (input === null) {
    if (introduction.placementId !== null && !introduction.isPlacementWithdrawn)
      return wrongState('この紹介から就職が記録されています。先に、就職の記録を取り消してください。')
    await keepWording(ctx, own, former, correction)
    await ctx.tx
      .updateTable('introduction_interviews')
      .set({ withdrawn_at: ctx.now })
      .where('introduction_id', '=', id)
      .where('withdrawn_at', 'is', null)
      .execute()
    await ctx.tx.updateTable('introductions').set({ withdrawn_at: ctx.now }).where('id', '=', id).execute()
    await touchCase(ctx, own.id)
    return done({ caseId: own.id })
  }
  const day = dayOfRecord(input.introducedOn, ctx.today) ?? (await dayProblem(ctx, introduction, input))
  if (day !== null) return invalid({ field: 'introducedOn', message: day })
  await keepWording(ctx, own, former, correction)
  await ctx.tx
    .updateTable('introductions')
    .set({
      ...(introduction.jobId === null
        ? { employer_name: input.employerName, job_title: input.jobTitle, job_number: input.jobNumber }
        : {}),
      via: input.via,
      license: input.via === 'licensed' ? input.license : '',
      introduced_on: input.introducedOn,
      answer_by: input.answerBy,
      told: input.told,
      told_words: input.toldWords,
      agreed_on: input.agreedOn,
      agreed_how: input.agreedHow,
      note: input.note,
    })
    .where('id', '=', id)
    .execute()
  if (introduction.placementId !== null)
    await ctx.tx
      .updateTable('placements')
      .set({ introduced_on: input.introducedOn })
      .where('id', '=', introduction.placementId)
      .execute()
  await touchCase(ctx, own.id)
  return done({ caseId: own.id })
}

/** Why it can't have been on that day: the job, or what came of it. */
async function dayProblem(
  ctx: ActionContext,
  { jobId, interviews, resultOn, startsOn, placementId }: Introduction,
  { introducedOn }: IntroductionInput,
): Promise<string | null> {
  const job = jobId === null ? undefined : await findJob(reading(ctx.tx), jobId)
  const placement =
    placementId === null
      ? undefined
      : await ctx.tx.selectFrom('placements').where('id', '=', placementId).select('started_on').executeTakeFirst()
  if (interviews.some((each) => each.heldOn < introducedOn)) return '面接の日より後です。日を直してください。'
  if (resultOn !== null && resultOn < introducedOn) return '結果が分かった日より後です。日を直してください。'
  if ((startsOn !== null && startsOn < introducedOn) || (placement && placement.started_on < introducedOn))
    return '働きはじめる日より後です。日を直してください。'
  return job === undefined ? null : jobProblem(job, introducedOn)
}
