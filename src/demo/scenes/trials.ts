/** 体験・実習: three days that were tried, and a practice that waits for the employer's yes. */
import {
  agreementForm,
  agreeToTrial,
  dayForm,
  endTrial,
  noteTrialDay,
  planTrial,
  trialEndForm,
  trialForm,
} from '../../modules/employment/trials/index.ts'
import { addDays } from '../../platform/clock.ts'
import type { Scene, Stage } from '../scenes.ts'

const helloWork = 'soudan@hw-nagano.example'
const saposute = 'soudan@saposute.example'

async function agreed({ as, ago }: Stage, email: string, id: string, daysAgo: number, side: string, signer: string) {
  const input = agreementForm.schema.parse({ side, agreedOn: ago(daysAgo), how: 'signature', signer })
  await as(email, daysAgo, (ctx) => agreeToTrial(ctx, id, input))
}

export const trialScenes: readonly Scene[] = [
  {
    name: 'three days that were tried',
    play: async (stage) => {
      const { as, ago, find } = stage
      const { caseId } = await find(helloWork, '丸田', '誠')
      const { id } = await as(helloWork, 32, (ctx) =>
        planTrial(
          ctx,
          caseId,
          trialForm.schema.parse({
            kind: 'experience',
            employerId: null,
            employerName: '社会福祉法人 みすず会',
            place: '特別養護老人ホーム(架空)',
            work: '食事の準備と、洗濯物を届ける仕事を、職員といっしょにためす。',
            startsOn: ago(29),
            endsOn: ago(27),
            hours: '9時から12時まで',
            isEmployed: false,
            isPaid: false,
            insurances: ['injury'],
            isNoLabour: true,
            contact: '生活相談員 050-0000-0101',
            needs: '片耳が聞こえにくいので、正面から話してください。',
          }),
        ),
      )
      await agreed(stage, helloWork, id, 31, 'person', '丸田 誠')
      await agreed(stage, helloWork, id, 31, 'employer', '施設長')
      await agreed(stage, helloWork, id, 30, 'desk', '宮澤 由美')
      const days = [
        [29, '早めに来て、名前を覚えようとしていた。'],
        [28, '配膳の順番を一人で言えた。午後に少し疲れた。'],
        [27, '利用者さんに声をかけられて、うれしかったとのこと。'],
      ] as const
      for (const [daysAgo, words] of days)
        await as(helloWork, daysAgo, (ctx) =>
          noteTrialDay(ctx, id, dayForm.schema.parse({ heldOn: ago(daysAgo), came: 'whole', words })),
        )
      await as(helloWork, 26, (ctx) =>
        endTrial(
          ctx,
          id,
          trialEndForm.schema.parse({
            endedOn: ago(27),
            next: 'apply',
            personLook: '思っていたより体を動かす。人に喜ばれるのがよかった。',
            workplaceLook: 'あいさつがよい。重い物の持ち方を、もう一度いっしょに練習したい。',
          }),
        ),
      )
    },
  },
  {
    name: 'a practice that waits for the employer',
    play: async (stage) => {
      const { as, find } = stage
      const { caseId } = await find(saposute, '塩入', '和樹')
      const { id } = await as(saposute, 3, (ctx) =>
        planTrial(
          ctx,
          caseId,
          trialForm.schema.parse({
            kind: 'practice',
            employerId: null,
            employerName: '中野きのこ生産組合',
            place: '選別場(架空)',
            work: '選別と箱づめを、見てからためす。',
            startsOn: addDays(stage.today, 8),
            endsOn: addDays(stage.today, 12),
            hours: '10時から12時まで',
            isEmployed: false,
            isPaid: false,
            insurances: ['injury', 'liability'],
            isNoLabour: true,
            contact: '場長 050-0000-0102',
            needs: 'はじめの説明を、紙でください。',
          }),
        ),
      )
      await agreed(stage, saposute, id, 2, 'person', '塩入 和樹')
      await agreed(stage, saposute, id, 2, 'desk', '')
    },
  },
]
