/** A plan on the page of the person, who has answered once. */
import { answerOwnPlan, openOwnPage } from '../../modules/continuity/my/index.ts'
import { getPlan, goalInput, offerPlan, seeOwnAnswer, writeGoal } from '../../modules/casework/support-plans/index.ts'
import { reading } from '../../platform/database/handles.ts'
import type { Scene } from '../scenes.ts'
import { write } from './write-plan.ts'

const saposute = 'soudan@saposute.example'

export const ownPageScenes: readonly Scene[] = [
  {
    name: 'a plan on the page of the person, who has answered once',
    play: async (stage) => {
      const { as, find } = stage
      const { caseId } = await find(saposute, '髙見澤', '敦')
      await as(saposute, 9, (ctx) => openOwnPage(ctx, caseId, { email: 'honnin@my.example' }, ''))
      const { id, goals } = await write(stage, saposute, caseId, {
        wish: '「人とゆっくり話しながら、自分に合う仕事をさがしたい。」',
        services: ['support-station'],
        begun: 8,
        lasts: 180,
        review: 60,
        goals: [
          {
            goal: '「週に3日、サポステに来る。」',
            steps: [
              { step: '来る曜日を決める', doer: 'person', within: 10 },
              { step: '話しやすい席を用意する', doer: 'desk', within: 12 },
            ],
          },
        ],
      })
      await as(saposute, 7, (ctx) => offerPlan(ctx, caseId, id))
      const version = await as(saposute, 7, async (ctx) => ({
        ok: true as const,
        value: (await getPlan(reading(ctx.tx), caseId, id)).version,
      }))
      await as('honnin@my.example', 6, (ctx) =>
        answerOwnPlan(ctx, id, {
          answer: 'change',
          note: '週3日は、まだ自信がありません。はじめは2日がいいです。',
          version,
        }),
      )
      await as(saposute, 5, (ctx) => seeOwnAnswer(ctx, caseId, id))
      const goal = goalInput.parse({
        goal: '「まずは週に2日、サポステに来る。」',
        steps: [
          { step: '来る曜日を決める', doer: 'person', dueOn: stage.ago(-2) },
          { step: '話しやすい席を用意する', doer: 'desk', dueOn: stage.ago(-4) },
        ],
      })
      await as(saposute, 5, (ctx) => writeGoal(ctx, caseId, id, goals[0] ?? null, goal))
      await as(saposute, 1, (ctx) => offerPlan(ctx, caseId, id))
    },
  },
]
