/**
 * `npm test`: everything that must hold, on a fresh machine as well; `npm run check`: what of it takes less than a
 * minute. All checks run even when one fails; the last line alone says `N passed, N failed`:
 * one for each static check and one for each test.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { whenParentEnds } from './ending.ts'

const projectDir = join(import.meta.dirname, '..')
const bin = join(projectDir, 'node_modules', '.bin')
const reports = mkdtempSync(join(tmpdir(), 'tsunagu-reports-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))

interface Count {
  passed: number
  failed: number
}

const children = new Set<ReturnType<typeof spawn>>()
const stopAll = (): void => {
  for (const child of children) child.kill('SIGTERM')
  process.exit(130)
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stopAll)
whenParentEnds(stopAll)

/** What a step says, kept until it is done: two run side by side. */
type Say = (text: string) => void

async function run(command: string, args: string[], say: Say): Promise<boolean> {
  const child = spawn(command, args, {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  })
  children.add(child)
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say)
  const succeeded = await new Promise<boolean>((done) => {
    child.once('close', (code) => done(code === 0))
    child.once('error', (error) => {
      say(`${error.message}\n`)
      done(false)
    })
  })
  children.delete(child)
  return succeeded
}

async function check(say: Say, title: string, command: string, args: string[]): Promise<Count> {
  say(`\n== ${title}\n`)
  const succeeded = await run(command, args, say)
  say(`${title}: ${succeeded ? 'ok' : 'FAILED'}\n`)
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** @param part of how many parts the project's files are run in */
async function tests(say: Say, title: string, project: string, part?: string): Promise<Count> {
  say(`\n== ${title}\n`)
  const report = join(reports, `${project}-${(part ?? '').replace('/', 'of')}.json`)
  const succeeded = await run(
    process.execPath,
    [
      join(projectDir, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      '--silent=passed-only',
      ...(part === undefined ? [] : [`--shard=${part}`, '--maxWorkers=1']),
    ],
    say,
  )
  const count = parseReport(report)
  // A file that can't be loaded, or an error outside any test, fails the run without a failed test.
  if (!succeeded && count.failed === 0) count.failed = 1
  say(`${title}: ${count.passed} passed, ${count.failed} failed\n`)
  return count
}

function parseReport(file: string): Count {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      testResults: { status: string; assertionResults: unknown[] }[]
    }
    const unloadable = report.testResults.filter(
      (result) => result.status === 'failed' && result.assertionResults.length === 0,
    ).length
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

interface Step {
  title: string
  run: (say: Say, title: string) => Promise<Count>
}

const ofProject =
  (project: string, part?: string) =>
  (say: Say, title: string): Promise<Count> =>
    tests(say, title, project, part)
const ofCommand =
  (command: string, ...args: string[]) =>
  (say: Say, title: string): Promise<Count> =>
    check(say, title, command, args)

/** The longest first, so that neither core stands still at the end. */
const whole: Step[] = [
  { title: 'browser tests', run: ofProject('browser') },
  { title: 'every page and endpoint', run: ofProject('sweep') },
  // In two parts, one for each core, whichever of the two above ends first.
  { title: 'database tests, first half', run: ofProject('unit', '1/2') },
  { title: 'database tests, second half', run: ofProject('unit', '2/2') },
]

/** Neither a database nor a build: `npm run check`, while one writes. */
const quick: Step[] = [
  { title: 'format', run: ofCommand('oxfmt', '--check', '.') },
  {
    title: 'lint',
    run: ofCommand('oxlint', '--type-aware', '--deny-warnings', 'src', 'tests', 'scripts', 'bench', 'vitest.config.ts'),
  },
  { title: 'types', run: ofCommand('tsc', '--noEmit') },
  { title: 'rules', run: ofProject('pure') },
  { title: 'types of browser scripts', run: ofCommand('tsc', '--noEmit', '-p', 'src/browser') },
  { title: 'boundaries', run: ofCommand(process.execPath, join(import.meta.dirname, 'boundaries.ts')) },
]

const steps = process.argv.includes('quick') ? quick : [...whole, ...quick]
const counts: Count[] = []

/** Takes what is next until nothing is left. Two of them: a third one only makes the others wait for the cores. */
async function lane(): Promise<void> {
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
    console.log(`… ${step.title}`)
    const said: string[] = []
    counts.push(await step.run((text) => void said.push(text), step.title))
    process.stdout.write(said.join(''))
  }
}

await Promise.all([lane(), lane()])
const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
