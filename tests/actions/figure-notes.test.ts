/**
 * The office's words on a figure: where they are read, that they travel with it, and that what was read or published
 * stays as it was.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  correctFigureNote,
  listFigureNotes,
  withdrawFigureNote,
  writeFigureNote,
} from '../../src/modules/council/indicators/index.ts'
import { fileText } from '../support/file-text.ts'
import { addFact } from '../kpi/population.ts'
import { type TestCouncil, createTestCouncil } from '../support/db.ts'
import { act, signedInAs, type SignedInPerson } from '../support/people.ts'
import { sealed } from '../support/releases.ts'
import { valueOf } from '../support/thread.ts'
import { type Client, type Web, decoded, fieldOf, openWeb } from '../support/web.ts'

const kpi = 'regular-employment'
const because = '12月が少ないのは、年末の休みで受付が早く終わったためです。'

let test: TestCouncil
let web: Web
let office: SignedInPerson
let desk: Client
let worker: Client

beforeAll(async () => {
  test = await createTestCouncil()
  web = openWeb(test)
  office = await signedInAs(test.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  desk = web.as(office)
  worker = web.as(
    await signedInAs(test.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' }),
  )
  for (let i = 0; i < 30; i += 1)
    await addFact(test.council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: `2025-${i % 2 === 0 ? '11' : '12'}-10`,
      person: `人${i}`,
      area: 'nagano',
      municipality: '20201',
      type: 1,
    })
})
afterAll(async () => {
  await web.close()
  await test.close()
})

const words = (html: string): string =>
  decoded(html.replaceAll('<wbr/>', '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')
const write = async (note: Partial<Parameters<typeof writeFigureNote>[3]> = {}) =>
  valueOf(
    await act(test.council, office, (ctx) =>
      writeFigureNote(ctx, 2025, kpi, { month: '2025-12', note: because, isPublic: false, ...note }),
    ),
  ).id
const notes = () => test.council.gateway.statistics((db) => listFigureNotes(db, { fiscalYear: 2025, code: kpi }))
const clear = async (): Promise<void> => {
  for (const { id } of await notes())
    await act(test.council, office, (ctx) => withdrawFigureNote(ctx, id, { reason: 'x' }))
}

afterEach(clear)

describe('a word on a figure', () => {
  it('is written on the page, stands beside the figure and its month, and travels with table and picture', async () => {
    const sent = await desk.post(`/kpis/${kpi}/notes/new?year=2025`, { month: '2025-12', note: because })
    expect([sent.status, sent.location]).toEqual([303, `/kpis/${kpi}?year=2025`])
    for (const client of [desk, worker]) {
      const page = words((await client.get(`/kpis/${kpi}`)).text)
      expect(page).toMatch(/事務局のことば 1 ?件 令和7年12月/)
      expect(page).toContain(because)
      expect(page).toContain('12月※')
      const sheet = fileText((await client.get(`/kpis/${kpi}?table=months&format=xlsx`)).bytes)
      expect(sheet).toContain(`事務局のことば(令和7年12月): ${because}`)
      const csv = (await client.get(`/kpis/${kpi}?table=months&format=csv`)).text
      expect(csv).toMatch(new RegExp(`12月※,15,30,${because}\r\n`))
      expect((await client.get(`/kpis/${kpi}?picture=course&format=svg`)).text).toContain('事務局のことば(令和7年12月)')
    }
    expect(words((await desk.get('/kpis')).text)).toMatch(/正社員就職(?:(?!サポステ).)*ことば/)
    expect((await worker.get(`/kpis/${kpi}`)).text).not.toContain('/notes/')
  })

  it('is refused beside its field with all that was typed', async () => {
    const long = 'あ'.repeat(2_001)
    for (const [fields, message] of [
      [{ month: '', note: ' ' }, 'ことばを書いてください。'],
      [{ month: '', note: long }, 'ことばは2,000字までです。'],
      [{ month: '2024-12', note: because }, 'この年度の月を選んでください。'],
      [{ month: 'x', note: because }, '月を選んでください。'],
    ] as const) {
      const { status, text } = await desk.post(`/kpis/${kpi}/notes/new?year=2025`, fields)
      expect([status, words(text).includes(message)]).toEqual([422, true])
      if (fields.note.trim() !== '') expect(decoded(text)).toContain(fields.note)
    }
    expect((await worker.get(`/kpis/${kpi}/notes/new`)).status).toBe(403)
    expect((await desk.get('/kpis/unknown/notes/new')).status).toBe(404)
    expect(await notes()).toEqual([])
  })

  it('is put right by a further row with its reason; what was read before stays readable', async () => {
    const id = await write()
    const sent = await desk.post(`/kpis/${kpi}/notes/${id}/correction`, { note: '直したことば', reason: '書き誤り' })
    expect(sent.status).toBe(303)
    const page = words((await desk.get(`/kpis/${kpi}`)).text)
    expect(page).toMatch(new RegExp(`直したことば.*直す前のことば.*${because}.*直したわけ: 書き誤り`))
    expect((await notes()).map((each) => [each.note, each.former.map((former) => former.note)])).toEqual([
      ['直したことば', [because]],
    ])
    expect((await desk.post(`/kpis/${kpi}/notes/${id}/correction`, { note: 'x', reason: '' })).status).toBe(422)
  })

  it('tells the second of two who put it right at once, with the first one’s words and the own ones', async () => {
    const id = await write()
    valueOf(
      await act(test.council, office, (ctx) =>
        correctFigureNote(ctx, id, { note: 'さきのことば', isPublic: false, reason: 'x' }),
      ),
    )
    const { status, text } = await desk.post(`/kpis/${kpi}/notes/${id}/correction`, {
      note: 'あとのことば',
      reason: 'あとのわけ',
    })
    expect(status).toBe(422)
    expect(words(text)).toMatch(/ほかの方がこのことばを直しました.*さきのことば.*あとのことば.*あとのわけ/)
    // Sent again from that page, it follows what the first one wrote.
    const again = decoded(/<form[^>]*action="([^"]*correction[^"]*)"/.exec(text)?.[1] ?? '')
    expect((await desk.post(again, { note: 'あとのことば', reason: 'あとのわけ' })).status).toBe(303)
    expect((await notes())[0]?.former.map((former) => former.note)).toEqual(['さきのことば', because])
  })

  it('is taken back with its reason, and can’t be put right then', async () => {
    const id = await write()
    expect((await desk.post(`/kpis/${kpi}/notes/${id}/withdrawal`, { reason: '' })).status).toBe(422)
    expect((await desk.post(`/kpis/${kpi}/notes/${id}/withdrawal`, { reason: 'いらなくなった' })).status).toBe(303)
    expect(words((await desk.get(`/kpis/${kpi}`)).text)).not.toContain(because)
    expect((await desk.get(`/kpis/${kpi}/notes/${id}/correction`)).status).toBe(404)
    const [last] = await test.ownerQuery<{ id: string; note: string; reason: string }>(
      `select id, note, reason from figure_notes where replaces_id = '${id}'`,
    )
    expect([last?.note, last?.reason]).toEqual(['', 'いらなくなった'])
    const outcome = await act(test.council, office, (ctx) =>
      correctFigureNote(ctx, last?.id ?? '', { note: 'x', isPublic: false, reason: 'x' }),
    )
    expect(outcome.ok).toBe(false)
  })

  it('is read as it stood on the day that the page is asked for', async () => {
    await write()
    expect(words((await desk.get(`/kpis/${kpi}?asOf=2025-12-31`)).text)).not.toContain(because)
    expect(words((await desk.get(`/kpis/${kpi}`)).text)).toContain(because)
  })
})

describe('the database', () => {
  it('takes inserts of the office alone, changes and deletes nothing, and keeps a chain of one KPI and month', async () => {
    const id = await write()
    const insert = (more: string, values: string) => `insert into figure_notes
      (id, fiscal_year, kpi_code, note, is_public, organization_id${more}) values
      (gen_random_uuid(), 2025, '${kpi}', 'x', false, 'nagano-roudoukyoku'${values})`
    for (const [more, values] of [
      [', month', `, '2026-04'`],
      [', replaces_id, reason', `, '${id}', 'x'`],
      [', replaces_id, month', `, '${id}', '2025-12'`],
      [', is_withdrawn', ', true'],
    ] as const)
      await expect(test.ownerQuery(insert(more, values))).rejects.toThrow(/figure_notes/)
    await test.council.gateway
      .write(office, async (tx) => {
        await expect(tx.updateTable('figure_notes').set({ note: 'x' }).execute()).rejects.toThrow(/permission denied/)
      })
      .catch(() => {})
    const stranger = await signedInAs(test.council, { role: 'manager', organizationId: 'sapo-shinano' })
    await expect(
      test.council.gateway.write(stranger, (tx) =>
        tx
          .insertInto('figure_notes')
          .values({
            id: '01900000-0000-7000-8000-0000000000aa',
            fiscal_year: 2025,
            kpi_code: kpi,
            note: 'x',
            is_public: false,
            organization_id: 'sapo-shinano',
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })
})

describe('reports and releases', () => {
  it('keep the words as they were when the report was approved', async () => {
    const id = await write()
    const { location } = await desk.post('/progress-reports', { period: 'year' })
    const page = words((await desk.get(location ?? '')).text)
    expect(page).toContain(`(令和7年12月) ${because}`)
    const text = (await desk.get(location ?? '')).text
    const doubts = [...text.matchAll(/name="(word[^"]*)"/g)].map((match) => [decoded(match[1] ?? ''), 'よい'])
    const approved = await desk.post(`${location}/approval`, {
      ...Object.fromEntries(doubts),
      approval: '第2回協議会',
      _version: fieldOf(text, '_version') ?? '1',
    })
    expect(approved.status).toBe(303)
    await act(test.council, office, (ctx) => withdrawFigureNote(ctx, id, { reason: 'x' }))
    expect(words((await desk.get(location ?? '')).text)).toContain(because)
    const docx = (await desk.get(`${location}/report.docx`)).bytes
    expect(fileText(docx)).toContain(because)
  })

  it('give out what may be public, as it stood then, on page, in JSON and Excel', async () => {
    const id = await write({ note: '公表することば', isPublic: true })
    await write({ note: '内だけのことば', month: '' })
    await sealed(test.council)
    const page = (await desk.get('/statistics/releases/new')).text
    expect(words(page)).toContain('公表することば')
    expect(words(page)).not.toContain('内だけのことば')
    const seen = {
      asOf: fieldOf(page, 'asOf') ?? '',
      number: fieldOf(page, 'number') ?? '',
      seenNotes: fieldOf(page, 'seenNotes') ?? '',
      note: 'x',
    }
    // What is published is what was seen.
    const refused = await desk.post('/statistics/releases/new', { ...seen, seenNotes: '' })
    expect([refused.status, words(refused.text).includes('事務局のことばが変わりました')]).toEqual([422, true])
    expect((await desk.post('/statistics/releases/new', seen)).status).toBe(303)
    await act(test.council, office, (ctx) =>
      correctFigureNote(ctx, id, { note: 'あとで直したことば', isPublic: true, reason: 'x' }),
    )
    const nobody = web.as(null)
    const address = `/figures/2025/${seen.number}/${kpi}`
    const json = (await nobody.get(`/open-data/2025/${seen.number}/figures.json`)).text
    const xlsx = fileText((await nobody.get(`/open-data/2025/${seen.number}/figures.xlsx`)).bytes)
    for (const text of [words((await nobody.get(address)).text), json, xlsx]) {
      expect(text).toContain('公表することば')
      expect(text).not.toMatch(/内だけのことば|あとで直したことば/)
    }
  })
})
