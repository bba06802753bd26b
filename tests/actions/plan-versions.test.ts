/**
 * 計画の版: the folder's plan is the first; the office writes the next, members are heard,
 * the council resolves, its day comes.
 */
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCouncil, readCouncilFolder } from '../../src/modules/council/council/index.ts'
import { noLinks, reportOnRow } from '../../src/modules/council/indicators/index.ts'
import {
  addPlanNode,
  answerPlanComment,
  bringPlansIntoForce,
  commentOnPlan,
  findPlanNode,
  findVersionOn,
  listNodeChanges,
  listPlanVersions,
  notePlanDraft,
  removePlanNode,
  resolvePlanVersion,
  restorePlanNode,
  sendPlanForReview,
  takePlanBack,
  withdrawPlanDraft,
  writePlanNode,
} from '../../src/modules/council/plan-versions/index.ts'
import { createDatabase, createPool } from '../../src/platform/database/pool.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { type Client, decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let office: SignedInPerson
let colleague: SignedInPerson
let member: SignedInPerson
let manager: SignedInPerson
let pages: Client
let readers: Client
let first = ''

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  office = await signedInAs(open.council, {
    role: 'council-office',
    organizationId: 'nagano-roudoukyoku',
    name: '事務 一郎',
  })
  colleague = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-ken', name: '県 花子' })
  member = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
    name: '相談 太郎',
  })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-ueda' })
  pages = web.as(office)
  readers = web.as(member)
  first = (await versions(office))[0]?.id ?? ''
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const versions = (by: SignedInPerson) => open.council.gateway.read(by, (db) => listPlanVersions(db))
const changes = (from: string, to: string) => open.council.gateway.read(office, (db) => listNodeChanges(db, from, to))
const node = (version: string, kind: string, id: string) =>
  open.council.gateway.read(office, (db) => findPlanNode(db, version, kind, id))
const run = <T>(by: SignedInPerson, work: Parameters<typeof act<T>>[2]) => act(open.council, by, work)
const words = (html: string): string =>
  decoded(
    html
      .replaceAll('<wbr/>', '')
      .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ')
const seen = async (client: Client, path: string): Promise<string> => {
  const answer = await client.get(path)
  expect(answer.status, path).toBe(200)
  return words(answer.text)
}
const said = async (client: Client, path: string): Promise<string[]> =>
  [
    ...strFromU8(unzipSync((await client.get(path)).bytes)['word/document.xml'] ?? new Uint8Array()).matchAll(
      /<w:t[^>]*>([^<]*)<\/w:t>/g,
    ),
  ].map((match) => match[1] ?? '')
const day = (name: string, date: string): Record<string, string> => ({
  [`${name}.year`]: date.slice(0, 4),
  [`${name}.month`]: String(Number(date.slice(5, 7))),
  [`${name}.day`]: String(Number(date.slice(8))),
})
/** What the form holds, as a browser would send it back. */
const formOf = async (path: string): Promise<Record<string, string>> => {
  const { text } = await pages.get(path)
  const form = text.slice(
    text.lastIndexOf('<form', text.indexOf('name="_version"')),
    text.indexOf('</form>', text.indexOf('name="_version"')),
  )
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => decoded(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
    if (of('name') !== '' && (!/type="(checkbox|radio)"/.test(tag) || tag.includes(' checked')))
      fields[of('name')] = of('value')
  }
  for (const [, name, value] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields[name ?? ''] = decoded((value ?? '').replace(/^\n/, ''))
  for (const [, name, options] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name ?? ''] = decoded(/<option value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? '')
  return fields
}
/** Starts the draft of a year; of a resolved version, a counted way to the next. */
const begin = async (fiscalYear: number): Promise<string> => {
  const answer = await pages.post('/plan/versions', { fiscalYear: String(fiscalYear) })
  expect(answer.status).toBe(303)
  return answer.location?.split('/').at(-1) ?? ''
}
const rewrite = async (version: string, wording: string, by = office, id = 'M101') => {
  const kept = await node(version, 'measure', id)
  if (kept?.kind !== 'measure') throw new Error('no such measure')
  return run(by, (ctx) =>
    writePlanNode(ctx, { versionId: version, kind: 'measure', id }, kept.edition, {
      ...kept.content,
      stated: kept.content.stated.map((each) => ({ ...each, wording })),
    }),
  )
}

describe('the folder’s plan', () => {
  it('is the first version, and says word for word what is printed from the tables', async () => {
    expect(await versions(member)).toMatchObject([
      {
        fiscalYear: 2025,
        number: 1,
        kind: 'adopted',
        state: 'resolved',
        origin: 'folder',
        effectiveOn: '2025-04-01',
        isInUse: true,
      },
    ])
    const [printed, version] = [
      await said(readers, '/plan/paper/plan.docx'),
      await said(readers, `/plan/versions/${first}/paper/plan.docx`),
    ]
    expect(printed.length).toBeGreaterThan(300)
    expect(version).toEqual(printed)
    expect(await seen(readers, `/plan/versions/${first}`)).not.toContain('施策を加える')
  })

  it('is what the next draft begins with', async () => {
    const draft = await begin(2025)
    expect(await changes(first, draft)).toEqual([])
    expect(await run(office, (ctx) => withdrawPlanDraft(ctx, draft))).toMatchObject({ ok: true })
    expect((await pages.get(`/plan/versions/${draft}/nodes/measure/M101`)).status).toBe(404)
    expect(await seen(pages, `/plan/versions/${draft}`)).toContain('この案は取り下げられました')
  })
})

describe('a draft', () => {
  let draft = ''
  const at = (kind: string, id: string) => `/plan/versions/${draft}/nodes/${kind}/${id}`

  it('is one of its year, and the office’s alone until the members are asked', async () => {
    draft = await begin(2025)
    expect((await pages.post('/plan/versions', { fiscalYear: '2025' })).status).toBe(422)
    expect((await pages.post('/plan/versions', { fiscalYear: '2031' })).status).toBe(422)
    expect((await readers.post('/plan/versions', { fiscalYear: '2026' })).status).toBe(403)
    expect((await versions(member)).map((each) => each.id)).toEqual([first])
    for (const path of ['', '/paper/plan.docx', '/comparison', '?part=comments', '?part=steps'])
      expect((await readers.get(`/plan/versions/${draft}${path}`)).status, path).toBe(404)
    expect((await readers.get(`/plan/versions/${first}/comparison?with=${draft}`)).status).toBe(404)
    expect(await open.council.gateway.read(member, (db) => findPlanNode(db, draft, 'measure', 'M101'))).toBeUndefined()
    await expect(run(member, (ctx) => notePlanDraft(ctx, draft, 'x'))).rejects.toThrow('plan.write')
  })

  it('is written node by node; every node of the plan goes through its form unchanged', async () => {
    const all = await open.council.gateway.read(
      office,
      async (db) =>
        (
          await sql<{
            kind: string
            id: string
          }>`select distinct on (kind) kind, id from plan_nodes
            where version_id = ${draft} order by kind, position`.execute(db as never)
        ).rows,
    )
    expect(all).toHaveLength(10)
    for (const { kind, id } of all) {
      const path = at(kind, encodeURIComponent(id))
      const saved = await pages.post(path, await manyOf(path))
      expect([saved.status, kind]).toEqual([303, kind])
    }
    expect(await changes(first, draft)).toEqual([])
  })

  it('keeps what was typed and says what is wrong beside it', async () => {
    const form = await manyOf(at('measure', 'M101'))
    const wrong = await pages.post(at('measure', 'M101'), {
      ...form,
      title: '',
      section: 'どこでもない',
      'stated.0.wording': '新しい文言 😀髙',
      'stated.1.place': '',
      'stated.7.wording': '場所のない文言',
      'stated.7.document': '',
      targetTypes: [],
    })
    expect(wrong.status).toBe(422)
    for (const text of [
      '短い題を書いてください。',
      '対象の類型を一つ以上選んでください。',
      '文書の中の場所を書いてください。',
      'どの文書かを選んでください。',
      '新しい文言 😀髙',
      '場所のない文言',
    ])
      expect(words(wrong.text)).toContain(text)
    const lost = await pages.post(at('measure', 'M101'), { ...form, section: 'どこでもない' })
    expect(words(lost.text)).toContain('「どこでもない」は、この案にありません。')
    const round = await pages.post(at('section', 'III-2'), {
      ...(await manyOf(at('section', 'III-2'))),
      parentId: 'III-2(1)',
    })
    expect(words(round.text)).toContain('自分自身や、自分の下にあるものは選べません。')
    expect(
      words(
        (
          await pages.post(at('head', 'head'), {
            ...(await manyOf(at('head', 'head'))),
            ...day('validFrom', '2024-04-01'),
          })
        ).text,
      ),
    ).toContain('令和7年度の中の日にしてください。')
    expect(
      words(
        (
          await pages.post(at('lead', encodeURIComponent('全機関')), {
            label: 'x',
            shortLabel: 'x',
            isAll: '',
            organizationIds: '知らない機関',
            _version: '1',
          })
        ).text,
      ),
    ).not.toContain('この処理はできませんでした')
    expect(await changes(first, draft)).toEqual([])
  })

  it('loses nobody’s words: who was slower sees both', async () => {
    const form = await manyOf(at('measure', 'M102'))
    expect(await rewrite(draft, '県の書いた文言', colleague, 'M102')).toMatchObject({ ok: true })
    const late = await pages.post(at('measure', 'M102'), { ...form, 'stated.0.wording': '局の書いた文言' })
    expect(late.status).toBe(422)
    const sides = [...late.text.matchAll(/<div class="diff-side">([\s\S]*?)<\/div><\/div>/g)].map((match) =>
      decoded((match[1] ?? '').replace(/<[^>]+>/g, '')),
    )
    expect(sides).toEqual([expect.stringContaining('県の書いた文言'), expect.stringContaining('局の書いた文言')])
    expect(words(late.text)).toContain('県 花子が先に書きかえました')
    expect(JSON.stringify((await node(draft, 'measure', 'M102'))?.content)).toContain('県の書いた文言')
  })

  it('takes out what isn’t needed, tells who needs it, and puts it back', async () => {
    expect(words((await pages.post(`${at('section', 'III-1(1)')}/removal`, {})).text)).toContain(
      'がこれを使っています。先にそちらを直してください。',
    )
    expect((await pages.post(`${at('kpi', 'regular-employment')}/removal`, {})).status).toBe(303)
    // What said it was measured by this KPI says so no longer.
    const named = (await changes(first, draft)).filter(
      (each) =>
        JSON.stringify(each.before).includes('regular-employment') &&
        !JSON.stringify(each.after).includes('regular-employment'),
    )
    expect(named.map((each) => each.kind)).toEqual(expect.arrayContaining(['goal', 'row']))
    expect(await seen(pages, `/plan/versions/${draft}?part=goals`)).toContain('この案から外したもの')
    expect((await pages.get(at('kpi', 'regular-employment'))).status).toBe(404)
    expect((await pages.post(`${at('kpi', 'regular-employment')}/restoration`, {})).status).toBe(303)
    expect((await node(draft, 'kpi', 'regular-employment'))?.isRemoved).toBe(false)
    expect(
      await run(office, (ctx) => removePlanNode(ctx, { versionId: draft, kind: 'head', id: 'head' })),
    ).toMatchObject({ ok: false })
  })

  it('puts nothing back into a place that is gone', async () => {
    const [measure, section] = [
      { versionId: draft, kind: 'measure', id: 'new' },
      { versionId: draft, kind: 'section', id: 'III-1(3)' },
    ] as const
    expect(
      (
        await pages.post(`/plan/versions/${draft}/nodes/section/new`, {
          id: 'III 1(3)',
          number: '(3)',
          title: '足した節',
          parentId: 'III-1',
          text: '',
        })
      ).status,
    ).toBe(303)
    const added = await pages.post(`/plan/versions/${draft}/nodes/measure/new`, {
      title: '足した施策',
      section: 'III-1(3)',
      level: 'measure',
      parentId: '',
      'stated.0.document': 'body',
      'stated.0.place': 'III 1(3)①',
      'stated.0.wording': '足した文言。',
      differenceNote: '',
      targetTypes: ['1'],
      leads: [],
    })
    const id = /#measure-(n-\d+)$/.exec(added.location ?? '')?.[1] ?? ''
    expect(id).not.toBe('')
    // The new section stands behind its kin, before the next chapter.
    const page = await seen(pages, `/plan/versions/${draft}`)
    expect(page.indexOf('足した節')).toBeGreaterThan(page.indexOf('III 1(2)'))
    expect(page.indexOf('足した節')).toBeLessThan(page.indexOf('III 2(1)'))
    expect((await said(pages, `/plan/versions/${draft}/paper/plan.docx`)).join('')).toContain('足した文言。')
    expect(await run(office, (ctx) => removePlanNode(ctx, { ...measure, id }))).toMatchObject({ ok: true })
    expect(await run(office, (ctx) => removePlanNode(ctx, section))).toMatchObject({ ok: true })
    expect(await run(office, (ctx) => restorePlanNode(ctx, { ...measure, id }))).toMatchObject({
      ok: false,
      errors: [{ message: expect.stringContaining('まだ戻せません') as string }],
    })
    expect(await run(office, (ctx) => restorePlanNode(ctx, section))).toMatchObject({ ok: true })
    expect(await run(office, (ctx) => restorePlanNode(ctx, { ...measure, id }))).toMatchObject({ ok: true })
    expect(await run(office, (ctx) => removePlanNode(ctx, { ...measure, id }))).toMatchObject({ ok: true })
    expect(await run(office, (ctx) => removePlanNode(ctx, section))).toMatchObject({ ok: true })
  })

  it('changes the order among kin', async () => {
    const order = async () =>
      [...(await pages.get(`/plan/versions/${draft}?part=roadmap`)).text.matchAll(/<li id="row-(R\d+)"/g)].map(
        (match) => match[1],
      )
    const before = await order()
    expect((await pages.post(`${at('row', 'R01')}/position`, { direction: 'down' })).status).toBe(303)
    expect((await order()).slice(0, 3)).toEqual([before[1], before[0], before[2]])
    expect(words((await pages.post(`${at('row', 'R02')}/position`, { direction: 'up' })).text)).toContain(
      'もう、いちばん上です。',
    )
    expect((await pages.post(`${at('row', 'R01')}/position`, { direction: 'up' })).status).toBe(303)
    expect(await order()).toEqual(before)
  })

  it('prints its text line by line: a line is added, moved and taken out with what it quotes', async () => {
    const printed = async () =>
      (await said(pages, `/plan/versions/${draft}/paper/plan.docx`)).map((each) => each.trim())
    const before = await printed()
    const added = await pages.post(`/plan/versions/${draft}/nodes/passage/new`, {
      document: 'body',
      section: 'III-1(1)',
      style: 'paragraph',
      mark: '',
      text: 'あいだに足した文。',
      leadsWording: '長野県',
    })
    const id = /#passage-(n-\d+)$/.exec(added.location ?? '')?.[1] ?? ''
    const place = (lines: readonly string[]) => lines.indexOf('あいだに足した文。【長野県】')
    const own = await printed()
    // At the end of its section, before the next heading.
    expect(own[place(own) + 1]).toBe('2. 安定就職に向けた取組(不安定な就労状態にある方への支援)')
    expect(await seen(pages, `/plan/versions/${draft}`)).toContain('あいだに足した文。【長野県】')
    expect((await pages.post(`${at('passage', id)}/position`, { direction: 'up' })).status).toBe(303)
    const moved = await printed()
    expect(place(moved)).toBe(place(own) - 1)
    expect((await pages.post(`${at('passage', id)}/removal`, {})).status).toBe(303)
    expect(await printed()).toEqual(before)

    const empty = await pages.post(`/plan/versions/${draft}/nodes/passage/new`, { document: 'body', style: 'item' })
    expect(words(empty.text)).toContain('文を書くか、引く文言を選んでください。')
    // A measure that goes takes its line along, and is printed again once it is back.
    expect((await pages.post(`${at('measure', 'M102')}/removal`, {})).status).toBe(303)
    expect((await printed()).filter((line) => line.startsWith('② 市町村PFと連携し'))).toEqual([])
    const line = await node(draft, 'passage', 'P075')
    expect(line?.isRemoved).toBe(true)
    expect(words((await pages.post(`${at('passage', line?.id ?? '')}/restoration`, {})).text)).toContain(
      'まだ戻せません',
    )
    expect((await pages.post(`${at('measure', 'M102')}/restoration`, {})).status).toBe(303)
    expect((await pages.post(`${at('passage', line?.id ?? '')}/restoration`, {})).status).toBe(303)
    expect(await printed()).toEqual(before)
    // What a line quotes by its place can't lose that place first.
    const form = await manyOf(at('kpi', 'saposute-registrations'))
    const lost = await pages.post(at('kpi', 'saposute-registrations'), { ...form, 'stated.0.place': 'III 9' })
    expect(words(lost.text)).toContain('が、ここで消えたものを引いています。')
  })

  it('lets no value stand beside a wording that says another, and asks which is right', async () => {
    const path = at('kpi', 'regular-employment')
    const form = await manyOf(path)
    expect(form['stated.1.value']).toBe('1881')
    const refused = await pages.post(path, { ...form, 'stated.1.value': '2,000' })
    expect(refused.status).toBe(422)
    expect(words(refused.text)).toContain('測る値は2,000、印刷される計画の文言は1,881です。')
    for (const choice of ['文言の1,881が正しい(値を直す)', '値の2,000が正しい(文言を直す)'])
      expect(words(refused.text)).toContain(choice)
    const statedNow = async () => {
      const kept = await node(draft, 'kpi', 'regular-employment')
      return kept?.kind === 'kpi' ? kept.content.stated[1] : undefined
    }
    // Programs are refused as well; nobody can choose for them.
    const kept = await node(draft, 'kpi', 'regular-employment')
    if (kept?.kind !== 'kpi') throw new Error('no such KPI')
    const { comparator: _c, goalValue: _v, goalBasis: _b, ...content } = kept.content
    expect(
      await run(office, (ctx) =>
        writePlanNode(ctx, { versionId: draft, kind: 'kpi', id: kept.id }, kept.edition, {
          ...content,
          stated: content.stated.map((each) => ({ ...each, value: 2000 })),
        }),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'stated.0.value' }, {}, {}, {}] })
    expect(await statedNow()).toMatchObject({ value: 1881 })

    expect((await pages.post(path, { ...form, 'stated.1.value': '2,000', 'stated.1.stands': 'value' })).status).toBe(
      303,
    )
    expect(await statedNow()).toMatchObject({
      value: 2000,
      quote: '正社員就職者数について、令和7年度は2,000人以上を目指す。',
    })
    // What is printed follows: the line quotes the KPI.
    expect((await said(pages, `/plan/versions/${draft}/paper/plan.docx`)).join('')).toContain(
      '①正社員就職者数について、令和7年度は2,000人以上を目指す。',
    )
    const changed = await manyOf(path)
    const back = { 'stated.1.quote': form['stated.1.quote'] ?? '', 'stated.1.stands': 'quote' }
    expect((await pages.post(path, { ...changed, ...back })).status).toBe(303)
    expect(await changes(first, draft)).not.toContainEqual(expect.objectContaining({ id: 'regular-employment' }))
  })

  it('is checked by the rules before anybody resolves it', async () => {
    const before = await seen(pages, `/plan/versions/${draft}?part=check`)
    expect(await rewrite(draft, 'サポステに来た方を案内する窓口を、令和7年度に設置予定。')).toMatchObject({ ok: true })
    const after = await seen(pages, `/plan/versions/${draft}?part=check`)
    expect(after).not.toBe(before)
    expect(after).toContain('窓口を、令和7年度に設置予定')
  })

  it('is read by everybody while they are asked, and doesn’t change meanwhile', async () => {
    expect(
      (
        await pages.post(`/plan/versions/${draft}/resolution`, {
          _step: 'resolution',
          kind: 'amended',
          resolution: '第3回',
          ...day('effectiveOn', '2026-01-20'),
        })
      ).status,
    ).toBe(422)
    expect(
      (await pages.post(`/plan/versions/${draft}/review`, { _step: 'review', ...day('until', '2025-01-01') })).status,
    ).toBe(422)
    expect(
      await run(member, (ctx) => commentOnPlan(ctx, draft, { nodeKind: null, nodeId: null, text: 'x' })).catch(
        (error: Error) => error.message,
      ),
    ).toContain('plan version')
    const told = () => open.ownerQuery(`select recipient, subject from mails where kind = 'plan-review'`)
    expect(await told()).toEqual([])
    expect(
      (await pages.post(`/plan/versions/${draft}/review`, { _step: 'review', ...day('until', '2026-02-10') })).status,
    ).toBe(303)
    expect(await told()).toEqual([
      { recipient: manager.email, subject: '【つなぐ】令和7年度の計画の案への意見を聞いています' },
    ])
    expect(await seen(readers, `/plan/versions/${draft}`)).toContain('令和8年2月10日(火)まで')
    expect(await seen(readers, `/plan/versions/${draft}/comparison`)).toContain('各機関の媒体')
    expect(await rewrite(draft, '聞いている間の書きかえ')).toMatchObject({ ok: false, kind: 'state' })
  })

  it('takes members’ comments, each answered once by the office', async () => {
    const form = await seen(readers, `/plan/versions/${draft}/comments/new?kind=measure&node=M101`)
    expect(form).toContain('サポステに来た方を')
    expect(
      (await readers.post(`/plan/versions/${draft}/comments/new`, { nodeKind: 'measure', nodeId: 'M101', text: ' ' }))
        .status,
    ).toBe(422)
    expect(
      (await readers.post(`/plan/versions/${draft}/comments/new`, { nodeKind: 'measure', nodeId: '無い', text: 'あ' }))
        .status,
    ).toBe(422)
    expect(
      (
        await readers.post(`/plan/versions/${draft}/comments/new`, {
          nodeKind: 'measure',
          nodeId: 'M101',
          text: '期日が過ぎています 😀髙',
        })
      ).status,
    ).toBe(303)
    expect(
      (
        await readers.post(`/plan/versions/${draft}/comments/new`, {
          nodeKind: '',
          nodeId: '',
          text: '全体として読みやすくなりました',
        })
      ).status,
    ).toBe(303)
    const page = await seen(pages, `/plan/versions/${draft}?part=comments`)
    for (const text of ['期日が過ぎています 😀髙', '全体として読みやすくなりました', '相談 太郎', '答えはまだ'])
      expect(page).toContain(text)
    expect(
      words(
        (
          await pages.post(`/plan/versions/${draft}/resolution`, {
            _step: 'resolution',
            kind: 'amended',
            resolution: '第3回',
            ...day('effectiveOn', '2026-01-20'),
          })
        ).text,
      ),
    ).toContain('答えていない意見が2件あります')
    const [one, two] = (await open.ownerQuery<{ id: string }>('select id from plan_comments order by made_at')).map(
      (row) => row.id,
    )
    await expect(
      run(member, (ctx) => answerPlanComment(ctx, draft, one ?? '', { outcome: 'taken', answer: 'x' })),
    ).rejects.toThrow('plan.write')
    expect((await pages.post(`/plan/versions/${draft}/comments/${one}`, { outcome: '', answer: '' })).status).toBe(422)
    expect(
      (await pages.post(`/plan/versions/${draft}/comments/${one}`, { outcome: 'taken', answer: '期日を除きました' }))
        .status,
    ).toBe(303)
    expect(
      (
        await pages.post(`/plan/versions/${draft}/comments/${two}`, {
          outcome: 'explained',
          answer: 'ありがとうございます',
        })
      ).status,
    ).toBe(303)
    expect(
      (await pages.post(`/plan/versions/${draft}/comments/${two}`, { outcome: 'taken', answer: '二度目' })).status,
    ).toBe(422)
    expect(await seen(readers, `/plan/versions/${draft}?part=comments`)).toContain('期日を除きました')
  })

  it('goes back to be mended; the comment then says that it was', async () => {
    open.setToday('2026-01-22')
    expect(await run(office, (ctx) => takePlanBack(ctx, draft))).toMatchObject({ ok: true })
    expect(
      await run(office, (ctx) =>
        addPlanNode(ctx, draft, 'lead', '', {
          label: '足した主体',
          shortLabel: '足した主体',
          organizationIds: [],
          organizationKind: null,
          isAll: true,
        }),
      ),
    ).toMatchObject({ ok: true })
    expect((await readers.get(`/plan/versions/${draft}`)).status).toBe(404)
    // Not by another way either: the rows themselves are the office's.
    const rows = (by: SignedInPerson) =>
      open.council.gateway.read(by, async (db) => [
        (await db.selectFrom('plan_nodes').select('id').where('version_id', '=', draft).execute()).length,
        (await db.selectFrom('plan_comments').select('id').where('version_id', '=', draft).execute()).length,
      ])
    expect(await rows(member)).toEqual([0, 0])
    expect((await rows(office))[1]).toBe(2)
    expect(await rewrite(draft, '期日のない文言。')).toMatchObject({ ok: true })
    const comments = await seen(pages, `/plan/versions/${draft}?part=comments`)
    expect(comments).toContain('このあと、項目が直されました')
    // The office sees what the comment was about; members had it before them.
    expect(comments.slice(comments.indexOf('意見のときの文'))).toContain('サポステに来た方を案内する窓口を')
    expect(await run(office, (ctx) => sendPlanForReview(ctx, draft, { until: '2026-02-20' }))).toMatchObject({
      ok: true,
    })
    expect(await seen(readers, `/plan/versions/${draft}?part=comments`)).not.toContain('意見のときの文')
  })

  it('can be read by the office as it stood on any day of its writing', async () => {
    const then = (at: string, by = pages) => seen(by, `/plan/versions/${draft}?part=frame&at=${at}`)
    const body = (at: string) => seen(pages, `/plan/versions/${draft}?at=${at}`)
    expect(await body('2026-01-21')).toContain('令和8年1月21日(水)の終わりの案です')
    expect(await body('2026-01-21')).toContain('サポステに来た方を案内する窓口を')
    expect(await body('2026-01-21')).not.toContain('期日のない文言。')
    expect(await then('令和8年1月21日')).not.toContain('足した主体')
    expect(await then('2026-01-21')).not.toContain('実施主体を加える')
    expect(await body('2026-01-22')).toContain('期日のない文言。')
    expect(await then('2026-01-22')).toContain('足した主体')
    expect(await then('2026-01-19')).toContain('この案は令和8年1月20日(火)からです')
    expect(await then('2026-01-23')).toContain('今日までの日にしてください。')
    // What stood there before the members were asked stays the office's.
    expect(await then('2026-01-21', readers)).toContain('足した主体')
    expect(
      await open.council.gateway.read(member, async (db) => db.selectFrom('plan_node_history').select('id').execute()),
    ).toEqual([])
  })

  it('is the plan from its day on; the version before stays as it was', async () => {
    const resolve = (more: object) =>
      pages.post(`/plan/versions/${draft}/resolution`, {
        _step: 'resolution',
        kind: 'amended',
        resolution: '令和8年1月20日 第3回協議会',
        ...day('effectiveOn', '2026-01-20'),
        ...more,
      })
    for (const more of [
      { resolution: '' },
      { kind: 'adopted' },
      { kind: 'deemed' },
      day('effectiveOn', '2025-03-01'),
      day('effectiveOn', '2026-04-01'),
    ])
      expect((await resolve(more)).status, JSON.stringify(more)).toBe(422)
    expect((await readers.get('/plan?part=measures')).text).not.toContain('期日のない文言。')
    expect((await resolve({})).status).toBe(303)
    expect((await versions(member))[0]).toMatchObject({
      number: 2,
      kind: 'amended',
      state: 'resolved',
      isInUse: true,
      resolvedOn: '2026-01-22',
    })
    expect((await said(readers, '/plan/paper/plan.docx')).join('')).toContain('期日のない文言。')
    expect((await said(readers, `/plan/versions/${first}/paper/plan.docx`)).join('')).not.toContain('期日のない文言。')
    expect(await seen(readers, '/plan/versions?on=令和7年12月31日')).toContain('令和7年度 第1版(策定)です')
    expect(await seen(readers, '/plan/versions?on=2026-01-20')).toContain('令和7年度 第2版(改定)です')
    expect(await seen(readers, '/plan/versions?on=2025-03-31')).toContain('まだ計画がありません')
    expect((await readers.get('/plan/versions?on=きのう')).status).toBe(200)
    expect(await rewrite(draft, 'あとから')).toMatchObject({ ok: false, kind: 'state' })
  })
})

/** A form with its lists: what `formOf` gives once, and every checked box of a name that stands more than once. */
async function manyOf(path: string): Promise<Record<string, string | string[]>> {
  const { text } = await pages.get(path)
  const boxes = Map.groupBy(
    [...text.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map(([tag]) => ({
      name: / name="([^"]*)"/.exec(tag)?.[1] ?? '',
      value: decoded(/ value="([^"]*)"/.exec(tag)?.[1] ?? 'on'),
      on: tag.includes(' checked'),
    })),
    (box) => box.name,
  )
  return {
    ...(await formOf(path)),
    ...Object.fromEntries(
      [...boxes]
        .filter(([name]) => !name.includes('.'))
        .map(([name, all]) => [name, all.filter((box) => box.on).map((box) => box.value)]),
    ),
  }
}

describe('a year that was amended by the council', () => {
  it('is left alone by the folder', async () => {
    const pool = createPool(open.ownerUrl, { max: 1 })
    const db = createDatabase(pool)
    await db.transaction().execute(async (tx) => {
      await sql`set local role tsunagu_owner`.execute(tx)
      await loadCouncil(tx, await readCouncilFolder(open.council.folder), { recordedAt: open.council.clock.now() })
    })
    await db.destroy()
    expect((await versions(office)).filter((each) => each.state === 'resolved')).toHaveLength(2)
    expect((await said(readers, '/plan/paper/plan.docx')).join('')).toContain('期日のない文言。')
  })

  it('changes without the council in its annex alone', async () => {
    const draft = await begin(2025)
    const deemed = (effectiveOn: string) =>
      run(office, (ctx) =>
        resolvePlanVersion(ctx, draft, { kind: 'deemed', resolution: '交付決定変更通知', effectiveOn }),
      )
    expect(await deemed('2026-01-20')).toMatchObject({
      ok: false,
      errors: [{ message: '元の版から、何も変わっていません。' }],
    })
    const annex = await node(draft, 'annex', '1')
    if (annex?.kind !== 'annex') throw new Error('no annex')
    expect(
      await run(office, (ctx) =>
        writePlanNode(ctx, { versionId: draft, kind: 'annex', id: '1' }, 1, { ...annex.content, name: '新しい事業名' }),
      ),
    ).toMatchObject({ ok: true })
    expect(await rewrite(draft, '別紙でない文言')).toMatchObject({ ok: true })
    expect(await deemed('2026-01-20')).toMatchObject({ ok: false, errors: [{ field: 'kind' }] })
    // The database says the same to whoever comes another way.
    await expect(
      open.council.gateway.write(office, (tx) =>
        tx
          .updateTable('plan_versions')
          .set({
            state: 'resolved',
            number: 3,
            kind: 'deemed',
            resolution: 'x',
            effective_on: '2026-01-20',
            resolved_at: open.council.clock.now(),
          })
          .where('id', '=', draft)
          .execute(),
      ),
    ).rejects.toMatchObject({ constraint: 'plan_versions_deemed_check' })
    expect(await rewrite(draft, '期日のない文言。')).toMatchObject({ ok: true })
    expect(await deemed('2026-01-20')).toMatchObject({ ok: true, value: { number: 3 } })
    expect(await seen(readers, '/plan?part=annex')).toContain('新しい事業名')
  })
})

describe('the next year’s plan', () => {
  let draft = ''

  it('begins with this year’s plan, how it went, and what the progress report says of the next', async () => {
    await open.ownerQuery(
      `insert into progress_reports (id, fiscal_year, period, edition, texts, organization_id)
       values ('01900000-0000-7000-8000-0000000000f8', 2025, 'half', 1, '{"next":"訓練の回を増やす"}', 'nagano-roudoukyoku')`,
    )
    await run(office, (ctx) =>
      reportOnRow(ctx, 2025, 'R01', {
        state: 'late',
        evidenceKind: 'meeting',
        evidence: '広報を1回出した',
        evidenceOn: '2026-01-10',
        reason: '人手が足りなかった',
        countermeasure: '2月に2回出す',
        links: noLinks,
      }),
    )
    draft = await begin(2026)
    const page = await seen(pages, `/plan/versions/${draft}`)
    for (const text of [
      '令和8年度の案',
      '訓練の回を増やす',
      '令和7年度の進み',
      '広報を1回出した',
      '理由: 人手が足りなかった',
      '手だて: 2月に2回出す',
    ])
      expect(page).toContain(text)
    expect(await seen(pages, `/plan/versions/${draft}?part=frame`)).toContain('令和8年4月1日(水)')
    expect(
      (await changes((await versions(office)).find((each) => each.number === 3)?.id ?? '', draft)).map(
        (each) => each.kind,
      ),
    ).toEqual(['head'])
  })

  it('waits for its day, which the duty brings', async () => {
    await rewrite(draft, '令和8年度の文言。')
    await run(office, (ctx) => removePlanNode(ctx, { versionId: draft, kind: 'row', id: 'R25' }))
    await run(office, (ctx) => sendPlanForReview(ctx, draft, { until: '2026-02-20' }))
    expect(
      await run(office, (ctx) =>
        resolvePlanVersion(ctx, draft, { kind: 'adopted', resolution: '第3回協議会', effectiveOn: '2026-04-01' }),
      ),
    ).toMatchObject({ ok: true, value: { number: 1 } })
    expect(await seen(readers, `/plan/versions/${draft}`)).toContain(
      '効力を生じる日に、画面と集計がこの版に変わります。',
    )
    expect(await bringPlansIntoForce(open.council)).toEqual([])
    expect((await said(readers, '/plan/paper/plan.docx')).join('')).not.toContain('令和8年度の文言。')
    expect((await readers.get(`/plan/versions?on=2026-04-01`)).text).toContain('令和8年度 第1版')
    open.setToday('2026-04-01')
    expect(await bringPlansIntoForce(open.council)).toEqual([2026])
    expect(await bringPlansIntoForce(open.council)).toEqual([])
    expect(await said(readers, '/plan/paper/plan.docx')).toEqual(
      await said(readers, `/plan/versions/${draft}/paper/plan.docx`),
    )
    for (const path of [
      '/plan',
      '/plan?part=measures',
      '/plan?part=findings',
      '/plan?part=annex',
      '/roadmap',
      '/kpis',
      '/statistics',
      '/office',
      '/reports',
    ])
      expect(await seen(pages, path), path).not.toBe('')
    expect(await seen(readers, '/plan?part=measures')).toContain('令和8年度の文言。')
    expect((await readers.get('/roadmap?year=2025')).text).toContain('/roadmap/R25?')
    expect((await readers.get('/roadmap?year=2026')).text).not.toContain('/roadmap/R25?')
    // The rules looked at it by themselves.
    expect(
      Number(
        (await open.ownerQuery<{ n: string }>('select count(*) as n from rule_findings where fiscal_year = 2026'))[0]
          ?.n,
      ),
    ).toBeGreaterThan(0)
    expect(await open.council.gateway.read(member, (db) => findVersionOn(db, '2026-03-31'))).toMatchObject({
      fiscalYear: 2025,
      number: 3,
    })
  })
})

describe('the database', () => {
  it('keeps a version as it was resolved, and comments where they are asked for', async () => {
    const draft = await begin(2026)
    const refused = async (work: Parameters<typeof open.council.gateway.write<unknown>>[1], by = office) =>
      open.council.gateway.write(by, work).then(
        () => 'written',
        (error: { constraint?: string; code?: string }) => error.constraint ?? error.code,
      )
    const now = open.council.clock.now()
    const comment = {
      id: '01900000-0000-7000-8000-0000000000c1',
      text: 'x',
      organization_id: 'sapo-shinano',
      account_id: member.accountId,
      made_at: now,
    }
    expect(
      await refused((tx) =>
        tx.updateTable('plan_nodes').set({ content: '{}' }).where('version_id', '=', first).execute(),
      ),
    ).toBe('plan_nodes_draft_check')
    expect(
      await refused((tx) =>
        tx
          .insertInto('plan_nodes')
          .values({ version_id: first, kind: 'annex', id: '99', position: 1, content: '{}' })
          .execute(),
      ),
    ).toBe('plan_nodes_draft_check')
    expect(
      await refused((tx) =>
        tx.updateTable('plan_versions').set({ resolution: '別の決議' }).where('id', '=', first).execute(),
      ),
    ).toBe('plan_versions_final_check')
    expect(
      await refused((tx) => tx.updateTable('plan_versions').set({ state: 'draft' }).where('id', '=', first).execute()),
    ).not.toBe('written')
    expect(
      await refused((tx) =>
        tx
          .updateTable('plan_versions')
          .set({
            state: 'resolved',
            number: 2,
            kind: 'amended',
            resolution: 'x',
            effective_on: '2026-04-01',
            resolved_at: now,
          })
          .where('id', '=', draft)
          .execute(),
      ),
    ).toBe('plan_versions_heard_check')
    expect(
      await refused((tx) =>
        tx
          .insertInto('plan_versions')
          .values({
            id: '01900000-0000-7000-8000-0000000000c2',
            fiscal_year: 2026,
            state: 'draft',
            origin: 'council',
            organization_id: 'nagano-roudoukyoku',
            based_on: first,
          })
          .execute(),
      ),
    ).toBe('plan_versions_one_draft')
    expect(
      await refused(
        (tx) =>
          tx
            .insertInto('plan_comments')
            .values({ ...comment, version_id: first })
            .execute(),
        member,
      ),
    ).toBe('plan_comments_review_check')
    await run(office, (ctx) => sendPlanForReview(ctx, draft, { until: '2026-05-01' }))
    expect(
      await refused(
        (tx) =>
          tx
            .insertInto('plan_comments')
            .values({ ...comment, version_id: draft, account_id: office.accountId })
            .execute(),
        member,
      ),
    ).toBe('42501')
    expect(
      await refused(
        (tx) =>
          tx
            .insertInto('plan_comments')
            .values({ ...comment, version_id: draft })
            .execute(),
        member,
      ),
    ).toBe('written')
    expect(
      await refused((tx) =>
        tx
          .updateTable('plan_versions')
          .set({
            state: 'resolved',
            number: 2,
            kind: 'amended',
            resolution: 'x',
            effective_on: '2026-04-01',
            resolved_at: now,
          })
          .where('id', '=', draft)
          .execute(),
      ),
    ).toBe('plan_versions_answered_check')
    expect(
      await refused((tx) =>
        tx
          .updateTable('plan_versions')
          .set({ fiscal_year: 2027 } as never)
          .where('id', '=', draft)
          .execute(),
      ),
    ).toBe('42501')
    expect(
      await open.council.gateway.write(member, (tx) =>
        tx
          .updateTable('plan_comments')
          .set({ outcome: 'taken', answer: 'x', answered_at: now })
          .where('id', '=', comment.id)
          .executeTakeFirst(),
      ),
    ).toMatchObject({ numUpdatedRows: 0n })
  })
})
