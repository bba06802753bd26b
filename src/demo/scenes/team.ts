/** For who answers for a team: a colleague who has left, a note, how full the desks are. */
import { deactivate } from '../../modules/access/accounts/index.ts'
import { leaveNote, noteInput, setCapacity } from '../../modules/continuity/oversight/index.ts'
import type { Scene } from '../scenes.ts'

export const teamScenes: readonly Scene[] = [
  {
    name: 'a colleague who has left, with cases of their own',
    play: async ({ as, accountOf }) => {
      const account = await accountOf('sapo-shinano-1@demo.example')
      await as('kanri@tsunagu.example', 4, (ctx) => deactivate(ctx, account))
    },
  },
  {
    name: 'how full the desks are',
    play: async ({ as }) => {
      await as('sekinin@saposute.example', 3, (ctx) =>
        setCapacity(ctx, 'sapo-shinano', { openCases: 60, waitingDays: 9, note: '新規の面談は火曜と木曜' }),
      )
      await as('sekinin@hw-nagano.example', 5, (ctx) =>
        setCapacity(ctx, 'ms-nagano', { openCases: 40, waitingDays: 14, note: '' }),
      )
    },
  },
  {
    name: 'a note for the worker',
    play: async ({ as, find }) => {
      const { caseId } = await find('sekinin@saposute.example', '北沢', '由紀夫')
      await as('sekinin@saposute.example', 1, (ctx) =>
        leaveNote(
          ctx,
          caseId,
          noteInput.parse({
            note: 'ハローワーク上田の返事が来る前に、通勤のことだけ本人と確かめておきましょう。車が使えるかで、求人がだいぶ変わります。',
          }),
        ),
      )
    },
  },
]
