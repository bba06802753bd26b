/**
 * The product as processes of its own: what a page costs of CPU, node and PostgreSQL together,
 * and how many a second it holds.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type BenchServer, type Filled, type Installation, secret } from './install.ts'
import { measure, repeated, type Visit } from './measure.ts'
import { visitsOf } from './pages.ts'
import { answers, end, freePort, type Product, startProduct } from './product.ts'
import { highestRate, type Rate } from './rate.ts'
import { sendFromThread } from './sender.ts'

export interface Cost {
  name: string
  /** Milliseconds of CPU a page. */
  node: number
  postgres: number
  goal: number
}

export interface Speed {
  costs: Cost[]
  rate: Rate | null
  /** Answers a second of the public start page. */
  publicStart: number
}

/** What has become fast by being asked often. */
const before = 300
const measured = 300
const publicSeconds = 6
const publicReaders = 32

export async function measureSpeed(server: BenchServer, filled: Filled, say: (line: string) => void): Promise<Speed> {
  const costs = await withProduct(filled, 1, (installation, product) => costsOf(server, installation, product, say))
  say(`ページの数を上げていきます(${availableParallelism()} プロセス)。`)
  return withProduct(filled, availableParallelism(), async (installation) => {
    const rate = await highestRate(installation, say)
    const order = { origin: installation.origin, requests: [{ path: '/', headers: { 'accept-encoding': 'gzip' } }] }
    const { times, failed } = await sendFromThread({ ...order, readers: publicReaders, seconds: publicSeconds })
    const publicStart = failed > 0 ? 0 : Math.round(times.length / publicSeconds)
    say(`  県民のはじめの画面 ${publicStart}/秒`)
    return { costs, rate, publicStart }
  })
}

async function withProduct<T>(
  filled: Filled,
  processes: number,
  work: (installation: Installation, product: Product) => Promise<T>,
): Promise<T> {
  const port = await freePort()
  // Mode test is service without the second factor and without limits, on the day of the plan.
  const product = startProduct(port, {
    DATABASE_URL: filled.open.url,
    TSUNAGU_SECRET: secret,
    TSUNAGU_MODE: 'test',
    TSUNAGU_PROCESSES: String(processes),
  })
  for (const stream of [product.stdout, product.stderr]) stream.resume()
  try {
    await answers(product, port)
    return await work({ ...filled, origin: `http://127.0.0.1:${port}`, close: () => Promise.resolve() }, product)
  } finally {
    await end(product, 'SIGTERM')
  }
}

async function costsOf(
  server: BenchServer,
  installation: Installation,
  product: Product,
  say: (line: string) => void,
): Promise<Cost[]> {
  const visits = await visitsOf(installation)
  const costs: Cost[] = []
  const pages: [name: string, goal: number, make: (index: number) => Visit][] = [
    ['今日', 8, visits.today],
    ['ケースの一覧(検索つき)', 5, visits.list],
    ['ケース', 8, visits.supportCase],
    ['KPIの一覧', 5, visits.kpis],
  ]
  for (const [name, goal, make] of pages) {
    await measure(installation.origin, repeated(before, make), 200)
    const [node, postgres] = [cpuOf(product.pid ?? 0), answering(postmasterOf(server))]
    const visited = repeated(measured, make)
    await measure(installation.origin, visited, 200)
    costs.push({
      name,
      goal,
      node: (cpuOf(product.pid ?? 0) - node) / visited.length,
      postgres: since(postgres, answering(postmasterOf(server))) / visited.length,
    })
    const { node: ours, postgres: its } = costs.at(-1) as Cost
    say(`  ${name}: CPU ${(ours + its).toFixed(1)} ms(node ${ours.toFixed(1)}、PostgreSQL ${its.toFixed(1)})`)
  }
  return costs
}

/** Of Linux, a hundred a second. */
const tickMs = 10

function statOf(pid: number | string): string[] | undefined {
  try {
    // The name in brackets may hold spaces.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return undefined
  }
}

const ticks = (stat: string[] | undefined): number => Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0)

const cpuOf = (pid: number): number => ticks(statOf(pid)) * tickMs

/** Of each process that answers: the others write down and tidy up the cases that were just loaded. */
const answering = (parent: number): Map<string, number> =>
  new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => ({ pid, stat: statOf(pid) }))
      .filter(({ pid, stat }) => Number(stat?.[1]) === parent && /\[local\]|\(\d+\)/.test(nameOf(pid)))
      .map(({ pid, stat }) => [pid, ticks(stat) * tickMs]),
  )

/** One that has ended meanwhile had nothing to do. */
const since = (then: Map<string, number>, now: Map<string, number>): number =>
  [...now].reduce((sum, [pid, ms]) => sum + ms - (then.get(pid) ?? 0), 0)

function nameOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

const postmasterOf = ({ dataDir }: BenchServer): number =>
  Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
