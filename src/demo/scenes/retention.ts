/** 保存と廃棄: cases that ended years ago, an anonymous call of two years ago, one that a request holds, one proposed. */
import { closureInput, openCase, openCaseInput } from '../../modules/casework/cases/index.ts'
import { closeCase } from '../../modules/continuity/closures/index.ts'
import { holdInput, proposeDisposal, setHold } from '../../modules/continuity/retention/index.ts'
import type { Scene, Stage } from '../scenes.ts'

const worker = 'soudan@saposute.example'
const anonymous = { familyName: '', givenName: '', familyNameKana: '', givenNameKana: '' }

interface Past {
  began: number
  ended: number
  person: { familyName: string; givenName: string; familyNameKana: string; givenNameKana: string; birthDate?: string }
  speaker: 'self' | 'anonymous'
  note: string
  summary: string
}

async function past({ as, ago }: Stage, { began, ended, person, speaker, note, summary }: Past): Promise<string> {
  const input = openCaseInput.parse({
    deskId: 'sapo-shinano',
    occurredOn: ago(began),
    channel: 'phone',
    speaker,
    topics: ['job-search'],
    note,
    person,
    nextAction: { kind: 'call', dueOn: ago(began - 7), note: 'そのあとの様子を聞く' },
  })
  const { id } = await as(worker, began, (ctx) => openCase(ctx, input))
  await as(worker, ended, (ctx) =>
    closeCase(ctx, id, closureInput.parse({ reason: 'own-wish', summary, closedOn: ago(ended) })),
  )
  return id
}

export const retentionScenes: readonly Scene[] = [
  {
    name: 'records whose term is over',
    play: async (stage) => {
      const [held] = [
        await past(stage, {
          began: 2478,
          ended: 2105,
          speaker: 'self',
          person: {
            familyName: '唐木',
            givenName: '修平',
            familyNameKana: 'カラキ',
            givenNameKana: 'シュウヘイ',
            birthDate: '1974-09-02',
          },
          note: '倉庫の仕事を続けたい。',
          summary: '倉庫の仕事が決まり、本人の申し出で終えた。',
        }),
        await past(stage, {
          began: 2388,
          ended: 1992,
          speaker: 'self',
          person: {
            familyName: '両角',
            givenName: '美穂',
            familyNameKana: 'モロズミ',
            givenNameKana: 'ミホ',
            birthDate: '1981-02-17',
          },
          note: '週3日から働きたい。',
          summary: '家の近くで働き始めた。',
        }),
        await past(stage, {
          began: 600,
          ended: 510,
          speaker: 'anonymous',
          person: anonymous,
          note: '名前は言わずに、息子のことを話した。',
          summary: '連絡先がなく、電話を待ったが、かかってこなかった。',
        }),
      ]
      await stage.as(worker, 40, (ctx) =>
        setHold(
          ctx,
          held,
          holdInput.parse({
            kind: 'disclosure',
            reason: '本人から、年金の手続きのために当時の記録を見たいと申し出があった。請求書を待っている。',
            since: stage.ago(40),
          }),
        ),
      )
      const proposed = await past(stage, {
        began: 2300,
        ended: 1960,
        speaker: 'self',
        person: {
          familyName: '花岡',
          givenName: '登',
          familyNameKana: 'ハナオカ',
          givenNameKana: 'ノボル',
          birthDate: '1969-06-30',
        },
        note: '腰を痛めて、座ってできる仕事を探している。',
        summary: '検品の仕事に就き、落ち着いた。',
      })
      await stage.as(worker, 4, (ctx) => proposeDisposal(ctx, { cases: [proposed], conferences: [] }))
    },
  },
]
