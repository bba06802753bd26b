/**
 * What the council's office has said to findings of the plan check: one explained, one put right,
 * one entered by a person.
 */
import {
  answerFinding,
  enterFinding,
  findingAnswerInput,
  findingInput,
  listFindings,
} from '../../modules/council/plan/index.ts'
import { councilYear } from '../council-year.ts'
import type { Scene } from '../scenes.ts'

const office = 'jimukyoku@roudoukyoku.example'

export const findingScenes: readonly Scene[] = [
  {
    name: 'findings of the plan, answered',
    play: async ({ as, today }) => {
      const year = councilYear(today)
      const of = (kind: 'number' | 'wording') =>
        as(office, 30, async (ctx) => ({
          ok: true as const,
          value:
            (await listFindings(ctx.tx, year)).find((finding) => finding.kind === kind && finding.status === 'open')
              ?.code ?? '',
        }))
      const [number, wording] = [await of('number'), await of('wording')]
      if (number !== '')
        await as(office, 30, (ctx) =>
          answerFinding(
            ctx,
            year,
            number,
            findingAnswerInput.parse({
              status: 'explained',
              note: '数える対象がちがうため、両方の数を並べて示している。どちらを目標とするかは、次の協議会にはかる。',
            }),
          ),
        )
      if (wording !== '')
        await as(office, 12, (ctx) =>
          answerFinding(
            ctx,
            year,
            wording,
            findingAnswerInput.parse({
              status: 'fixed',
              note: '正しい書き方にそろえた。',
              fixedIn: '次の年度の計画の案',
            }),
          ),
        )
      await as(office, 12, (ctx) =>
        enterFinding(
          ctx,
          year,
          findingInput.parse({
            kind: 'missing',
            title: '定着の確認をだれがするかが決まっていない',
            text: '就職のあとの確認について、どの機関がいつまでするかの記載がない。',
            places: [{ document: 'body', place: '就職の章', quote: '職場定着を支援する' }],
          }),
        ),
      )
    },
  },
]
