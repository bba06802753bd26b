/**
 * `npm run bench -- --minutes N [--cases N]`: the product as a process of its own under a steady mixture of everything,
 * and the memory it takes meanwhile: of the whole process, its threads, typesetter and buffers with it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { fillDatabase, type Installation, secret, startServer } from './install.ts'
import { percentile } from './measure.ts'
import { type Ask, type Kind, mixtureOf } from './mixture.ts'
import { publishBefore, reportRows } from './pages.ts'
import { answers, end, freePort, hasEnded, type Product, startProduct } from './product.ts'

/** MB: what a small machine that serves a council can give. */
const goal = 400
const sampleEveryMs = 5_000
const lastMinutes = 5
const patience = 30_000

interface Memory {
  minute: number
  now: number
  /** Since the start, between the samples too. */
  peak: number
}

export async function runSteady(minutes: number, cases: number, say: (line: string) => void): Promise<number> {
  if (!existsSync('/proc/self/status')) {
    process.stderr.write('--minutes はメモリーを /proc で見るので、Linux でだけ測れます。\n')
    return 2
  }
  const server = await startServer()
  try {
    say(`${cases.toLocaleString('en')}件のケースを用意します。`)
    const [filled, port] = [await fillDatabase(server, 'bench', cases), await freePort()]
    // Mode test is service without the second factor, on the day of the plan.
    const product = startProduct(port, {
      DATABASE_URL: filled.open.url,
      TSUNAGU_SECRET: secret,
      TSUNAGU_MODE: 'test',
      TSUNAGU_ACCESS_LOG: 'on',
    })
    let said = ''
    product.stdout.resume()
    product.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000)
    })
    try {
      await answers(product, port)
      const installation: Installation = {
        ...filled,
        origin: `http://127.0.0.1:${port}`,
        close: () => Promise.resolve(),
      }
      await publishBefore(installation)
      await reportRows(installation)
      await show(product, await mixtureOf(installation), installation.origin, minutes, say)
      if (hasEnded(product)) say(`アプリが終わりました: ${said}`)
    } finally {
      await end(product, 'SIGTERM')
      await filled.open.close()
    }
    return 0
  } finally {
    await server.stop()
  }
}

async function show(
  product: Product,
  kinds: readonly Kind[],
  origin: string,
  minutes: number,
  say: (line: string) => void,
): Promise<void> {
  const before = memoryOf(product, 0)
  say(
    `\n${minutes}分、1秒に${(kinds.reduce((sum, kind) => sum + kind.perMinute, 0) / 60).toFixed(0)}回たずねます。はじめ ${before.now} MB`,
  )
  const load = beginLoad(kinds, origin)
  const seen: Memory[] = []
  const started = performance.now()
  for (let sample = 1; sample * sampleEveryMs <= minutes * 60_000 && !hasEnded(product); sample += 1) {
    await delay(Math.max(0, started + sample * sampleEveryMs - performance.now()))
    const memory = memoryOf(product, (sample * sampleEveryMs) / 60_000)
    seen.push(memory)
    if (Number.isInteger(memory.minute))
      say(`${memory.minute}分 ${memory.now} MB、答え ${load.answered().toLocaleString('en')}`)
  }
  await load.stop()
  const last = Math.round(
    percentile(
      seen.filter((each) => each.minute > minutes - lastMinutes).map((each) => each.now),
      0.5,
    ),
  )
  say(`
はじめ | ${before.now} MB
さいごの${Math.min(lastMinutes, minutes)}分の中央値 | ${last} MB(目標 ≤ ${goal} MB、${last <= goal ? 'よし' : '届かない'})
いちばん多いとき | ${seen.at(-1)?.peak ?? before.peak} MB
答え | ${load.answered().toLocaleString('en')}
思いがけない答え | ${[...load.odd].map(([what, times]) => `${what} ×${times}`).join('、') || 'なし'}`)
}

function memoryOf({ pid }: Product, minute: number): Memory {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
  const megabytes = (name: string): number =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024)
  return { minute, now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

interface Load {
  answered(): number
  /** What came instead of the answer that was expected. */
  odd: Map<string, number>
  stop(): Promise<void>
}

/** Each kind comes when it is due, whether or not the answers before have come. */
function beginLoad(kinds: readonly Kind[], origin: string): Load {
  const [odd, open, ended] = [new Map<string, number>(), new Set<Promise<void>>(), new AbortController()]
  let answered = 0
  const asking =
    (name: string) =>
    async ({ path, cookie, headers, body, expected = 200 }: Ask): Promise<string> => {
      const answer = await fetch(`${origin}${path}`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
        headers: { ...(cookie === undefined ? {} : { cookie }), ...(body === undefined ? {} : { origin }), ...headers },
        ...(body === undefined ? {} : { method: 'POST', body }),
      })
      const text = await answer.text()
      answered += 1
      if (answer.status !== expected) note(`${name} ${answer.status}`)
      return text
    }
  const note = (what: string): void => void odd.set(what, (odd.get(what) ?? 0) + 1)
  const one = async (kind: Kind, index: number): Promise<void> => {
    const ask = asking(kind.name)
    await Promise.resolve(kind.make(index, ask))
      .then(ask)
      .catch((error: unknown) => note(`${kind.name} ${error instanceof Error ? error.name : String(error)}`))
  }
  const started = performance.now()
  const paces = kinds.map(async (kind, place) => {
    // Not all at once: each kind begins at another moment of its own pace.
    for (let index = 0; !ended.signal.aborted; index += 1) {
      const due = started + ((index + ((place * 0.618) % 1)) * 60_000) / kind.perMinute
      await delay(Math.max(0, due - performance.now()), undefined, { signal: ended.signal }).catch(() => {})
      if (ended.signal.aborted) return
      const asked = one(kind, index).finally(() => open.delete(asked))
      open.add(asked)
    }
  })
  return {
    odd,
    answered: () => answered,
    stop: async () => {
      ended.abort()
      await Promise.all(paces)
      await Promise.all(open)
    },
  }
}
