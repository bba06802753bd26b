/** Around one case: family, other names, work history, two records of one person. */
import { addSpan, spanInput } from '../../modules/casework/careers/index.ts'
import { openCase, openCaseInput } from '../../modules/casework/cases/index.ts'
import {
  addName,
  addRelation,
  changePerson,
  personChange,
  type PersonChange,
} from '../../modules/people/people/index.ts'
import { addDays } from '../../platform/clock.ts'
import type { ActionContext } from '../../platform/action.ts'
import type { Scene } from '../scenes.ts'

const saposute = 'soudan@saposute.example'
const maisapo = 'soudan@maisapo.example'

/** What stands in the record, with some of it changed. */
async function changed(ctx: ActionContext, personId: string, change: Partial<PersonChange>) {
  const row = await ctx.tx.selectFrom('people').where('id', '=', personId).selectAll().executeTakeFirstOrThrow()
  const values = personChange.parse({
    familyName: row.family_name,
    givenName: row.given_name,
    familyNameKana: row.family_name_kana,
    givenNameKana: row.given_name_kana,
    alias: row.alias,
    birthDate: row.birth_date,
    municipalityCode: row.municipality_code,
    phone: row.phone,
    email: row.email,
    contactCautions: row.contact_cautions,
    contactNote: row.contact_note,
    preferredChannel: null,
    reachFrom: null,
    reachTo: null,
    addressKind: null,
    postalCode: '',
    address: '',
    addressSecret: false,
    ...change,
  })
  return changePerson(ctx, personId, row.version, values)
}

export const caseScenes: readonly Scene[] = [
  {
    name: 'a former name, family, how to be reached',
    play: async ({ as, find }) => {
      const { personId } = await find(maisapo, '柳澤', '静香')
      await as(maisapo, 30, (ctx) =>
        addName(ctx, personId, {
          kind: 'former',
          familyName: '小宮山',
          givenName: '',
          familyNameKana: 'コミヤマ',
          givenNameKana: '',
        }),
      )
      await as(maisapo, 30, (ctx) =>
        addRelation(ctx, personId, {
          relation: 'spouse',
          relativeId: null,
          name: '夫',
          phone: '',
          mayCall: false,
          reachFrom: null,
          reachTo: null,
          livesTogether: true,
          note: '夫には、相談していることを話していない。',
        }),
      )
      const son = await find(saposute, '北沢', '由紀夫')
      await as(saposute, 30, (ctx) =>
        addRelation(ctx, son.personId, {
          relation: 'mother',
          relativeId: null,
          name: '北沢 ふみ',
          phone: '026-200-0042',
          mayCall: true,
          reachFrom: '18:00',
          reachTo: '20:00',
          livesTogether: true,
          note: '昼は畑に出ている。',
        }),
      )
      await as(maisapo, 29, (ctx) =>
        changed(ctx, personId, {
          preferredChannel: 'message',
          reachFrom: '10:00',
          reachTo: '15:00',
          addressKind: 'home',
          postalCode: '3860012',
          address: '上田市中央0丁目0番0号(架空)',
          addressSecret: true,
        }),
      )
    },
  },
  {
    name: 'a work history that answers the law',
    play: async ({ as, find }) => {
      const { caseId } = await find(saposute, '北沢', '由紀夫')
      const spans = [
        { kind: 'student', employer: '', startedOn: '1997-04-01', endedOn: '2000-03-31' },
        {
          kind: 'regular',
          employer: '東信精機工業',
          work: '旋盤の操作と検査',
          startedOn: '2000-04-01',
          endedOn: '2009-03-31',
          weeklyHours: 40,
          insured: 'yes',
          leaveReason: 'employer',
          source: 'job-card',
        },
        {
          kind: 'non-regular',
          employer: 'しなの人材センター(派遣)',
          work: '組立・倉庫',
          startedOn: '2009-06-01',
          endedOn: '2016-08-31',
          weeklyHours: 37.5,
          insured: 'yes',
          leaveReason: 'end-of-term',
        },
        {
          kind: 'non-regular',
          employer: '上小フードサービス',
          work: '厨房',
          startedOn: '2017-02-01',
          endedOn: '2021-06-30',
          weeklyHours: 28,
          insured: 'yes',
          leaveReason: 'health',
        },
        {
          kind: 'regular',
          employer: '千曲パッケージ',
          work: '梱包の係。体調をくずして退職',
          startedOn: '2021-10-01',
          endedOn: '2022-07-31',
          weeklyHours: 40,
          insured: 'yes',
          leaveReason: 'health',
          source: 'document',
        },
        { kind: 'none', employer: '', work: '', startedOn: '2022-08-01', endedOn: null },
      ]
      for (const span of spans) await as(saposute, 45, (ctx) => addSpan(ctx, caseId, spanInput.parse(span)))
      const other = await find('soudan@hw-nagano.example', '丸田', '誠')
      await as('soudan@hw-nagano.example', 20, (ctx) =>
        addSpan(
          ctx,
          other.caseId,
          spanInput.parse({
            kind: 'non-regular',
            employer: '善光寺平物流',
            work: '契約社員。配送の管理',
            startedOn: '2019-04-01',
            endedOn: null,
            weeklyHours: 38,
            insured: 'yes',
          }),
        ),
      )
    },
  },
  {
    name: 'two records of one person',
    play: async ({ as, today }) => {
      const person = { familyName: '塩入', familyNameKana: 'シオイリ', municipalityCode: '20203' }
      const opened = (more: object, note: string, daysAgo: number) =>
        openCaseInput.parse({
          deskId: 'sapo-shinano',
          occurredOn: addDays(today, -daysAgo),
          channel: 'phone',
          speaker: 'self',
          topics: ['job-search'],
          note,
          person: { ...person, ...more },
          nextAction: { kind: 'call', dueOn: addDays(today, 6), note: 'もう一度電話で話す' },
        })
      await as(saposute, 40, (ctx) =>
        openCase(
          ctx,
          opened(
            { givenName: '和樹', givenNameKana: 'カズキ', birthDate: '1984-02-11', phone: '09000001234' },
            '10年ほど家にいる。働きたいが、何から始めればよいか分からない。',
            40,
          ),
        ),
      )
      await as(saposute, 6, (ctx) =>
        openCase(
          ctx,
          opened(
            { givenName: '和樹', givenNameKana: 'カズキ', birthDate: null, phone: '09000001234' },
            '前にも電話したことがあるとのこと。名字と電話だけ聞いた。',
            6,
          ),
        ),
      )
    },
  },
]
