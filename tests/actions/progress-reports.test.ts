/**
 * 進捗報告: begun from what was reported, written by the office, never over somebody else's words,
 * approved and then as it was.
 */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noLinks, reportOnRow } from '../../src/modules/council/indicators/index.ts'
import {
  approveProgressReport,
  findProgressReport,
  type Period,
  findProgressFigures,
  startProgressReport,
  writeProgressReport,
} from '../../src/modules/council/progress-reports/index.ts'
import { addFact } from '../kpi/population.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { type Client, decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let office: SignedInPerson
let colleague: SignedInPerson
let worker: SignedInPerson
let pages: Client

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  office = await signedInAs(open.council, {
    role: 'council-office',
    organizationId: 'nagano-roudoukyoku',
    name: '事務 一郎',
  })
  colleague = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-ken', name: '県 花子' })
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  pages = web.as(office)
  for (let n = 0; n < 40; n += 1)
    await addFact(open.council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: n < 25 ? '2025-06-10' : '2025-11-10',
      person: `人${n}`,
      area: 'nagano',
      type: 1,
    })
  await act(open.council, office, (ctx) =>
    reportOnRow(ctx, 2025, 'R03', {
      state: 'late',
      evidenceKind: 'meeting',
      evidence: '面接会を1か所で開いた',
      evidenceOn: '2025-09-20',
      reason: '会場がとれなかった',
      countermeasure: '2月に3か所で開く',
      links: noLinks,
    }),
  )
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const figures = (period: Period = 'half') =>
  open.council.gateway.statistics((db) =>
    findProgressFigures(db, { fiscalYear: 2025, period, day: '2026-01-20', now: open.council.clock.now(), texts: [] }),
  )
const start = async (by: SignedInPerson, period: Period) => {
  const now = await figures(period)
  return act(open.council, by, (ctx) => startProgressReport(ctx, 2025, { period }, now))
}
const approve = async (id: string, version: number) => {
  const now = await figures()
  return act(open.council, office, (ctx) =>
    approveProgressReport(ctx, id, version, { approval: '第2回協議会', words: {} }, now),
  )
}
const words = (html: string): string =>
  decoded(
    html
      .replaceAll('<wbr/>', '')
      .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ')
const read = (by: SignedInPerson, id: string) => open.council.gateway.read(by, (db) => findProgressReport(db, id))

let id = ''

describe('a progress report', () => {
  it('begins with words made from what was reported, and with the half year’s own figures', async () => {
    expect((await pages.post('/progress-reports', { period: '' })).status).toBe(422)
    const begun = await pages.post('/progress-reports', { period: 'half' })
    expect(begun.status).toBe(303)
    id = begun.location?.split('/').at(-1) ?? ''
    const page = words((await pages.get(`/progress-reports/${id}`)).text)
    for (const text of [
      '上半期 進捗報告 第1版',
      '工程表の25の取組のうち、おくれが1、未報告が24です。',
      '理由: 会場がとれなかった',
      '手だて: 2月に3か所で開く',
      '「ハローワークの求人開拓・情報提供・面接会」: 2月に3か所で開く',
    ])
      expect(page).toContain(text)
    // Twenty-five by the end of September; the other fifteen came later.
    expect(page).toMatch(/正規雇用者の増加\(正社員就職者数\) 1,881人 25人 1\.3%/)
    expect((await figures('year')).kpis[0]?.actual).toBe('40人')
  })

  it('is about its period: what a row’s lead body said of a later day is the year’s', async () => {
    await act(open.council, office, (ctx) =>
      reportOnRow(ctx, 2025, 'R03', {
        state: 'in-progress',
        evidenceKind: 'meeting',
        evidence: '12月に3か所で開いた',
        evidenceOn: '2025-12-10',
        reason: '',
        countermeasure: '',
        links: noLinks,
      }),
    )
    const rowOf = async (period: Period) =>
      (await figures(period)).groups.flatMap((group) => group.rows).find((row) => row.evidence !== '')
    expect(await rowOf('half')).toMatchObject({ state: 'late', evidence: expect.stringContaining('面接会を1か所') })
    expect(await rowOf('year')).toMatchObject({
      state: 'in-progress',
      evidence: expect.stringContaining('12月に3か所'),
    })
  })

  it('is one draft at a time, the office’s alone', async () => {
    expect(await start(colleague, 'half')).toMatchObject({ ok: false })
    await expect(start(worker, 'year')).rejects.toThrow('progress.write')
    expect(await read(worker, id)).toBeUndefined()
    expect((await web.as(worker).get(`/progress-reports/${id}`)).status).toBe(404)
    expect((await web.as(worker).get(`/progress-reports/${id}/report.docx`)).status).toBe(404)
    expect(words((await web.as(worker).get('/progress-reports')).text)).toContain('承認された報告は、まだありません')
    await expect(
      open.council.gateway.write(office, (tx) =>
        tx
          .insertInto('progress_reports')
          .values({
            id: '01900000-0000-7000-8000-0000000000f7',
            fiscal_year: 2025,
            period: 'half',
            edition: 2,
            texts: '{}',
            organization_id: 'nagano-roudoukyoku',
          })
          .execute(),
      ),
    ).rejects.toMatchObject({ constraint: 'progress_reports_one_draft' })
  })

  it('loses nobody’s words: who was slower sees both and chooses', async () => {
    const form = (await pages.get(`/progress-reports/${id}/edit`)).text
    const version = /name="_version" value="(\d+)"/.exec(form)?.[1] ?? ''
    expect(
      await act(open.council, colleague, (ctx) => writeProgressReport(ctx, id, 1, { summary: '県の書いたまとめ' })),
    ).toMatchObject({ ok: true, value: { version: 2 } })
    const late = await pages.post(`/progress-reports/${id}/edit`, {
      _version: version,
      'texts.summary': '局の書いたまとめ',
      'texts.next': '',
    })
    expect(late.status).toBe(422)
    for (const text of ['局の書いたまとめ', '県の書いたまとめ', '県 花子が書いた内容'])
      expect(words(late.text)).toContain(text)
    expect((await read(office, id))?.texts['summary']).toBe('県の書いたまとめ')
    expect(
      (
        await pages.post(`/progress-reports/${id}/edit`, {
          _version: '2',
          'texts.summary': '両方を合わせたまとめ 😀髙',
          'texts.next': '次は早く始める',
        })
      ).status,
    ).toBe(303)
    expect(await read(office, id)).toMatchObject({
      version: 3,
      texts: { summary: '両方を合わせたまとめ 😀髙', next: '次は早く始める' },
    })
  })

  it('is approved as it was read, and everybody’s from then on', async () => {
    expect((await pages.post(`/progress-reports/${id}/approval`, { _version: '3', approval: '' })).status).toBe(422)
    expect(await approve(id, 2)).toMatchObject({ ok: false, kind: 'stale' })
    expect(
      (await pages.post(`/progress-reports/${id}/approval`, { _version: '3', approval: '令和7年度 第2回協議会' }))
        .status,
    ).toBe(303)
    expect(words((await web.as(worker).get(`/progress-reports/${id}`)).text)).toContain('令和7年度 第2回協議会')
    const docx = unzipSync((await web.as(worker).get(`/progress-reports/${id}/report.docx`)).bytes)
    const said = strFromU8(docx['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    for (const text of [
      '両方を合わせたまとめ 😀髙',
      '次は早く始める',
      '25人',
      '会場がとれなかった',
      '2月に3か所で開く',
      '令和7年度 第2回協議会',
    ])
      expect(said).toContain(text)
    // How far each KPI has come is a chart of Word's own.
    const chart = Object.entries(docx).find(([name]) => /^word\/charts\/chart\d*\.xml$/.test(name))?.[1]
    for (const text of ['c:barChart', '相談件数', '正社員'])
      expect(strFromU8(chart ?? new Uint8Array())).toContain(text)
    expect((await web.as(worker).get(`/progress-reports/${id}/report.pdf`)).bytes.slice(0, 5)).toEqual(
      new TextEncoder().encode('%PDF-'),
    )
  })

  it('doesn’t change any more, whatever is reported and counted after it', async () => {
    const before = (await pages.get(`/progress-reports/${id}`)).text
    await act(open.council, office, (ctx) =>
      reportOnRow(ctx, 2025, 'R03', {
        state: 'in-progress',
        evidenceKind: 'meeting',
        evidence: '3か所で開いた',
        evidenceOn: '2026-01-20',
        reason: '',
        countermeasure: '',
        links: noLinks,
      }),
    )
    await addFact(open.council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: '2025-06-11',
      person: 'おくれて分かった人',
      area: 'nagano',
      type: 1,
    })
    const main = (html: string): string => words(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    expect(main((await pages.get(`/progress-reports/${id}`)).text)).toBe(main(before))
    expect(
      await act(open.council, office, (ctx) => writeProgressReport(ctx, id, 3, { summary: 'あとから' })),
    ).toMatchObject({ ok: false, kind: 'state' })
    expect(await approve(id, 3)).toMatchObject({ ok: false, kind: 'state' })
    expect((await pages.get(`/progress-reports/${id}/edit`)).status).toBe(404)
    await expect(
      open.council.gateway.write(office, (tx) =>
        tx.updateTable('progress_reports').set({ approval: '別の会議' }).where('id', '=', id).execute(),
      ),
    ).rejects.toMatchObject({ constraint: 'progress_reports_approved_check' })
    // What is found out later makes another edition.
    const next = await start(office, 'half')
    expect(next).toMatchObject({ ok: true })
    expect(words((await pages.get('/progress-reports')).text)).toMatch(
      /上半期 進捗報告 第2版[\s\S]*上半期 進捗報告 第1版/,
    )
  })

  it('is approved only with a word on what its words and its reports leave open', async () => {
    const year = await figures('year')
    const begun = await start(office, 'year')
    if (!begun.ok) throw new Error('refused')
    const draft = begun.value.id
    expect((await read(office, draft))?.texts['summary']).toContain('{正社員就職の実績}')
    expect(words((await pages.get(`/progress-reports/${draft}`)).text)).toMatch(/正社員就職が41人\(2\.2%\)/)
    // What nobody knows is said beside the field, and stays there.
    const strange = await pages.post(`/progress-reports/${draft}/edit`, {
      _version: '1',
      'texts.summary': '{会員の実績}です',
      'texts.next': '',
    })
    expect([strange.status, words(strange.text)]).toEqual([
      422,
      expect.stringContaining('{会員の実績} に入る数がありません'),
    ])
    expect(words(strange.text)).toContain('{会員の実績}です')
    expect(
      (
        await pages.post(`/progress-reports/${draft}/edit`, {
          _version: '1',
          'texts.summary': '正社員就職が2,000人になった。登録は{サポステ登録の実績}。',
          'texts.next': '',
        })
      ).status,
    ).toBe(303)
    await open.ownerQuery(
      `insert into figure_sources (organization_id, kpi_code, month, source)
       values ('hw-iida', 'regular-employment', '2025-10-01', 'report')`,
    )
    const page = words((await pages.get(`/progress-reports/${draft}`)).text)
    expect(page).toContain('文では「正社員就職」が2,000ですが、表では41人です。')
    expect(page).toContain('正社員就職: 1機関の3件の報告が、まだ確定していません。')
    const approval = { _version: '2', approval: '第4回協議会' }
    const refused = await pages.post(`/progress-reports/${draft}/approval`, approval)
    expect(refused.status).toBe(422)
    expect(words(refused.text).match(/これについて、ひとこと書いてください/g)?.length).toBeGreaterThanOrEqual(2)
    const one = { 'words.missing-regular-employment': '飯田は次の版で加える' }
    expect((await pages.post(`/progress-reports/${draft}/approval`, { ...approval, ...one })).status).toBe(422)
    const both = { ...one, 'words.differs-regular-employment-2000': '目標の見直しの案の数' }
    expect((await pages.post(`/progress-reports/${draft}/approval`, { ...approval, ...both })).status).toBe(303)
    const known = await read(worker, draft)
    expect(known?.doubts.map((each) => each.word).toSorted()).toEqual(['目標の見直しの案の数', '飯田は次の版で加える'])
    const told = words((await web.as(worker).get(`/progress-reports/${draft}`)).text)
    expect(told).toMatch(/承認のときに確かめたこと[\s\S]*飯田は次の版で加える/)
    const docx = unzipSync((await web.as(worker).get(`/progress-reports/${draft}/report.docx`)).bytes)
    expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')).toContain(
      '飯田は次の版で加える',
    )
    expect(year.kpis[0]?.actual).toBe('41人')
  })

  it('says in its words what was known on a day, also when it came in later', async () => {
    const begun = await start(office, 'year')
    if (!begun.ok) throw new Error('refused')
    const path = `/progress-reports/${begun.value.id}`
    const day = { summary: '1月18日には{1月18日現在の正社員就職の実績}、いまは{正社員就職の実績}。', next: '' }
    for (const person of ['おくれた人', 'もっとおくれた人'])
      await addFact(open.council, {
        kind: 'placement.regular',
        by: 'hw-nagano',
        on: '2025-12-01',
        recordedOn: '2026-01-19',
        person,
        area: 'nagano',
        type: 1,
      })
    const write = (texts: Record<string, string>) =>
      pages.post(`${path}/edit`, {
        _version: '1',
        ...Object.fromEntries(Object.entries(texts).map(([part, text]) => [`texts.${part}`, text])),
      })
    const later = await write({ ...day, summary: '{1月21日現在の正社員就職の実績}' })
    expect([later.status, words(later.text)]).toEqual([
      422,
      expect.stringContaining('{1月21日現在の正社員就職の実績} に入る数がありません'),
    ])
    expect((await write(day)).status).toBe(303)
    expect(words((await pages.get(path)).text)).toContain('1月18日には41人、いまは43人。')
  })
})
