/**
 * Promise 5 where it is hardest: the process is killed while somebody writes. The real start, with a real PostgreSQL.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf, systemActor } from '../../src/platform/run-action.ts'
import { createAccount } from '../../src/modules/access/accounts/create-account.actions.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { freePort } from '../../bench/product.ts'
import { type RunningProcess, startProcess } from '../support/process.ts'
import { decoded, fieldOf } from '../support/web.ts'

const [email, password] = ['soudan@test.example', 'mountain river 24']
let open: TestCouncil
const started: RunningProcess[] = []

beforeAll(async () => {
  open = await createTestCouncil()
  const made = await open.council.gateway.write(nobody, (tx) =>
    createAccount(contextOf(open.council, systemActor(), tx), {
      email,
      name: '相談 花子',
      role: 'counselor',
      organizationId: 'hw-nagano',
      deskId: 'ms-nagano',
      password,
      baseUrl: open.council.baseUrl,
      realNow: new Date(),
      validFrom: '2025-04-01',
    }),
  )
  expect(made.ok).toBe(true)
})
afterAll(async () => {
  for (const { server } of started) if (server.exitCode === null && server.signalCode === null) server.kill('SIGKILL')
  await open.close()
})

async function start(port: number, cookies: Map<string, string>): Promise<RunningProcess> {
  const running = startProcess(
    port,
    { DATABASE_URL: open.url, TSUNAGU_MODE: 'test', TSUNAGU_TODAY: '2026-01-20' },
    cookies,
  )
  started.push(running)
  await running.printed(`http://localhost:${port}`)
  return running
}

test('a draft is there after kill -9 and another start, and the session goes on', { timeout: 120_000 }, async () => {
  const [port, cookies] = [await freePort(), new Map<string, string>()]
  const first = await start(port, cookies)
  await first.signIn(email, password)
  const form = await first.request('/cases/new')
  expect(form.status, form.location ?? '').toBe(200)
  const csrf = fieldOf(form.text, '_csrf') ?? ''
  const note = '名前は言わなかった。\n十年ほど家にいた、と。'
  // Each page of a new case has a draft of its own; its form says where.
  const key = fieldOf(form.text, '_draft') ?? ''
  const place = { _csrf: csrf, _draft: key, _path: `/cases/new?draft=${key.split(':')[1] ?? ''}` }
  const saved = await first.request('/drafts', { ...place, note })
  expect(saved.status).toBe(303)
  // One is being saved at the very moment; it is either there whole or not at all.
  const racing = first.request('/drafts', { ...place, note: `${note}\n${'あ'.repeat(30_000)}` }).catch(() => undefined)
  await first.end('SIGKILL')
  await racing

  const second = await start(port, cookies)
  const again = await second.request(place._path)
  expect(again.status).toBe(200)
  const [kept] = await open.ownerQuery<{ note: string }>(`select body ->> 'note' as note from drafts`)
  expect([note, `${note}\n${'あ'.repeat(30_000)}`]).toContain(kept?.note)
  expect(decoded(again.text)).toContain(kept?.note)
  await second.end('SIGKILL')
})
