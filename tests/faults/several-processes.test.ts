/**
 * One service by two processes (TSUNAGU_PROCESSES): what one counts, keeps or measures holds in both, and one may die.
 */
import { execFileSync } from 'node:child_process'
import { request as ask } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../../bench/product.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { type RunningProcess, startProcess } from '../support/process.ts'

let open: TestCouncil
let app: RunningProcess

const settings = (): Record<string, string> => ({
  TSUNAGU_MODE: 'service',
  TSUNAGU_PROCESSES: '2',
  TSUNAGU_ALLOW_PLAIN: 'http database',
  TSUNAGU_ACCESS_LOG: 'off',
  DATABASE_URL: open.url,
})

beforeAll(async () => {
  open = await createTestCouncil()
  app = startProcess(await freePort(), settings())
  await app.printed(`http://localhost:${app.port}`)
  await vi.waitFor(() => expect(children()).toHaveLength(2), { timeout: 30_000, interval: 100 })
  await bothServe()
})
afterAll(async () => {
  if (app.server.exitCode === null && app.server.signalCode === null) await app.end('SIGTERM')
  await open.close()
})

/** The processes that serve. */
const children = (): number[] =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(app.server.pid)], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [Number(line)]))

/** Over a connection of its own, so that the processes take turns. */
const get = (path: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    ask({ port: app.port, path, agent: false, headers: { host: `localhost:${app.port}` } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
      .on('error', reject)
      .end()
  })

const seriesOf = (text: string, name: string): number =>
  text
    .split('\n')
    .filter((line) => line.startsWith(name))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
const bothServe = (): Promise<void> =>
  vi.waitFor(async () => expect(seriesOf((await get('/metrics')).text, 'tsunagu_processes')).toBe(2), {
    timeout: 30_000,
    interval: 200,
  })

test('whoever scrapes one is told of both', async () => {
  for (let index = 0; index < 20; index += 1) expect((await get('/find/places')).status).toBe(200)
  const text = (await get('/metrics')).text
  expect(
    seriesOf(
      text.replaceAll(/^(?!tsunagu_request_duration_seconds_count\{.*route="\/find\/places").*$/gm, ''),
      'tsunagu_request_duration_seconds_count',
    ),
  ).toBe(20)
})

test('what is kept in one and changed by another shows in both', async () => {
  const [desk] = await open.ownerQuery<{ id: string }>('select id from desks order by id limit 1')
  const path = `/find/${desk?.id}`
  for (let index = 0; index < 6; index += 1) await get(path)
  await open.ownerQuery(`update desks set public_name = '新しい名の窓口' where id = $1`, [desk?.id])
  await vi.waitFor(
    async () => {
      for (let index = 0; index < 6; index += 1) expect((await get(path)).text).toContain('新しい名の窓口')
    },
    { timeout: 15_000, interval: 200 },
  )
})

test('a sender has one limit, whichever process answers', { timeout: 90_000 }, async () => {
  const most = 3_000
  const send = async (many: number): Promise<number[]> => {
    const statuses: number[] = []
    let left = many
    await Promise.all(
      Array.from({ length: 24 }, async () => {
        while (left > 0) {
          left -= 1
          statuses.push((await get('/find/places')).status)
        }
      }),
    )
    return statuses
  }
  const minute = (): number => Math.floor(Date.now() / 60_000)
  // A minute may end meanwhile, and all counts with it: then once more.
  let before: number
  do {
    before = minute()
    await send(most)
    const refused = await vi
      .waitFor(async () => expect(await send(10)).toContain(429), { timeout: 5_000, interval: 250 })
      .then(
        () => true,
        () => false,
      )
    if (refused) return
  } while (minute() !== before)
  expect.fail('each process counts for itself')
})

test('one that dies is started again, and the other serves meanwhile', async () => {
  const [first = 0] = children()
  process.kill(first, 'SIGKILL')
  await app.printed('a process died and is started again')
  for (let index = 0; index < 10; index += 1) expect((await get('/healthz')).text).toBe('ok')
  await vi.waitFor(() => expect(children().filter((pid) => pid !== first)).toHaveLength(2), {
    timeout: 30_000,
    interval: 100,
  })
  await bothServe()
})

test('the end is clean', async () => {
  await app.end('SIGTERM')
  expect([app.server.exitCode, app.server.signalCode]).toEqual([0, null])
})

test('a demo refuses it with one sentence', async () => {
  const demo = startProcess(await freePort(), { TSUNAGU_MODE: 'demo', TSUNAGU_PROCESSES: '2' })
  await new Promise((done) => demo.server.once('close', done))
  expect([demo.server.exitCode, demo.output().trim()]).toEqual([
    1,
    'TSUNAGU_PROCESSES は本番 (service) だけで使えます。デモは 1 つのプロセスで動きます。',
  ])
})
