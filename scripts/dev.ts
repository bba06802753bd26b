/** `npm run dev`: `npm start`, and again after each change. While a change does not build, the last server stays. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { buildProgram, buildPublic, buildOffloaded } from './build.ts'
import { isBuildFailure, whenParentEnds } from './ending.ts'

const projectDir = join(import.meta.dirname, '..')
let server: ChildProcess | undefined
let working: Promise<void> = Promise.resolve()
let timer: NodeJS.Timeout | undefined

async function stopServer(): Promise<void> {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  await gone
}

async function restart(): Promise<void> {
  try {
    await Promise.all([buildProgram('main'), buildOffloaded(), buildPublic()])
  } catch (error) {
    if (!isBuildFailure(error)) throw error
    return
  }
  await stopServer()
  server = spawn(process.execPath, [join(import.meta.dirname, 'start.ts')], { stdio: 'inherit' })
}

function changed(): void {
  clearTimeout(timer)
  // Editors write a file in several steps, and git many files at once.
  timer = setTimeout(() => {
    working = working.then(restart)
  }, 120)
}

async function end(): Promise<never> {
  await stopServer()
  process.exit(0)
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end())
whenParentEnds(() => void end())
for (const folder of ['src', 'db', 'councils']) {
  if (existsSync(join(projectDir, folder)))
    watch(join(projectDir, folder), { recursive: true }, (_, name) => {
      if (name !== null && !name.endsWith('.test.ts')) changed()
    })
}
working = restart()
await working
