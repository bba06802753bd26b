/** Promise 5 where it is hardest: the process is killed while somebody writes. The real start, with a real PostgreSQL. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemContext } from '../../src/modules/accounts/index.ts'
import { createAccount } from '../../src/modules/accounts/accounts.actions.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import { projectDir } from '../../src/platform/project.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { decoded, encodeForm, fieldOf } from '../support/web.ts'

const [email, password] = ['soudan@test.example', 'mountain river 24']
let open: TestCouncil
const started: ChildProcess[] = []

beforeAll(async () => {
  open = await createTestCouncil()
  const made = await open.council.gateway.write(nobody, (tx) => createAccount(systemContext(open.council, tx), {
    email, name: '相談 花子', role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano', password, baseUrl: open.council.baseUrl, realNow: new Date(), validFrom: '2025-04-01',
  }))
  expect(made.ok).toBe(true)
})
afterAll(async () => {
  for (const server of started) if (server.exitCode === null && server.signalCode === null) server.kill('SIGKILL')
  await open.close()
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

interface Running {
  kill(): Promise<void>
  request(path: string, fields?: Record<string, string>): Promise<{ status: number; text: string; location: string | null }>
  signIn(): Promise<void>
}

/** `npm start` on this test's database; the browser in front of it keeps its cookies. */
async function start(port: number, cookies: Map<string, string>): Promise<Running> {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:TSUNAGU_|PORT$|HOST$|BASE_URL$|DATABASE_URL$|DATA_DIR$|SMTP_URL$|SECRET$)/.test(name))
  const env = { ...Object.fromEntries(own), PORT: String(port), DATABASE_URL: open.url, TSUNAGU_MODE: 'test', TSUNAGU_SECRET: 'a secret of the tests, long enough for a service', TSUNAGU_TODAY: '2026-01-20', BASE_URL: `http://localhost:${port}` }
  const server = spawn(process.execPath, [join(projectDir, 'scripts', 'run.mjs'), 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(server)
  let output = ''
  const exited = once(server, 'close')
  await new Promise<void>((done, fail) => {
    const look = (text: string): void => {
      output += text
      if (output.includes(`http://localhost:${port}`)) done()
    }
    server.stdout.setEncoding('utf8').on('data', look)
    server.stderr.setEncoding('utf8').on('data', look)
    void exited.then(() => fail(new Error(`ended:\n${output}`)))
  })
  const request: Running['request'] = async (path, fields) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`http://localhost:${port}${path}`, {
      redirect: 'manual', headers: { cookie, ...(fields ? { 'content-type': 'application/x-www-form-urlencoded', origin: `http://localhost:${port}` } : {}) },
      ...(fields ? { method: 'POST', body: encodeForm(fields) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return { status: response.status, text: await response.text(), location: response.headers.get('location') }
  }
  return {
    request,
    kill: async () => {
      server.kill('SIGKILL')
      await exited
    },
    signIn: async () => {
      const form = await request('/sign-in')
      const answer = await request('/sign-in', { _csrf: fieldOf(form.text, '_csrf') ?? '', email, password, next: '' })
      expect(answer.status, decoded(answer.text).replace(/<[^>]*>/g, ' ').slice(0, 500)).toBe(303)
    },
  }
}

test('a draft is there after kill -9 and another start, and the session goes on', { timeout: 120_000 }, async () => {
  const [port, cookies] = [await freePort(), new Map<string, string>()]
  const first = await start(port, cookies)
  await first.signIn()
  const form = await first.request('/cases/new')
  expect(form.status, form.location ?? '').toBe(200)
  const csrf = fieldOf(form.text, '_csrf') ?? ''
  const note = '名前は言わなかった。\n十年ほど家にいた、と。'
  const saved = await first.request('/drafts', { _csrf: csrf, _draft: 'case-new', _path: '/cases/new', note })
  expect(saved.status).toBe(303)
  // One is being saved at the very moment; it is either there whole or not at all.
  const racing = first.request('/drafts', { _csrf: csrf, _draft: 'case-new', _path: '/cases/new', note: `${note}\n${'あ'.repeat(30_000)}` }).catch(() => undefined)
  await first.kill()
  await racing

  const second = await start(port, cookies)
  const again = await second.request('/cases/new')
  expect(again.status).toBe(200)
  const [kept] = await open.ownerQuery<{ note: string }>(`select body ->> 'note' as note from drafts`)
  expect([note, `${note}\n${'あ'.repeat(30_000)}`]).toContain(kept?.note)
  expect(decoded(again.text)).toContain(kept?.note)
  await second.kill()
})
