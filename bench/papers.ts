/**
 * `npm run bench -- --papers [--cases N]`: how long others wait for a small page while a paper, a workbook or the marks
 * of a further release are being made, each asked for the first time.
 * The time without anything beside it stands in the first row.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { install, signIn, startServer } from './install.ts'
import { requests as answered } from '../src/platform/metrics.ts'
import { percentile, visit } from './measure.ts'
import { office, publishBefore } from './pages.ts'
import { sendFromThread } from './sender.ts'

/** ms, everybody. */
const goal = 200
const perSecond = 50
const seconds = 6

const costly: readonly (readonly [label: string, ...paths: string[]])[] = [
  ['(何もつくらない)'],
  ['計画のPDF', '/plan/paper/plan.pdf'],
  ['計画のWord', '/plan/paper/plan.docx'],
  ['工程表のPDFとExcel', '/roadmap/paper/roadmap.pdf', '/roadmap/paper/roadmap.xlsx'],
  ['新しい号の数字', '/statistics/releases/new'],
  ['内訳のページ', '/statistics/regular-employment'],
  ['内訳のExcel', '/statistics/regular-employment/figures.xlsx'],
]

export async function runPapers(cases: number, say: (line: string) => void): Promise<number> {
  const server = await startServer()
  try {
    say(`${cases.toLocaleString('en')}件のケースを用意します。`)
    const installation = await install(server, 'bench', cases)
    try {
      await publishBefore(installation)
      const cookie = await signIn(installation, office)
      const requests = [{ path: '/menu', headers: { cookie, 'accept-encoding': 'gzip' } }]
      const small = { origin: installation.origin, perSecond, seconds, requests }
      await sendFromThread(small)
      say('つくるもの | かかった時間 | 小さなページ: p50 | p95 | いちばん長く | だれの番も来なかった時間')
      for (const [label, ...paths] of costly) {
        const before = await served()
        const sending = sendFromThread(small)
        // The sender's thread takes a while to start.
        while ((await served()) < before + perSecond) await delay(50)
        const turns = watchTurns()
        const made = await Promise.all(paths.map((path) => secondsOf(installation.origin, path, cookie)))
        const { times, failed } = await sending
        const [longest, turn] = [Math.round(percentile(times, 1)), turns.longest()]
        const judged = longest <= goal ? 'よし' : '届かない'
        const [half, most] = [percentile(times, 0.5), percentile(times, 0.95)].map(Math.round)
        const waits = `${half} ms | ${most} ms | ${longest} ms(目標 ≤ ${goal} ms、${judged}) | ${turn} ms`
        say(`${label} | ${made.join('、') || '-'} | ${waits}${failed === 0 ? '' : `、失敗 ${failed}`}`)
      }
      return 0
    } finally {
      await installation.close()
    }
  } finally {
    await server.stop()
  }
}

async function served(): Promise<number> {
  const counts = (await answered.get()).values.filter(
    (each) => each.metricName?.endsWith('_count') && each.labels.route === '/menu',
  )
  return counts.reduce((sum, each) => sum + each.value, 0)
}

async function secondsOf(origin: string, path: string, cookie: string): Promise<string> {
  const began = performance.now()
  let answer = await visit(origin, { path, cookie })
  while (answer.status === 202) answer = await visit(origin, { path, cookie })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return `${((performance.now() - began) / 1_000).toFixed(1)}秒`
}

/** The longest that nobody was looked after: what the machine does beside counts too, so the first row is its own. */
function watchTurns(): { longest(): number } {
  let [before, longest] = [performance.now(), 0]
  const clock = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - before)
    before = now
  }, 1)
  return {
    longest: () => {
      clearInterval(clock)
      return Math.round(longest)
    },
  }
}
