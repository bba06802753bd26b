/** Who may see a case: consents, a restricted record, an emergency. */
import { openCase, openCaseInput } from '../../modules/casework/cases/index.ts'
import {
  consentInput,
  openEmergencyDoor,
  recordConsent,
  restrictCase,
  withdrawConsent,
} from '../../modules/casework/consents/index.ts'
import { addDays } from '../../platform/clock.ts'
import type { Scene } from '../scenes.ts'

const saposute = 'soudan@saposute.example'
const saposuteManager = 'sekinin@saposute.example'
const maisapo = 'soudan@maisapo.example'

export const consentScenes: readonly Scene[] = [
  {
    name: 'consents, one of them withdrawn',
    play: async ({ as, ago, find, today }) => {
      const { caseId } = await find(saposute, '北沢', '由紀夫')
      const base = { givenBy: 'self', purposes: ['coordination'], recipients: ['hw-ueda'] } as const
      await as(saposute, 60, (ctx) =>
        recordConsent(
          ctx,
          caseId,
          consentInput.parse({
            ...base,
            givenOn: ago(60),
            method: 'signature',
            parts: ['contact', 'plan'],
            validUntil: addDays(today, 120),
            note: '家のことは伝えない。',
          }),
          null,
        ),
      )
      const oral = await as(saposute, 50, (ctx) =>
        recordConsent(
          ctx,
          caseId,
          consentInput.parse({
            ...base,
            recipients: ['jobcafe-matsumoto'],
            givenOn: ago(50),
            method: 'oral',
            witness: '柳澤 誠',
            parts: ['contact'],
          }),
          null,
        ),
      )
      await as(saposute, 20, (ctx) =>
        withdrawConsent(ctx, oral.id, { because: 'person', withdrawnOn: ago(20), note: '上田で探すことにしたため。' }),
      )
    },
  },
  {
    name: 'a record that only some may open',
    play: async ({ as, accountOf, today }) => {
      const input = openCaseInput.parse({
        deskId: 'sapo-shinano',
        occurredOn: addDays(today, -15),
        channel: 'visit',
        speaker: 'self',
        topics: ['job-search', 'family'],
        note: '職員の親族にあたる方。本人の希望で、担当と責任者だけが見る。',
        person: {
          familyName: '春原',
          givenName: '望',
          familyNameKana: 'スノハラ',
          givenNameKana: 'ノゾミ',
          birthDate: '1982-09-30',
          municipalityCode: '20203',
        },
        nextAction: {
          kind: 'appointment',
          dueOn: addDays(today, 3),
          time: '16:00',
          note: '続きを聞く',
          assignee: await accountOf(saposute),
        },
      })
      const { id } = await as(saposute, 15, (ctx) => openCase(ctx, input))
      const accounts = [await accountOf(saposute), await accountOf(saposuteManager)]
      await as(saposute, 15, (ctx) => restrictCase(ctx, id, { accounts, reason: '職員の親族のため' }))
    },
  },
  {
    name: 'an emergency that waits for a look',
    play: async ({ as, find }) => {
      const { caseId } = await find(maisapo, '金井', '博')
      const number = await as(maisapo, 0, async (ctx) => ({
        ok: true,
        value: (await ctx.tx.selectFrom('cases').where('id', '=', caseId).select('number').executeTakeFirstOrThrow())
          .number,
      }))
      await as(saposute, 0, (ctx) =>
        openEmergencyDoor(ctx, {
          kana: '',
          birthDate: null,
          number,
          reason:
            '本人から「もう終わりにしたい」と電話があり、まいさぽにつながらない。住所と連絡先を確かめ、119番に伝える。',
          hours: 2,
        }),
      )
    },
  },
]
