/** 訓練: one that goes on, one that was completed, one that is over and nobody has said how. */
import { nextActionInput } from '../../modules/casework/cases/index.ts'
import { endTraining, recordTraining, trainingForm } from '../../modules/employment/trainings/index.ts'
import { addDays } from '../../platform/clock.ts'
import type { Scene } from '../scenes.ts'

const saposute = 'soudan@saposute.example'
const helloWork = 'soudan@hw-nagano.example'
const maisapo = 'soudan@maisapo.example'

export const trainingScenes: readonly Scene[] = [
  {
    name: 'a training that goes on',
    play: async ({ as, find, ago, today }) => {
      const { caseId } = await find(maisapo, '柳澤', '静香')
      await as(maisapo, 12, (ctx) =>
        recordTraining(
          ctx,
          caseId,
          trainingForm.schema.parse({
            kind: 'while-working',
            course: '調理補助の基礎(夜間・オンライン)',
            provider: '上田職業訓練校(架空)',
            startsOn: ago(8),
            endsOn: addDays(today, 50),
          }),
        ),
      )
    },
  },
  {
    name: 'a training completed, with what is next',
    play: async ({ as, find, ago, today }) => {
      const { caseId } = await find(helloWork, '丸田', '誠')
      const { id } = await as(helloWork, 60, (ctx) =>
        recordTraining(
          ctx,
          caseId,
          trainingForm.schema.parse({
            kind: 'job-seeker-practical',
            course: '物流管理実務科',
            provider: '',
            startsOn: ago(58),
            endsOn: ago(5),
          }),
        ),
      )
      await as(helloWork, 4, (ctx) =>
        endTraining(ctx, id, {
          result: 'completed',
          endedOn: ago(5),
          note: 'フォークリフトの技能講習も修了した。',
          nextAction: nextActionInput.parse({
            kind: 'appointment',
            dueOn: addDays(today, 2),
            note: '修了後の応募先を決める',
          }),
        }),
      )
    },
  },
  {
    name: 'a training over, nobody has said how',
    play: async ({ as, find, ago }) => {
      const { caseId } = await find(saposute, '塩入', '和樹')
      await as(saposute, 38, (ctx) =>
        recordTraining(
          ctx,
          caseId,
          trainingForm.schema.parse({
            kind: 'bridge',
            course: '就職能力向上講習',
            provider: 'ポリテクセンター長野',
            startsOn: ago(35),
            endsOn: ago(9),
          }),
        ),
      )
    },
  },
]
