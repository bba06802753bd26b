/**
 * `npm run bench -- [--cases N] [--people N] [--json FILE]`: the product with many cases, measured from outside; each
 * row beside its goal. With `--minutes N`: steady.ts; with `--papers`: papers.ts; with `--speed`: speed.ts alone; with `--matching`: matching.ts.
 */
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, workerData } from 'node:worker_threads'
import { verifyFacts } from '../src/modules/casework/cases/index.ts'
import { type BenchServer, fillDatabase, install, type Installation, startServer } from './install.ts'
import { measureCrowd } from './crowd.ts'
import { type Measured, measurePages, publishBefore, worker } from './pages.ts'
import { type SenderOrder, sendSteadily } from './sender.ts'
import { runImport } from './importing.ts'
import { runMatching } from './matching.ts'
import { runPapers } from './papers.ts'
import { measureSpeed } from './speed.ts'
import { runSteady } from './steady.ts'
import { machineOf, type Result, rowsOf, speedRowsOf, tableOf } from './report.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** @returns the exit code: 0 also where a goal is missed, because the table says so */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      cases: { type: 'string' },
      people: { type: 'string', default: '2400000' },
      json: { type: 'string' },
      minutes: { type: 'string' },
      import: { type: 'string' },
      papers: { type: 'boolean', default: false },
      speed: { type: 'boolean', default: false },
      matching: { type: 'boolean', default: false },
    },
  })
  const cases = Number(
    values.cases ?? (values.minutes === undefined && values.import === undefined && !values.papers ? 50_000 : 5_000),
  )
  if (!Number.isInteger(cases) || cases < 1_000) {
    process.stderr.write('--cases は 1000 以上の整数にしてください。\n')
    return 2
  }
  if (values.minutes !== undefined) {
    const minutes = Number(values.minutes)
    if (Number.isInteger(minutes) && minutes > 0) return runSteady(minutes, cases, say)
    process.stderr.write('--minutes は 1 以上の整数にしてください。\n')
    return 2
  }
  if (values.matching) return runMatching(say)
  if (values.papers) return runPapers(cases, say)
  if (values.speed) return runSpeed(cases)
  if (values.import !== undefined) {
    const rows = Number(values.import)
    if (Number.isInteger(rows) && rows > 0 && rows <= 100_000) return runImport(rows, cases, say)
    process.stderr.write('--import は 1 から 100000 までの整数にしてください。\n')
    return 2
  }
  const people = Number(values.people)
  if (!Number.isInteger(people) || people < 0) {
    process.stderr.write('--people は 0 以上の整数にしてください(0 なら、人を増やしてさがすことはしません)。\n')
    return 2
  }
  const busy = loadavg()[0] ?? 0
  if (busy > 0.7) say(`ほかのプログラムが動いています(負荷 ${busy.toFixed(1)})。そのままでは、数字は遅めに出ます。`)
  const server = await startServer()
  try {
    const small = await withInstallation(server, 'bench-small', Math.round(cases / 10), (installation) =>
      measurePages(installation, say),
    )
    const large = await withInstallation(server, 'bench', cases, async (installation) => {
      const pages = await measurePages(installation, say)
      const speed = await measureSpeed(server, installation, say)
      if (people > 0) {
        say(`${people.toLocaleString('en')}人にしてさがします。`)
        pages.push(await measureCrowd(installation, people, worker))
      }
      say('すべてのケースを、記録から数え直します。')
      const started = performance.now()
      const { first } = await verifyFacts(installation.open.council)
      if (first !== null) throw new Error(`a fact doesn't follow from the records: ${JSON.stringify(first)}`)
      return { pages, speed, counts: installation, recountSeconds: (performance.now() - started) / 1000 }
    })
    const rows = rowsOf(
      large.pages,
      small,
      { large: large.counts.cases, small: Math.round(cases / 10) },
      large.speed,
      large.recountSeconds,
    )
    const result: Result = {
      machine: machineOf(),
      cases: large.counts.cases,
      ledger: large.counts.ledger,
      facts: large.counts.facts,
      rows,
    }
    say(`\n${result.machine}\n${tableOf(rows)}`)
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
    return 0
  } finally {
    await server.stop()
  }
}

async function runSpeed(cases: number): Promise<number> {
  const server = await startServer()
  try {
    say(`${cases.toLocaleString('en')}件のケースを用意します。`)
    const filled = await fillDatabase(server, 'bench', cases)
    try {
      // Else the product's first duty would seal years beside the pages.
      await publishBefore({ ...filled, origin: '', close: () => Promise.resolve() })
      say(`\n${machineOf()}\n${tableOf(speedRowsOf(await measureSpeed(server, filled, say)))}`)
    } finally {
      await filled.open.close()
    }
    return 0
  } finally {
    await server.stop()
  }
}

async function withInstallation<T extends Measured[] | object>(
  server: BenchServer,
  name: string,
  cases: number,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  say(`${cases.toLocaleString('en')}件のケースを用意します。`)
  const installation = await install(server, name, cases)
  try {
    say(
      `  台帳 ${installation.ledger.toLocaleString('en')}行、事実 ${installation.facts.toLocaleString('en')}行、${Math.round(installation.loadSeconds)}秒`,
    )
    return await work(installation)
  } finally {
    await installation.close()
  }
}

// The same file is the sender's thread (sender.ts).
if (!isMainThread) await sendSteadily(workerData as SenderOrder)
