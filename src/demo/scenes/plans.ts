/**
 * Support plans as they stand in January: one on its way, one by decision of the municipality,
 * one to sign off, one to look at.
 */
import { setDeskRules } from '../../modules/continuity/oversight/index.ts'
import {
  chooseMeasures,
  decidePlan,
  decisionInput,
  finishStep,
  getPlan,
  measuresInput,
  reviewInput,
  reviewPlan,
} from '../../modules/casework/support-plans/index.ts'
import { addDays } from '../../platform/clock.ts'
import { reading } from '../../platform/database/handles.ts'
import type { Scene } from '../scenes.ts'
import { agree, write } from './write-plan.ts'

const saposute = 'soudan@saposute.example'
const maisapo = 'soudan@maisapo.example'

export const planScenes: readonly Scene[] = [
  {
    name: 'a plan on its way',
    play: async (stage) => {
      const { as, find, ago } = stage
      const { caseId } = await find(saposute, '北沢', '由紀夫')
      const { id, goals } = await write(stage, saposute, caseId, {
        wish: '「また工場の仕事をしたい。前のように倒れないように、少しずつ体をならして、長く続けたい。」',
        services: ['support-station'],
        begun: 75,
        lasts: 182,
        review: 45,
        goals: [
          {
            goal: '「朝7時に起きて、週に3日は外に出る。」',
            steps: [
              { step: '起きた時刻を手帳につける', doer: 'person', within: 14 },
              { step: '火曜と木曜の面談を午前に決める', doer: 'desk', within: 7 },
            ],
          },
          {
            goal: '「短い時間からでも、ものづくりの現場に入ってみる。」',
            steps: [
              { step: '職場の見学を2か所', doer: 'desk', within: 60 },
              { step: '3日間の職場体験', doer: 'other', doerName: '東御市の協力事業所', within: 90 },
              { step: '通勤のしかたを確かめる', doer: 'person', within: 95 },
            ],
          },
        ],
      })
      await as(saposute, 75, async (ctx) => {
        const measures = await ctx.tx
          .selectFrom('plan_measures')
          .where('fiscal_year', '=', 2025)
          .where('level', 'in', ['measure', 'action'])
          .orderBy('position')
          .select(['id', 'target_types as types'])
          .execute()
        const [fit, not] = [
          measures.find((measure) => measure.types.includes(2) && measure.types.length < 3),
          measures.find((measure) => measure.types.length === 1 && measure.types.includes(1)),
        ]
        const chosen = [
          ...(fit
            ? [{ measureId: fit.id, fits: true, reason: '働く気持ちはあるが間が空いている。段階をふんだ支援が合う。' }]
            : []),
          ...(not
            ? [
                {
                  measureId: not.id,
                  fits: false,
                  reason: 'いまは働いていないため、まだ当てはまらない。就職のあとに見直す。',
                },
              ]
            : []),
        ]
        return chooseMeasures(ctx, caseId, id, 2025, measuresInput.parse({ measures: chosen }))
      })
      await agree(stage, saposute, caseId, id, 73)
      const steps = (
        await as(saposute, 70, async (ctx) => ({
          ok: true as const,
          value: await getPlan(reading(ctx.tx), caseId, id),
        }))
      ).goals.flatMap((goal) => goal.steps)
      for (const [index, step] of steps.entries())
        if (index < 3) await as(saposute, 66 - index * 20, (ctx) => finishStep(ctx, caseId, id, step.id))
      await as(saposute, 28, (ctx) =>
        reviewPlan(
          ctx,
          caseId,
          id,
          reviewInput.parse({
            heldOn: ago(28),
            method: 'visit',
            progress: { [goals[0] ?? '']: 'on-track', [goals[1] ?? '']: 'slow' },
            voice: '「見学で、機械の音が懐かしかった。体験はもう少し暖かくなってからがいい。」',
            note: '生活の時間は戻ってきた。体験の時期は急がない。',
            nextReviewOn: addDays(ago(28), 42),
          }),
        ),
      )
    },
  },
  {
    name: 'a plan by decision of the municipality',
    play: async (stage) => {
      const { as, find, ago } = stage
      const { caseId } = await find(maisapo, '柳澤', '静香')
      const { id } = await write(stage, maisapo, caseId, {
        wish: '「家賃のおくれをなくして、子どもと安心して暮らしたい。」',
        services: ['counselling', 'rent-support', 'household-budget'],
        begun: 25,
        lasts: 180,
        review: 31,
        goals: [
          {
            goal: '「毎月のお金の出入りを、自分でつかむ。」',
            steps: [
              { step: '家計表をいっしょに作る', doer: 'desk', within: 14 },
              { step: '大家さんに返し方を相談する', doer: 'person', within: 21 },
            ],
          },
        ],
      })
      await agree(stage, maisapo, caseId, id, 24)
      await as(maisapo, 20, (ctx) =>
        decidePlan(
          ctx,
          caseId,
          id,
          decisionInput.parse({
            conferenceOn: ago(21),
            form: 'meeting',
            result: 'fit',
            decidedOn: ago(20),
            decidedBy: '上田市',
          }),
        ),
      )
    },
  },
  {
    name: 'a plan whose day of review has passed',
    play: async (stage) => {
      const { caseId } = await stage.find(maisapo, '金井', '博')
      const { id } = await write(stage, maisapo, caseId, {
        wish: '「まず、夜に眠れるようになりたい。」',
        services: ['counselling'],
        begun: 70,
        lasts: 180,
        review: 62,
        goals: [{ goal: '「医者に一度行ってみる。」', steps: [{ step: '受診に同行する', doer: 'desk', within: 30 }] }],
      })
      await agree(stage, maisapo, caseId, id, 69, 'oral')
    },
  },
  {
    name: 'a plan that waits for the second look',
    play: async (stage) => {
      const { as, find } = stage
      await as('sekinin@saposute.example', 30, (ctx) =>
        setDeskRules(ctx, 'sapo-shinano', { plan: true, closure: false }),
      )
      const { caseId } = await find(saposute, '塩入', '和樹')
      const { id } = await write(stage, saposute, caseId, {
        wish: '「家の外に、話せる人がほしい。」',
        services: ['support-station'],
        begun: 3,
        lasts: 120,
        review: 40,
        goals: [
          {
            goal: '「居場所に月2回行く。」',
            steps: [
              { step: '最初の回は送り迎えの時間に合わせる', doer: 'desk', within: 20 },
              { step: '行った日に丸をつける', doer: 'person', within: 100 },
            ],
          },
        ],
      })
      await agree(stage, saposute, caseId, id, 2)
    },
  },
]
