/**
 * 職歴: nothing is overwritten, two who put the same period right lose nothing, a job card comes in whole or not at all.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSpan, correctSpan, listSpans, removeSpan, spanInput } from '../../src/modules/casework/careers/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { acceptedReferral, openedCase, recordedSpan, sentReferral, valueOf } from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson
let colleague: SignedInPerson
let other: SignedInPerson

beforeAll(async () => {
  open = await createTestCouncil()
  web = openWeb(open)
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  colleague = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
  })
  other = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const span = (more: object = {}) =>
  spanInput.parse({ kind: 'regular', employer: '千曲精機', startedOn: '2020-04-01', endedOn: '2021-03-31', ...more })
const words = async (by: SignedInPerson, path: string): Promise<string> =>
  decoded((await web.as(by).get(path)).text)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

test('a period put right stays readable as it was; of two who do it at once the second is told', async () => {
  const { id } = await openedCase(open.council, worker)
  const first = await recordedSpan(open.council, worker, id)
  const [a, b] = await Promise.all(
    [worker, colleague].map((by) =>
      act(open.council, by, (ctx) => correctSpan(ctx, id, first, span({ employer: by === worker ? 'A社' : 'B社' }))),
    ),
  )
  expect([a?.ok, b?.ok].filter(Boolean)).toHaveLength(1)
  expect([a, b].find((each) => !each?.ok)).toMatchObject({ kind: 'stale' })
  expect(
    await open.ownerQuery(
      'select count(*)::int as n, count(removed_at)::int as removed from employment_spans where case_id = $1',
      [id],
    ),
  ).toEqual([{ n: 2, removed: 1 }])
  const [now] = await open.council.gateway.read(worker, (db) => listSpans(db, id))
  valueOf(await act(open.council, worker, (ctx) => removeSpan(ctx, id, now?.id ?? '')))
  expect(await open.council.gateway.read(worker, (db) => listSpans(db, id))).toEqual([])
  expect(
    await act(open.council, worker, (ctx) => addSpan(ctx, id, span({ startedOn: '2026-02-01', endedOn: null }))),
  ).toMatchObject({ errors: [{ field: 'startedOn' }] })
})

test('the page answers with the periods that decide; where periods are kept back it answers nothing and says so', async () => {
  const { id } = await openedCase(open.council, worker)
  for (const [kind, startedOn, endedOn] of [
    ['none', '2015-01-01', '2021-12-31'],
    ['regular', '2022-01-01', '2023-03-31'],
    ['none', '2023-04-01', null],
  ] as const)
    await recordedSpan(open.council, worker, id, {
      kind,
      startedOn,
      endedOn,
      employer: kind === 'regular' ? '犀川工業' : '',
    })
  const page = await words(worker, `/cases/${id}/work-history`)
  expect(page).toMatch(/通算1年以下か .*1年を超えています.*正規で働いた期間が、あわせて455日.*犀川工業 令和4年1月1日/)
  expect(page).toContain('されていません')
  expect(await words(worker, `/cases/${id}/work-history?on.year=令和9年&on.month=8&on.day=1`)).toMatch(
    /基準の日 令和9年8月1日.*1年以下です/,
  )
  expect(await words(worker, `/cases/${id}/work-history?on.year=令和9年&on.month=2&on.day=30`)).toContain('2月')
  await acceptedReferral(open.council, other, await sentReferral(open.council, worker, id, 'ms-nagano', ['contact']))
  const theirs = await words(other, `/cases/${id}/work-history`)
  expect(theirs).toContain('職歴です。この窓口には 非開示')
  expect(theirs).not.toMatch(/犀川|1年を超えて|されていません/)
})

test('a job card goes out and comes in again; with one wrong row nothing comes in', async () => {
  const { id } = await openedCase(open.council, worker)
  await recordedSpan(open.council, worker, id, { employer: '=A1+甲社', work: '組立\n検査' })
  const sheet = await web.as(worker).get(`/cases/${id}/work-history/job-card.csv`)
  expect([sheet.status, sheet.headers.get('content-type'), sheet.headers.get('content-disposition')]).toEqual([
    200,
    'text/csv; charset=utf-8',
    expect.stringMatching(/^attachment/),
  ])
  const { id: target } = await openedCase(open.council, worker)
  const send = async (text: string) => {
    const client = web.as(worker)
    const form = new FormData()
    form.append('_csrf', client.csrf)
    form.append('file', new Blob([text]), 'card.csv')
    const packed = new Response(form)
    return client.send(`/cases/${target}/work-history/job-card`, new Uint8Array(await packed.arrayBuffer()), {
      'content-type': packed.headers.get('content-type') ?? '',
    })
  }
  const wrong = await send(`${sheet.text}2020-13-01,,乙社,,無業,,,\r\n`)
  expect([wrong.status, decoded(wrong.text).includes('3行目: はじめの日')]).toEqual([422, true])
  expect(await open.ownerQuery('select count(*)::int as n from employment_spans where case_id = $1', [target])).toEqual(
    [{ n: 0 }],
  )
  expect((await send(sheet.text)).status).toBe(303)
  expect(
    await open.ownerQuery('select employer, work, source from employment_spans where case_id = $1', [target]),
  ).toEqual([{ employer: '=A1+甲社', work: '組立\n検査', source: 'job-card' }])
})
