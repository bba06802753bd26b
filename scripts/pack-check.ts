/**
 * `npm run pack -- --check FILE`: an archive is what it says, and starts as a demo in a folder that it may not write,
 * as another user, where no network is. What is asked of it: ready, the sign-in page and its style, signing in, and a
 * PDF and a Word file, which need what lies in packages. For a check of a service see docs/operations.md.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { packedList } from '../src/platform/project.ts'

const password = 'a-check-of-the-archive'
/** `nobody` everywhere; the archive itself belongs to root. */
const other = { uid: 65_534, gid: 65_534 }

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`)
  say(`ok  ${what}`)
}

export async function checkArchive(given: string): Promise<void> {
  const file = resolve(given)
  if (given === '' || !existsSync(file)) throw new Error('usage: npm run pack -- --check FILE')
  if (!process.argv.includes('--alone') && repeatWithoutNetwork(file)) return
  const base = mkdtempSync(join(tmpdir(), 'tsunagu-check-'))
  chmodSync(base, 0o755)
  try {
    await check(file, base)
  } finally {
    // Read-only folders would stay.
    spawnSync('chmod', ['-R', 'u+w', base])
    rmSync(base, { recursive: true, force: true })
  }
}

/** Starts this check anew in a network of its own with nothing in it; only root can make one. */
function repeatWithoutNetwork(file: string): boolean {
  if (process.getuid?.() !== 0 || spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up']).status !== 0) {
    say('--  the network stays: taking it away needs root, unshare and ip')
    return false
  }
  const command = [process.execPath, join(import.meta.dirname, 'pack.ts'), '--check', file, '--alone']
  const again = spawnSync('unshare', ['--net', 'sh', '-c', 'ip link set lo up; exec "$@"', 'sh', ...command], {
    stdio: 'inherit',
  })
  process.exitCode = again.status ?? 1
  return true
}

async function check(file: string, base: string): Promise<void> {
  if (process.argv.includes('--alone'))
    must(
      Object.values(networkInterfaces())
        .flat()
        .every((each) => each?.internal),
      'no network but the loop',
    )
  must(
    spawnSync('sha256sum', ['--check', '--status', `${basename(file)}.sha256`], { cwd: dirname(file) }).status === 0,
    'the archive has its checksum',
  )
  must(spawnSync('tar', ['-xzf', file, '-C', base]).status === 0, 'it unpacks')
  const root = join(base, readdirSync(base)[0] ?? '')
  const unchanged = (): boolean =>
    spawnSync('sha256sum', ['--check', '--status', packedList], { cwd: root }).status === 0
  must(unchanged(), 'each file has its checksum')
  const isRoot = process.getuid?.() === 0
  spawnSync('chmod', ['-R', 'a-w', root])
  const dataDir = mkdtempSync(join(base, 'data-'))
  if (isRoot) chownSync(dataDir, other.uid, other.gid)
  const port = 40_000 + (process.pid % 20_000)
  const url = `http://127.0.0.1:${port}`
  const env = {
    PATH: '/usr/bin:/bin',
    DATA_DIR: dataDir,
    PORT: String(port),
    BASE_URL: url,
    TSUNAGU_MODE: 'demo',
    TSUNAGU_DEMO_PASSWORD: password,
  }
  const asOther = { env, cwd: '/', ...(isRoot ? other : {}) }

  const first = await run(root, asOther, url)
  say(`    first start ${first.seconds} s, with the invented people`)
  try {
    await look(url)
    must(
      spawnSync(join(root, 'bin', 'tsunagu'), ['doctor'], { ...asOther, stdio: 'inherit' }).status === 0,
      'tsunagu doctor finds nothing',
    )
  } finally {
    await first.stop()
  }
  must(first.code() === 0, 'SIGTERM ends it cleanly')
  const second = await run(root, asOther, url)
  await second.stop()
  say(`    later start ${second.seconds} s`)
  must(unchanged(), 'nothing of the installation was changed')
}

interface Started {
  seconds: string
  code: () => number | null
  stop: () => Promise<void>
}

async function run(
  root: string,
  options: { env: NodeJS.ProcessEnv; cwd: string; uid?: number; gid?: number },
  url: string,
): Promise<Started> {
  const began = performance.now()
  const server = spawn(join(root, 'bin', 'tsunagu-server'), [], { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(server, 'exit')
  const stop = async (): Promise<void> => {
    if (server.exitCode === null) server.kill('SIGTERM')
    await exited
  }
  const printed = new Promise<void>((done) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('soudan@')) done()
    })
  })
  await Promise.race([
    printed,
    exited.then(() => {
      throw new Error('the server ended instead of starting')
    }),
  ])
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const ready = await fetch(`${url}/readyz`)
  if ((await ready.text()) !== 'ready') {
    await stop()
    throw new Error('/readyz does not answer ready')
  }
  say('ok  /readyz answers ready')
  return { seconds, code: () => server.exitCode, stop }
}

async function look(url: string): Promise<void> {
  const page = await (await fetch(`${url}/sign-in`)).text()
  must(page.includes('ログイン'), 'the sign-in page is there')
  const style = /href="(\/assets\/main-[^"]+\.css)"/.exec(page)?.[1] ?? ''
  must(style !== '' && (await fetch(`${url}${style}`)).status === 200, 'with its style')
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const form = new URLSearchParams(hidden.map((field): [string, string] => [field[1] ?? '', field[2] ?? '']))
  form.set('email', 'jimukyoku@pref.example')
  form.set('password', password)
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: url },
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const get = async (path: string): Promise<string> => {
    const shown = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' })
    return shown.status === 200
      ? Buffer.from(await shown.arrayBuffer())
          .subarray(0, 4)
          .toString('latin1')
      : `status ${shown.status}`
  }
  must((await get('/plan')) === '<!do', 'signing in opens the pages')
  must((await get('/plan/paper/plan.pdf')) === '%PDF', 'the plan comes as PDF')
  must((await get('/plan/paper/plan.docx')).startsWith('PK'), 'and as Word')
  must((await get('/roadmap/paper/roadmap.xlsx')).startsWith('PK'), 'the roadmap as a workbook')
  must((await get('/statistics/releases/new')) === '<!do', 'and the next release is marked')
}
