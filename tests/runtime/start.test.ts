/**
 * `npm start` as an operator meets it: its sentence when something is wrong,
 * its line with the address, and a clean end.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectDir } from '../../src/platform/project.ts'
import { processExists } from '../../src/platform/running.ts'
import { freePort } from '../../bench/product.ts'

const base = mkdtempSync(join(tmpdir(), 'tsunagu-start-'))
chmodSync(base, 0o711) // passable for PostgreSQL's OS user when we are root
const dataDir = join(base, 'data')
const started: ChildProcess[] = []
afterAll(() => {
  for (const server of started) if (server.exitCode === null) server.kill('SIGKILL')
  rmSync(base, { recursive: true, force: true })
})

interface Started {
  readonly server: ChildProcess
  readonly exited: Promise<unknown>
  output: () => string
  printed: (text: string) => Promise<void>
}

function start(env: Record<string, string>, command: readonly string[] = ['start']): Started {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:TSUNAGU_|PORT$|HOST$|BASE_URL$|DATABASE_URL$|DATA_DIR$|SMTP_URL$)/.test(name),
  )
  const server = spawn(process.execPath, [join(projectDir, 'scripts', 'run.mjs'), ...command], {
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(server)
  let output = ''
  let look = (): void => {}
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      look()
    })
  const exited = once(server, 'close')
  const printed = (text: string): Promise<void> =>
    new Promise((done, fail) => {
      look = () => {
        if (output.includes(text)) done()
      }
      look()
      void exited.then(() => fail(new Error(`ended without printing ${text}:\n${output}`)))
    })
  return { server, exited, output: () => output, printed }
}

test('a wrong value ends the start with one sentence, no stack, and exit code 1', async () => {
  const { server, exited, output } = start({ PORT: 'abc', DATA_DIR: join(base, 'never') })
  await exited
  expect(server.exitCode).toBe(1)
  expect(output().trim()).toMatch(/^PORT は .*$/)
  expect(existsSync(join(base, 'never'))).toBe(false)
})

test('a demo put back to its beginning before it ever began has all its people and scenes', async () => {
  const { exited, output } = start({ DATA_DIR: dataDir }, ['tsunagu', 'demo'])
  await exited
  expect(output()).toBe('デモの600人を、はじめの状態に戻しました。\n')
}, 120_000)

test('a start prints its address and serves; a second says that it is running; SIGTERM ends all of it cleanly', async () => {
  const port = await freePort()
  const first = start({ PORT: String(port), DATA_DIR: dataDir, NODE_OPTIONS: '--trace-uncaught' })
  await first.printed(`http://localhost:${port}`)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  const run = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as {
    pid: number
    dataDir: string
    socketDir: string
  }
  expect(run.pid).toBe(first.server.pid)
  const postmaster = Number.parseInt(readFileSync(join(run.dataDir, 'postmaster.pid'), 'utf8'), 10)

  // The same process went on with its limits of memory (scripts/memory.ts);
  // what the operator says comes last, and wins.
  if (existsSync('/proc')) {
    const limits = readFileSync(`/proc/${first.server.pid}/environ`, 'utf8')
      .split('\0')
      .filter((line) => /^(?:NODE_OPTIONS|MALLOC_ARENA_MAX)=/.test(line))
    expect(limits.sort()).toEqual([
      'MALLOC_ARENA_MAX=2',
      expect.stringMatching(/^NODE_OPTIONS=--max-semi-space-size=\d+ --max-old-space-size=\d+ --trace-uncaught$/),
    ])
  }

  const second = start({ PORT: String(await freePort()), DATA_DIR: dataDir })
  await second.exited
  expect(second.server.exitCode).toBe(1)
  expect(second.output()).toContain(`すでに動いています (プロセス ${first.server.pid}`)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)

  first.server.kill('SIGTERM')
  await first.exited
  expect(first.server.exitCode).toBe(0)
  expect(processExists(postmaster)).toBe(false)
  expect(existsSync(run.socketDir)).toBe(false)
  expect(existsSync(join(dataDir, 'app.lock'))).toBe(false)
}, 120_000)
