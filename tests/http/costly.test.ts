/**
 * Costly requests: each has a limit that is said, and what one costs is not paid by those
 * who ask for other pages meanwhile.
 */
import { randomUUID } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { questions } from '../../src/platform/metrics.ts'
import { type ApiCaller, createApiCaller } from '../support/api.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'
import { draftId, openVersions } from '../support/plan-versions.ts'
import { openedCase } from '../support/thread.ts'
import { type Client, decoded, openWeb, type Shown, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let api: ApiCaller
let office: SignedInPerson
let worker: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  api = createApiCaller(open)
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  await openVersions(open, office as { accountId: string; organizationId: string })
})
afterAll(async () => {
  await api.close()
  await web.close()
  await open.close()
})

/** Questions to the database so far, of all pools. */
const asked = async (): Promise<number> =>
  (await questions.get()).values
    .filter((each) => each.metricName?.endsWith('_count'))
    .reduce((sum, each) => sum + each.value, 0)

describe('a GET', () => {
  test('has a limit by account, and fewer papers, said with when to come back; others go on', async () => {
    const limited = openWeb(open, { limits: { pages: 4, papers: 2 } })
    const [one, other] = [limited.as(worker), limited.as(office)]
    const paper = '/plan/paper/plan.docx'
    const statuses = async (client: Client, ...paths: string[]): Promise<number[]> => {
      const all: number[] = []
      for (const path of paths) all.push((await client.get(path)).status)
      return all
    }
    expect(await statuses(one, paper, paper, paper, '/menu', '/menu')).toEqual([200, 200, 429, 200, 429])
    const refused = await one.get('/menu')
    expect([refused.status, decoded(refused.text).includes('少し待って')]).toEqual([429, true])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(await statuses(other, '/menu', paper)).toEqual([200, 200])
    // What anybody may read is counted by address.
    expect(await statuses(one, '/', '/about')).toEqual([200, 200])
    await limited.close()
  })

  test('of the public has one by address, which takes nobody’s who is signed in there', async () => {
    const limited = openWeb(open, { limits: { visits: 3 } })
    const [nobody, one] = [limited.as(null), limited.as(worker)]
    for (const path of ['/', '/about', '/today']) expect((await nobody.get(path)).status, path).not.toBe(429)
    expect([
      (await nobody.get('/')).status,
      (await nobody.get('/today')).status,
      (await one.get('/menu')).status,
    ]).toEqual([429, 429, 200])
    await limited.close()
  })
})

describe('a list in a body', () => {
  const list = (many: number): string =>
    JSON.stringify({ note: 'x', topics: Array.from({ length: many }, (_, index) => `t${index}`) })

  test('of a form is refused by its length and by the number of fields, before anything is asked', async () => {
    const path = `/cases/${randomUUID()}/consultations/new`
    const before = await asked()
    const bodies = [
      `topics=x&${'topics=y&'.repeat(110_000)}`,
      Array.from({ length: 501 }, () => 'topics=x').join('&'),
      Array.from({ length: 2_001 }, (_, index) => `f${index}=`).join('&'),
    ]
    for (const body of bodies) {
      const answer = await web.as(worker).send(path, body)
      expect([answer.status, decoded(answer.text).includes('項目が多すぎます')]).toEqual([413, true])
    }
    expect(await asked()).toBe(before)
    // What a form of ours may have still goes through to its token.
    expect((await web.as(worker).send(path, Array.from({ length: 500 }, () => 'topics=x').join('&'))).status).toBe(403)
  })

  test('of the API too; nothing but the token has been looked up', async () => {
    const { id } = await openedCase(open.council, worker)
    const send = async (body: string): Promise<{ status: number; text: string }> => {
      const answer = await api.raw(`/cases/${id}/consultations`, {
        method: 'POST',
        body,
        headers: {
          host: 'localhost',
          authorization: `Bearer ${worker.token}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
      })
      return { status: answer.status, text: await answer.text() }
    }
    await send('{')
    const start = await asked()
    expect((await send('{')).status).toBe(400)
    const forTheToken = (await asked()) - start
    const megabyte = list(120_000)
    expect(megabyte.length).toBeGreaterThan(1_000_000)
    const manyShort = JSON.stringify({ a: Array.from({ length: 25 }, () => Array.from({ length: 900 }, () => 1)) })
    const deep = '['.repeat(1_000_000)
    for (const [body, status, words] of [
      [megabyte, 413, '1000件まで'],
      [manyShort, 413, '20000個まで'],
      [deep, 400, '20段まで'],
    ] as const) {
      const before = await asked()
      const answer = await send(body)
      expect([answer.status, answer.text.includes(words)], words).toEqual([status, true])
      expect((await asked()) - before).toBe(forTheToken)
    }
    // Commas and brackets in a text are text.
    const talk = {
      occurredOn: '2026-01-20',
      channel: 'visit',
      speaker: 'self',
      topics: ['job-search'],
      note: `\\"${'[,{,'.repeat(3_000)}\\`,
      nextAction: { kind: 'call', dueOn: '2026-01-27', note: '電話' },
    }
    expect(await send(JSON.stringify(talk))).toMatchObject({ status: 201 })
  })
})

describe('a paper', () => {
  const write = (version: string, characters: number): Promise<unknown> => {
    const text = Array.from(
      { length: Math.ceil(characters / 1_000) },
      (_, index) => `${index} ${'長い計画の本文。'.repeat(125)}`,
    ).join('\n')
    return open.ownerQuery(
      `update plan_nodes set content = content || jsonb_build_object('text', $2::text)
       where version_id = $1 and kind = 'section'
         and id = (select min(id) from plan_nodes where version_id = $1 and kind = 'section')`,
      [version, text],
    )
  }

  test('that is heavy, a hostile workbook and a list of a megabyte keep no page waiting', async () => {
    await write(draftId, 120_000)
    let paper: Shown | undefined
    const heavy = web
      .as(office)
      .get(`/plan/versions/${draftId}/paper/plan.pdf`)
      .then((answer) => (paper = answer))
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" r:id="r"/></sheets></workbook>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000),
    })
    const manager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
    const form = new FormData()
    for (const [name, value] of [
      ['_csrf', web.as(manager).csrf],
      ['_submission', randomUUID()],
    ] as const)
      form.set(name, value)
    form.set('file', new Blob([new Uint8Array(bomb)]), 'x.xlsx')
    const sent = new Response(form)
    const hostile = sent.arrayBuffer().then((body) =>
      web.as(manager).send('/report-sheets/2025-12', new Uint8Array(body), {
        'content-type': sent.headers.get('content-type') ?? '',
      }),
    )
    const listed = web.as(worker).send('/cases/new', 'a&'.repeat(500_000))
    const meanwhile: number[] = []
    while (paper === undefined) meanwhile.push((await web.as(worker).get('/menu')).status)
    // A paper that holds the pages up lets none through between its beginning and its end.
    expect(meanwhile.filter((status) => status !== 200)).toEqual([])
    expect(meanwhile.length).toBeGreaterThan(15)
    expect([(await hostile).status, (await listed).status]).toEqual([422, 413])
    expect([200, 202]).toContain((await heavy).status)
  })

  // It asks without a pause, so that the thread has what this process and the tests beside it leave of two cores.
  test(
    'that takes longer than a moment says where it stands on a page that looks again by itself, and comes',
    { timeout: 90_000 },
    async () => {
      await write(draftId, 60_000)
      const path = `/plan/versions/${draftId}/paper/plan.pdf`
      const hasty = openWeb(open, { limits: { patience: 0 } })
      const first = await hasty.as(office).get(path)
      expect([first.status, first.headers.get('refresh'), first.headers.get('cache-control')]).toEqual([
        202,
        '2',
        'no-store',
      ])
      expect(decoded(first.text)).toMatch(/いま、つくっています|前に1つあります/)
      let answer = first
      while (answer.status === 202) answer = await hasty.as(office).get(path)
      expect([
        answer.status,
        answer.headers.get('content-type'),
        Buffer.from(answer.bytes.subarray(0, 5)).toString(),
      ]).toEqual([200, 'application/pdf', '%PDF-'])
      await hasty.close()
    },
  )

  test('that is too long for the typesetter is refused with another way', async () => {
    await write(draftId, 500_000)
    const answer = await web.as(office).get(`/plan/versions/${draftId}/paper/plan.pdf`)
    expect([answer.status, decoded(answer.text).includes('Wordの形を')]).toEqual([413, true])
    expect((await web.as(office).get(`/plan/versions/${draftId}/paper/plan.docx`)).status).not.toBe(413)
  })
})
