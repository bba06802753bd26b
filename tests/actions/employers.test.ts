/**
 * Employers: nobody calls twice without knowing, who is whose secret, two records made one and two again, and appeals
 * that are counted once and struck where they were none.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  answerAppeal,
  liftSilence,
  mergeEmployers,
  recordAppeal,
  recordApproach,
  recordBreach,
  recordContact,
  recordEmployer,
  recordWorkplace,
  separateEmployers,
  silenceEmployer,
} from '../../src/modules/employment/employers/index.ts'
import { changeEmployer } from '../../src/modules/employment/employers/employer.actions.ts'
import { withdrawAppeal } from '../../src/modules/employment/employers/appeal.actions.ts'
import { someEmployer } from '../support/employers.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, signedInAs, type SignedInPerson } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { decoded, fieldOf, openWeb, type Web } from '../support/web.ts'

let test: TestCouncil
let web: Web
let support: SignedInPerson
let other: SignedInPerson
let bureau: SignedInPerson
let count = 0

beforeAll(async () => {
  test = await createTestCouncil()
  web = openWeb(test)
  const place = { organizationId: 'hw-nagano', deskId: 'hw-nagano-main' }
  support = await signedInAs(test.council, { role: 'employer-support', ...place, name: '企業 太郎' })
  other = await signedInAs(test.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  bureau = await signedInAs(test.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
beforeEach(() => {
  count += 1
})
afterAll(async () => {
  await web.close()
  await test.close()
})

const words = (html: string): string =>
  decoded(html.replaceAll('<wbr/>', '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')
const seen = async (person: SignedInPerson, path: string): Promise<string> =>
  words((await web.as(person).get(path)).text)

const about = {
  nameKana: '',
  corporateNumber: null,
  industry: null,
  capital: null,
  workers: null,
  website: '',
  note: '',
}
const workplace = { municipalityCode: '20201', address: '', wayThere: '', phone: '' }
const employer = (name: string, more: Parameters<typeof someEmployer>[3] = {}): Promise<string> =>
  someEmployer(test.council, support, name, more)
const approach = {
  way: 'call',
  heldOn: '2026-01-15',
  result: 'talked',
  workplaceId: null,
  contactId: null,
  purposes: ['jobs' as const],
  asked: [],
  offered: [],
  summary: '',
  note: '',
  nextStep: '',
  nextOn: null,
} satisfies Parameters<typeof recordApproach>[2]
const approached = (by: SignedInPerson, id: string, said: Partial<Parameters<typeof recordApproach>[2]> = {}) =>
  act(test.council, by, (ctx) => recordApproach(ctx, id, { ...approach, ...said }))

describe('before an employer is called', () => {
  it('every organization sees who called last, and none sees for whom', async () => {
    const id = await employer('みすず精工')
    valueOf(
      await approached(support, id, { summary: '見学は平日の午後。', note: '丸田さんのために', offered: ['tour'] }),
    )
    for (const path of [`/employers/${id}`, `/employers/${id}/approaches/new`]) {
      const page = await seen(other, path)
      expect(page).toContain('令和8年1月15日(木)にハローワーク長野が電話')
      expect(page).toContain('見学は平日の午後。')
      expect(page).not.toContain('丸田さん')
    }
    expect(await seen(support, `/employers/${id}`)).toContain('丸田さんのために')
    const api = await web.as(other).get(`/api/v1/employers/${id}/approaches`)
    expect(api.text).not.toContain('丸田さん')
    expect(await seen(other, '/employers?offer=tour')).toContain('みすず精工')
    expect(await seen(other, '/employers?offer=remote')).not.toContain('みすず精工')
  })

  it('the council’s limit counts all organizations together, within its days', async () => {
    const id = await employer('信濃路フーズ')
    valueOf(await approached(support, id, { heldOn: '2025-12-21' }))
    valueOf(await approached(other, id, { heldOn: '2026-01-10', result: 'absent' }))
    // The 21st of December is 30 days ago, counting today: one more than the days that count.
    expect(await seen(other, `/employers/${id}`)).not.toContain('合わせて')
    valueOf(await approached(support, id, { heldOn: '2025-12-22' }))
    expect(await seen(other, `/employers/${id}/approaches/new`)).toContain('この30日に、合わせて2回たずねています')
    // A meeting at a fair is no call.
    const fair = await employer('こまくさ運輸')
    for (const by of [support, other]) valueOf(await approached(by, fair, { way: 'gathering' }))
    expect(await seen(other, `/employers/${fair}`)).not.toContain('合わせて')
  })

  it('one that asked for silence says so everywhere, until it may be called again', async () => {
    const id = await employer('やまなみ建設')
    const silence = { since: '2026-01-10', reason: '4月まで採用しない' }
    valueOf(await act(test.council, support, (ctx) => silenceEmployer(ctx, id, silence)))
    expect(await act(test.council, other, (ctx) => silenceEmployer(ctx, id, silence))).toMatchObject({ ok: false })
    expect(await seen(other, `/employers/${id}/approaches/new`)).toMatch(/連絡しないでほしい.*4月まで採用しない/)
    expect(await seen(other, '/employers?q=やまなみ')).toContain('連絡しない')
    expect((await web.as(other).post(`/employers/${id}/silence/lift`, {})).status).toBe(303)
    expect(await seen(other, `/employers/${id}/approaches/new`)).not.toContain('連絡しないでほしい')
  })

  it('its next step stands on the day of whoever promised it, and of nobody else', async () => {
    const id = await employer('千曲川木工')
    valueOf(await approached(support, id, { nextStep: '返事を聞く', nextOn: '2026-01-19' }))
    expect(await seen(support, '/today')).toMatch(/企業へ 1 ?件.*返事を聞く/)
    expect(await seen(other, '/today')).not.toContain('返事を聞く')
    const page = (await web.as(support).get(`/employers/${id}`)).text
    const done = /action="(\/approaches\/[^"]+\/done)"/.exec(page)?.[1] ?? ''
    expect((await web.as(other).post(done, {})).status).toBe(404)
    expect((await web.as(support).post(done, {})).status).toBe(303)
    expect(await seen(support, '/today')).not.toContain('返事を聞く')
  })
})

describe('what an employer is asked', () => {
  const appeal = { subject: 'regular-conversion', way: 'visit', appealedOn: '2026-01-10', words: '' } as const
  const counted = async (): Promise<number> => {
    const [row] = await test.ownerQuery<{ many: number }>(
      `select count(*) filter (where corrects_id is null)::integer - count(corrects_id)::integer as many
       from facts where kind = 'appeal.conversion'`,
    )
    return row?.many ?? 0
  }

  it('is counted once for the 工程表, answered, and struck where it was recorded by mistake', async () => {
    const id = await employer('善光寺平スーパー')
    const before = await counted()
    const { id: appealId } = valueOf(await act(test.council, bureau, (ctx) => recordAppeal(ctx, id, appeal)))
    const { id: mistaken } = valueOf(await act(test.council, bureau, (ctx) => recordAppeal(ctx, id, appeal)))
    expect(await counted()).toBe(before + 2)
    expect(
      await act(test.council, support, (ctx) => withdrawAppeal(ctx, mistaken)).catch((error) => String(error)),
    ).toContain('not found')
    valueOf(await act(test.council, bureau, (ctx) => withdrawAppeal(ctx, mistaken)))
    expect(await counted()).toBe(before + 1)
    const early = { answer: 'agreed', answeredOn: '2026-01-09', answerNote: '' } as const
    expect(await act(test.council, bureau, (ctx) => answerAppeal(ctx, appealId, early))).toMatchObject({
      errors: [{ field: 'answeredOn' }],
    })
    valueOf(
      await act(test.council, bureau, (ctx) => answerAppeal(ctx, appealId, { ...early, answeredOn: '2026-01-20' })),
    )
    expect(await act(test.council, bureau, (ctx) => withdrawAppeal(ctx, appealId))).toMatchObject({ ok: false })
    expect(await seen(other, `/employers/${id}`)).toMatch(/応じる 正社員転換の要請/)
    expect(await seen(bureau, '/roadmap')).toContain('正社員転換の要請')
  })
})

describe('a record of breach', () => {
  it('is read by those whose duty it is, and not even counted for others', async () => {
    const id = await employer('上田ビルサービス')
    const breach = { kind: 'labor-law', foundOn: '2026-01-10', until: null, words: '残業代の不払い' } as const
    valueOf(await act(test.council, support, (ctx) => recordBreach(ctx, id, breach)))
    expect(await seen(bureau, `/employers/${id}`)).toContain('残業代の不払い')
    const manager = await signedInAs(test.council, { role: 'manager', organizationId: 'sapo-shinano' })
    const colleague = await signedInAs(test.council, {
      role: 'counselor',
      organizationId: 'hw-nagano',
      deskId: 'hw-nagano-main',
    })
    for (const stranger of [other, manager, colleague])
      expect(await seen(stranger, `/employers/${id}`)).not.toMatch(/違反|残業代/)
    expect(await act(test.council, manager, (ctx) => recordBreach(ctx, id, breach)).catch(String)).toContain(
      'not found',
    )
    const rows = await test.council.gateway.read(manager, (db) =>
      db.selectFrom('employer_breaches').selectAll().execute(),
    )
    expect(rows).toEqual([])
  })
})

describe('an employer that was recorded twice', () => {
  it('is told of before it is recorded, and recorded where somebody says that it is another', async () => {
    await employer('株式会社りんどう', { phone: '0267-00-0000' })
    const form = { ...about, ...workplace, workplaceName: '本社', isOther: false }
    for (const name of ['りんどう㈱', '（株）リンドウ', '有限会社　りんどう'])
      expect(await act(test.council, other, (ctx) => recordEmployer(ctx, { ...form, name }))).toMatchObject({
        errors: [{ field: 'isOther' }],
      })
    const typed = { name: '別の名前', workplaceName: '本社', phone: '0267-00-0000', industry: '09' }
    const refused = await web.as(other).post('/employers/new', typed)
    expect([refused.status, words(refused.text)]).toEqual([422, expect.stringContaining('株式会社りんどう')])
    expect(refused.text).toContain('value="別の名前"')
    expect((await web.as(other).post('/employers/new', { ...typed, isOther: 'yes' })).status).toBe(303)
  })

  it('has a number of its own', async () => {
    const corporateNumber = '7000012050002'
    await employer('一つめ', { corporateNumber })
    const wrong = { ...about, ...workplace, name: '二つめ', workplaceName: '本社', isOther: true }
    expect(await act(test.council, other, (ctx) => recordEmployer(ctx, { ...wrong, corporateNumber }))).toMatchObject({
      errors: [{ field: 'corporateNumber', message: expect.stringContaining('一つめ') }],
    })
    const refused = await web.as(other).post('/employers/new', { ...wrong, corporateNumber: '7000012050003' } as never)
    expect(words(refused.text)).toContain('法人番号は13桁の数字です')
    await expect(
      test.ownerQuery(`update employers set corporate_number = '7000012050003' where name = '一つめ'`),
    ).rejects.toMatchObject({ constraint: 'employers_corporate_number_check' })
  })

  it('becomes one, with all that belongs to both, and two again without losing a word', async () => {
    const [kept, merged] = [await employer('あづみ農園'), await employer('あづみ農園(株)')]
    const reason = '同じ場所'
    const place = valueOf(
      await act(test.council, support, (ctx) => recordWorkplace(ctx, merged, { name: '第二農場', ...workplace })),
    ).id
    const contactId = valueOf(
      await act(test.council, support, (ctx) =>
        recordContact(ctx, merged, { name: '降旗 正', post: '', workplaceId: place, phone: '', email: '', reach: '' }),
      ),
    ).id
    valueOf(await approached(other, merged, { summary: '摘果の体験ができる。' }))
    expect(await seen(support, '/employers/alike')).toContain('あづみ農園とあづみ農園(株)')
    valueOf(await act(test.council, support, (ctx) => mergeEmployers(ctx, kept, merged, { reason })))
    const page = await seen(other, `/employers/${kept}`)
    for (const text of ['第二農場', '降旗 正', '摘果の体験ができる。', 'まとめた企業']) expect(page).toContain(text)
    expect((await web.as(other).get(`/employers/${merged}`)).location).toBe(`/employers/${kept}`)
    expect((await web.as(other).get(`/employers/${merged}/edit`)).status).toBe(404)
    // Somebody who was writing at the old one is told of nothing lost: it is written at the one that goes on.
    expect(
      await act(test.council, other, (ctx) => changeEmployer(ctx, merged, 1, { ...about, name: 'x' })).catch(String),
    ).toContain('not found')
    valueOf(await approached(support, kept, { workplaceId: place, contactId, summary: 'まとめたあと' }))
    const third = await employer('あづみ農園合同会社')
    expect(await act(test.council, support, (ctx) => mergeEmployers(ctx, third, kept, { reason }))).toMatchObject({
      ok: false,
    })
    const [merge] = await test.council.gateway.read(support, (db) =>
      db.selectFrom('employer_merges').where('merged_id', '=', merged).select('id').execute(),
    )
    valueOf(await act(test.council, support, (ctx) => separateEmployers(ctx, merge?.id ?? '')))
    expect(await seen(other, `/employers/${kept}`)).not.toMatch(/第二農場|摘果|まとめたあと/)
    const again = await seen(other, `/employers/${merged}`)
    for (const text of ['第二農場', '摘果の体験ができる。', 'まとめたあと']) expect(again).toContain(text)
    expect((await web.as(support).post(`/employers/${kept}/distinct/${merged}`, {})).status).toBe(303)
    expect(await seen(support, `/employers/alike?of=${kept}`)).not.toContain('あづみ農園(株)と')
  })

  it('may be called again also where the other of the two had asked for silence', async () => {
    const [kept, merged] = [await employer('白馬木工'), await employer('(株)白馬木工')]
    const silence = { since: '2026-01-10', reason: '忙しい' }
    valueOf(await act(test.council, support, (ctx) => silenceEmployer(ctx, merged, silence)))
    valueOf(await act(test.council, support, (ctx) => mergeEmployers(ctx, kept, merged, { reason: 'x' })))
    expect(await act(test.council, other, (ctx) => silenceEmployer(ctx, kept, silence))).toMatchObject({ ok: false })
    valueOf(await act(test.council, other, (ctx) => liftSilence(ctx, kept)))
    expect(await seen(other, `/employers/${kept}/approaches/new`)).not.toContain('連絡しないでほしい')
  })

  it('is merged by one of two who do it at once, both ways round', async () => {
    const [one, two] = [await employer('白樺荘'), await employer('ホテル白樺荘')]
    const merge = (kept: string, gone: string) =>
      act(test.council, support, (ctx) => mergeEmployers(ctx, kept, gone, { reason: 'x' })).then(
        (outcome) => outcome.ok,
        () => false,
      )
    const merged = await Promise.all([merge(one, two), merge(two, one)])
    expect(merged.filter(Boolean)).toHaveLength(1)
    await expect(
      test.ownerQuery(`update employers set merged_into = id where id = $1`, [await employer('ひとつ')]),
    ).rejects.toMatchObject({ code: '23514' })
  })
})

describe('an employer that two put right at once', () => {
  it('tells the second, who keeps what was typed; what it said before stays', async () => {
    const id = await employer('アルプス情報')
    const page = (await web.as(support).get(`/employers/${id}/edit`)).text
    const typed = { ...about, corporateNumber: '', industry: '', capital: '3000', workers: '42' }
    const version = { _version: fieldOf(page, '_version') ?? '' }
    expect((await web.as(other).post(`/employers/${id}/edit`, { ...typed, ...version, name: 'さき' })).status).toBe(303)
    const late = await web.as(support).post(`/employers/${id}/edit`, { ...typed, ...version, name: 'あと' })
    expect([late.status, words(late.text)]).toEqual([
      422,
      expect.stringMatching(/いまの内容 .*企業の名前 さき .*ほかの方がこの企業を直しました/),
    ])
    expect(late.text).toContain('value="あと"')
    const versions = await test.ownerQuery(
      `select said ->> 'name' as name from employer_versions where employer_id = $1`,
      [id],
    )
    expect(JSON.stringify(versions)).toContain('アルプス情報')
    expect(await seen(other, `/employers/${id}`)).toContain('中小企業')
  })
})
