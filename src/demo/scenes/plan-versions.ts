/** The next year's plan: begun in winter from this year's, a few things written anew, and the members asked. */
import {
  answerPlanComment,
  commentOnPlan,
  findPlanNode,
  putDuePlansInForce,
  resolvePlanVersion,
  sendPlanForReview,
  startPlanDraft,
  writePlanNode,
} from '../../modules/council/plan-versions/index.ts'
import { findNextYearText } from '../../modules/council/progress-reports/index.ts'
import { addDays, daysBetween } from '../../platform/clock.ts'
import { councilYear } from '../council-year.ts'
import { NotFound } from '../../platform/outcome.ts'
import type { Scene, Stage } from '../scenes.ts'
import { reading } from '../../platform/database/handles.ts'

const bureau = 'jimukyoku@roudoukyoku.example'
const prefecture = 'jimukyoku@pref.example'

/** A measure gets another title, and its wording another ending. */
async function rewrite(
  { as }: Stage,
  versionId: string,
  id: string,
  of: { by: string; ago: number; title: string; from: string; to: string },
): Promise<void> {
  await as(of.by, of.ago, async (ctx) => {
    const node = await findPlanNode(ctx.tx, versionId, 'measure', id)
    if (node?.kind !== 'measure') throw new NotFound('measure')
    const stated = node.content.stated.map((each) => ({ ...each, wording: each.wording.replace(of.from, of.to) }))
    return writePlanNode(ctx, { versionId, kind: 'measure', id }, node.edition, {
      ...node.content,
      title: of.title,
      stated,
    })
  })
}

export const planVersionScenes: readonly Scene[] = [
  {
    name: 'the next year’s plan in review',
    play: async (stage) => {
      const { as, today } = stage
      const year = councilYear(today)
      // Written in the second half of the year, when there is something to look back on.
      if (today < `${year}-11-30` || today > `${year + 1}-03-31`) return
      const { id } = await as(bureau, 12, async (ctx) =>
        startPlanDraft(ctx, { fiscalYear: year + 1 }, (await findNextYearText(reading(ctx.tx), year)) ?? ''),
      )
      await rewrite(stage, id, 'M101', {
        by: bureau,
        ago: 11,
        title: '各機関の媒体と動画で取組を広く知らせる',
        from: '図書館',
        to: '図書館・動画',
      })
      await rewrite(stage, id, 'M411', {
        by: prefecture,
        ago: 10,
        title: '市町村PFのあり方を年度内にまとめる',
        from: '引き続き検討',
        to: '年度内に検討してまとめる',
      })
      await as(bureau, 9, (ctx) => sendPlanForReview(ctx, id, { until: addDays(today, 21) }))
      await as('soudan@maisapo.example', 5, (ctx) =>
        commentOnPlan(ctx, id, {
          nodeKind: 'measure',
          nodeId: 'M402',
          text: '家計の相談が増えています。就労の支援とあわせて受けられることを、ここに書いてください。',
        }),
      )
      const { id: whole } = await as('sekinin@saposute.example', 4, (ctx) =>
        commentOnPlan(ctx, id, {
          nodeKind: null,
          nodeId: null,
          text: '定着の確認をどの機関がするかが、まだ読みとれません。',
        }),
      )
      await as(prefecture, 2, (ctx) =>
        answerPlanComment(ctx, id, whole, {
          outcome: 'partly',
          answer: 'III 3(3)に、つないだ機関が確認することを書き加えます。期限は次の会議で決めます。',
        }),
      )
    },
  },
  {
    name: 'the new year’s plan, adopted before it began',
    play: async ({ as, today }) => {
      const year = councilYear(today) + 1
      const since = daysBetween(`${year}-04-01`, today)
      if (since < 0) return
      const { id } = await as(bureau, since + 90, async (ctx) =>
        startPlanDraft(ctx, { fiscalYear: year }, (await findNextYearText(reading(ctx.tx), year - 1)) ?? ''),
      )
      await as(bureau, since + 60, (ctx) => sendPlanForReview(ctx, id, { until: `${year}-02-28` }))
      await as(bureau, since + 14, (ctx) =>
        resolvePlanVersion(ctx, id, { kind: 'adopted', resolution: '第3回協議会', effectiveOn: `${year}-04-01` }),
      )
      await as(bureau, 0, async (ctx) => ({ ok: true as const, value: await putDuePlansInForce(ctx.tx, today) }))
    },
  },
]
