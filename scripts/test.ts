/**
 * `npm test`: everything that must hold, on a fresh machine as well. All checks run even when one fails; the last line
 * alone says `N passed, N failed`: one for each static check and one for each test.
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

async function run(command: string, args: string[]): Promise<boolean> {
  const child = spawn(command, args, {
    cwd: projectDir,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  })
  children.add(child)
  const succeeded = await new Promise<boolean>((done) => {
    child.once('exit', (code) => done(code === 0))
    child.once('error', (error) => {
      console.error(error.message)
      done(false)
    })
  })
  children.delete(child)
  return succeeded
}

async function check(title: string, command: string, args: string[]): Promise<Count> {
  console.log(`\n== ${title}`)
  const succeeded = await run(command, args)
  console.log(`${title}: ${succeeded ? 'ok' : 'FAILED'}`)
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function tests(title: string, project: string): Promise<Count> {
  console.log(`\n== ${title}`)
  const report = join(reports, `${project}.json`)
  const succeeded = await run(process.execPath, [
    join(projectDir, 'node_modules', 'vitest', 'vitest.mjs'),
    'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--silent=passed-only',
  ])
  const count = readReport(report)
  // A file that can't be loaded, or an error outside any test, fails the run without a failed test.
  if (!succeeded && count.failed === 0) count.failed = 1
  console.log(`${title}: ${count.passed} passed, ${count.failed} failed`)
  return count
}

function readReport(file: string): Count {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; testResults: { status: string; assertionResults: unknown[] }[] }
    const unloadable = report.testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const counts = [
  await check('types', 'tsc', ['--noEmit']),
  await check('types of browser scripts', 'tsc', ['--noEmit', '-p', 'src/browser']),
  await check('lint', 'oxlint', ['--type-aware', '--deny-warnings', 'src', 'tests', 'scripts', 'bench', 'vitest.config.ts']),
  await check('boundaries', process.execPath, [join(import.meta.dirname, 'boundaries.ts')]),
  await tests('unit and database tests', 'unit'),
  await tests('browser tests', 'browser'),
]
const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
