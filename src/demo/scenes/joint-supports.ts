/** いっしょに支援: a サポステ helps a まいさぽ with work while the lead stays; one that goes on, one that ended. */
import { changeNextAction, changeNextActionInput, consultationInput } from '../../modules/casework/cases/index.ts'
import {
  acceptReferral,
  acceptReferralInput,
  endJointSupport,
  recordJointTalk,
  sendReferral,
  sendReferralInput,
} from '../../modules/casework/referrals/index.ts'
import { addDays } from '../../platform/clock.ts'
import type { Scene, Stage } from '../scenes.ts'

const maisapo = 'soudan@maisapo.example'
const saposute = 'soudan@saposute.example'
const helloWork = 'soudan@hw-nagano.example'

/** @returns the joint support's id */
async function begun(
  { as, ago, accountOf }: Stage,
  lead: string,
  caseId: string,
  helper: string,
  toDeskId: string,
  daysAgo: number,
  words: { reason: string; requests: string; task: string },
): Promise<string> {
  const { id } = await as(lead, daysAgo, (ctx) =>
    sendReferral(
      ctx,
      caseId,
      sendReferralInput.parse({
        toDeskId,
        mode: 'joint',
        reason: words.reason,
        requests: words.requests,
        urgency: 'week',
        basis: { kind: 'consent', givenOn: ago(daysAgo), until: addDays(ago(daysAgo), 180) },
        shares: ['contact', 'consultations', 'plan'],
      }),
    ),
  )
  const assignee = await accountOf(helper)
  await as(helper, daysAgo - 1, (ctx) =>
    acceptReferral(
      ctx,
      id,
      acceptReferralInput.parse({
        firstAppointmentOn: addDays(ago(daysAgo), 5),
        time: '13:30',
        assignee,
        note: '',
        task: words.task,
      }),
    ),
  )
  return as(helper, daysAgo - 1, async (ctx) => ({
    ok: true as const,
    value: (
      await ctx.tx.selectFrom('joint_supports').where('referral_id', '=', id).select('id').executeTakeFirstOrThrow()
    ).id,
  }))
}

const talk = async (stage: Stage, daysAgo: number, note: string, nextOn: number, nextNote: string) =>
  consultationInput.parse({
    occurredOn: stage.ago(daysAgo),
    channel: 'outreach',
    speaker: 'self',
    topics: ['job-search'],
    note,
    nextAction: {
      kind: 'appointment',
      dueOn: addDays(stage.today, nextOn),
      note: nextNote,
      assignee: await stage.accountOf(saposute),
    },
  })

export const jointSupportScenes: readonly Scene[] = [
  {
    name: 'one leads, one helps with work',
    play: async (stage) => {
      const { caseId } = await stage.find(maisapo, '柳澤', '静香')
      const id = await begun(stage, maisapo, caseId, saposute, 'sapo-shinano', 16, {
        reason: '家計と住まいはこちらで続け、仕事の見学だけを手つだってほしい。',
        requests: '午前だけの仕事の見学\n職場への付きそい',
        task: '見学先をさがし、見学に付きそう',
      })
      const seen = await talk(
        stage,
        9,
        '惣菜の店を見学した。朝の仕込みなら続けられそうとのこと。',
        1,
        '二つめの見学先をいっしょに決める',
      )
      await stage.as(saposute, 9, (ctx) => recordJointTalk(ctx, id, seen))
      await stage.as(maisapo, 6, (ctx) =>
        changeNextAction(
          ctx,
          caseId,
          changeNextActionInput.parse({
            kind: 'appointment',
            dueOn: stage.today,
            time: '15:00',
            note: '家計表を本人といっしょに作る',
            done: { note: 'サポステが手つだってくれることになった' },
          }),
        ),
      )
    },
  },
  {
    name: 'helped to prepare for interviews',
    play: async (stage) => {
      const { caseId } = await stage.find(helloWork, '丸田', '誠')
      const id = await begun(stage, helloWork, caseId, saposute, 'sapo-shinano', 30, {
        reason: '求人はこちらでさがす。面接の前の準備を手つだってほしい。',
        requests: '面接の練習を3回',
        task: '面接の練習をする',
      })
      await stage.as(saposute, 12, (ctx) =>
        endJointSupport(ctx, id, { result: 'other', note: '面接の練習を3回した。あとはハローワークで応募を進める。' }),
      )
    },
  },
]
