/** What every script that runs the built program does in the same way. */
import { pathToFileURL } from 'node:url'
import { buildProgram, type Program } from './build.ts'

/** Builds the program and loads it, as in production: React is five times slower otherwise. */
export async function load<Exports>(program: Program): Promise<Exports> {
  process.env['NODE_ENV'] = 'production'
  process.setSourceMapsEnabled(true)
  const file = await buildProgram(program)
  return (await import(pathToFileURL(file).href)) as Exports
}

/** Runs a command to its end; its answer is the exit code. */
export async function runCommand(program: Program): Promise<void> {
  try {
    const { run } = await load<{ run: (argv: string[]) => Promise<number | void> }>(program)
    process.exitCode = (await run(process.argv.slice(2))) ?? 0
  } catch (error) {
    fail(error)
  }
}

/** Ends with the sentence meant for the operator, or with the whole error when it is a defect. */
export function fail(error: unknown): never {
  if (error instanceof Error && 'forOperator' in error) console.error(error.message)
  else if (!isBuildFailure(error)) console.error(error)
  process.exit(1)
}

/** esbuild has shown its errors with their places already. */
export function isBuildFailure(error: unknown): boolean {
  return error instanceof Error && 'errors' in error && 'warnings' in error
}

/**
 * Calls back when the process that started this one is gone. A signal to `npm start` ends npm and its shell only; this
 * process would live on, unseen, with the database. Started without npm (systemd, a shell's background) nothing is watched.
 */
export function whenParentEnds(callback: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) callback()
  }, 250).unref()
}
