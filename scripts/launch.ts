/** What every script that runs the built program does in the same way. */
import { pathToFileURL } from 'node:url'
import { buildProgram, buildOffloaded, type Program } from './build.ts'
import { fail } from './ending.ts'

/** Builds the program and loads it, as in production: React is five times slower otherwise. */
export async function load<Exports>(program: Program): Promise<Exports> {
  process.env['NODE_ENV'] = 'production'
  process.setSourceMapsEnabled(true)
  const [file] = await Promise.all([buildProgram(program), program === 'token' ? undefined : buildOffloaded()])
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
