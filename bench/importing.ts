/**
 * `npm run bench -- --import N [--cases N]`: a table of N people is read in by the operator's command while others go
 * on working: what their pages take meanwhile, and what they take without it.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectDir } from '../src/platform/project.ts'
import { fillDatabase, type Installation, secret, startServer } from './install.ts'
import { percentile } from './measure.ts'
import { publishBefore } from './pages.ts'
import { answers, end, environmentOf, freePort, startProduct } from './product.ts'
import { workingDay } from './rate.ts'
import { type SenderOrder, sendFromThread } from './sender.ts'

/** ms, 95 of 100 pages. */
const goal = 200
/** A tenth of what a prefecture asks at its busiest: enough to see every wait. */
const perSecond = 10
const stretch = 15

export async function runImport(rows: number, cases: number, say: (line: string) => void): Promise<number> {
  const server = await startServer()
  const folder = mkdtempSync(join(tmpdir(), 'tsunagu-import-'))
  try {
    say(`${cases.toLocaleString('en')}件のケースを用意します。`)
    const [filled, port] = [await fillDatabase(server, 'bench', cases), await freePort()]
    const settings = { DATABASE_URL: filled.open.url, TSUNAGU_SECRET: secret, TSUNAGU_MODE: 'test' }
    const product = startProduct(port, settings)
    product.stdout.resume()
    product.stderr.resume()
    try {
      await answers(product, port)
      const installation: Installation = {
        ...filled,
        origin: `http://127.0.0.1:${port}`,
        close: () => Promise.resolve(),
      }
      await publishBefore(installation)
      const pages: SenderOrder = {
        origin: installation.origin,
        perSecond,
        seconds: stretch,
        requests: await workingDay(installation),
      }
      await sendFromThread(pages)
      const without = await sendFromThread(pages)
      const sheet = join(folder, 'people.csv')
      writeFileSync(sheet, sheetOf(rows))
      const started = performance.now()
      const reading = spawn(
        process.execPath,
        [
          join(projectDir, 'scripts', 'run.mjs'),
          'tsunagu',
          'import',
          '--file',
          sheet,
          '--organization',
          'hw-nagano',
          '--desk',
          'ms-nagano',
          '--mapping',
          'bench',
          '--speaker',
          'self',
          '--channel',
          'visit',
        ],
        { env: environmentOf(port, settings), stdio: ['ignore', 'pipe', 'inherit'] },
      )
      let [said, code] = ['', null as number | null]
      reading.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
      const ended = once(reading, 'close').then(([with_]) => {
        code = with_ as number
      })
      const beside = { times: [] as number[], failed: 0 }
      while (code === null) {
        const { times, failed } = await sendFromThread(pages)
        beside.times.push(...times)
        beside.failed += failed
        say(`  ${Math.round((performance.now() - started) / 1000)}秒: p95 ${Math.round(percentile(times, 0.95))} ms`)
      }
      await ended
      const p95 = Math.round(percentile(beside.times, 0.95))
      const seconds = Math.round((performance.now() - started) / 1000)
      const lastWords = said.trim().split('\n').slice(-3).join(' ')
      const ms = (of: readonly number[], share: number): string => `${Math.round(percentile(of, share))} ms`
      say('')
      say(`読みこみ | ${rows.toLocaleString('en')}行、${seconds}秒、終わりのコード ${code}: ${lastWords}`)
      say(`ページ(読みこみなし) | p50 ${ms(without.times, 0.5)}、p95 ${ms(without.times, 0.95)}`)
      const reached = p95 <= goal ? 'よし' : '届かない'
      const asked = `${beside.times.length.toLocaleString('en')}ページ、失敗 ${beside.failed}`
      say(`ページ(読みこみ中) | p50 ${ms(beside.times, 0.5)}、p95 ${p95} ms(目標 ≤ ${goal} ms、${reached})、${asked}`)
      return 0
    } finally {
      await end(product, 'SIGTERM')
      await filled.open.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await server.stop()
  }
}

const syllables = 'アカサタナハマヤラワイキシチニヒミリウクスツヌフムユルエケセテネヘメレオコソトノホモヨロ'

function sheetOf(rows: number): string {
  const lines = [
    '管理番号,氏名,ふりがな,生年月日,携帯,市町村,類型,主訴区分,受付日,主訴,最終相談日,経過,次回予定日,次回内容',
  ]
  for (let index = 0; index < rows; index += 1) {
    const kana = [1, 45, 2_025, 91_125].map((unit) => syllables[Math.floor(index / unit) % syllables.length]).join('')
    const day = `${1 + (index % 28)}日`
    lines.push(
      `A-${index},山田 ${kana},ヤマダ ${kana},昭和${50 + (index % 10)}年${1 + (index % 12)}月${day},,松本市,②,仕事探し・収入,令和7年10月${day},会社をやめた。次を探したい。,令和7年12月${day},応募を始めた。,令和8年2月20日,電話で様子を聞く`,
    )
  }
  return `\ufeff${lines.join('\r\n')}\r\n`
}
