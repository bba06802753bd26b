/** 希望する仕事 and 免許・資格: of one who knows what must be so, asked once and again. */
import { writeQualification } from '../../modules/casework/careers/index.ts'
import { jobWishForm, recordJobWish } from '../../modules/employment/job-wishes/index.ts'
import type { Scene } from '../scenes.ts'

const helloWork = 'soudan@hw-nagano.example'
const saposute = 'soudan@saposute.example'

export const jobWishScenes: readonly Scene[] = [
  {
    name: 'what somebody looks for, and what they may do',
    play: async ({ as, find, ago }) => {
      const { caseId } = await find(helloWork, '丸田', '誠')
      const license = { kind: 'license', issuer: '', expiresOn: null, note: '' } as const
      await as(helloWork, 30, (ctx) =>
        writeQualification(ctx, caseId, { ...license, name: '普通自動車第一種免許', gotOn: '2002-08-20' }),
      )
      await as(helloWork, 4, (ctx) =>
        writeQualification(ctx, caseId, { ...license, name: 'フォークリフト運転技能講習 修了', gotOn: ago(6) }),
      )
      const { id } = await as(helloWork, 30, (ctx) =>
        recordJobWish(ctx, caseId, jobWishForm.schema.parse({ firstOccupation: '配送', regular: 'any' }), null),
      )
      await as(helloWork, 4, (ctx) =>
        recordJobWish(
          ctx,
          caseId,
          jobWishForm.schema.parse({
            firstOccupation: '倉庫の入出庫とフォークリフト',
            secondOccupation: '部品の検査',
            thirdOccupation: '施設の警備',
            regular: 'regular',
            weeklyDays: 5,
            hoursFrom: '08:30',
            hoursTo: '17:30',
            daysOff: ['sunday', 'night'],
            payKind: 'month',
            payLeast: 190_000,
            municipalityCodes: ['20201', '20207', '20218'],
            ways: ['car'],
            minutes: 40,
            wants: ['tour'],
            surroundings: ['no-phone'],
            musts: ['regular', 'hours'],
            note: '夜勤のある仕事は、前に体をこわしたのでさけたい。',
          }),
          id,
        ),
      )
    },
  },
  {
    name: 'what somebody looks for who may be thought of elsewhere',
    play: async ({ as, find }) => {
      const { caseId } = await find(saposute, '塩入', '和樹')
      await as(saposute, 20, (ctx) =>
        recordJobWish(
          ctx,
          caseId,
          jobWishForm.schema.parse({
            firstOccupation: '清掃',
            secondOccupation: '一般事務',
            regular: 'any',
            weeklyDays: 4,
            weeklyHours: 24,
            payKind: 'hour',
            payLeast: 1_050,
            municipalityCodes: ['20201', '20211'],
            ways: ['bus', 'train'],
            minutes: 45,
            wants: ['tour', 'experience'],
            surroundings: ['few-people', 'quiet'],
            musts: ['hours'],
            note: 'はじめは午前だけがよい。',
            seenBy: 'council',
          }),
          null,
        ),
      )
    },
  },
]
