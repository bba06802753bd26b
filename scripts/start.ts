/** `npm start`: builds what has changed, starts the server, and stops it cleanly. */
import { buildPublic } from './build.ts'
import { fail, load, whenParentEnds } from './launch.ts'

interface Running {
  stop: () => Promise<void>
}

let running: Promise<Running> | undefined
let ending = false

async function end(): Promise<void> {
  if (ending) return
  ending = true
  try {
    // A signal may come while the server is still starting; what it has opened is closed all the same.
    await (await running)?.stop()
    process.exit(0)
  } catch (error) {
    fail(error)
  }
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end())
whenParentEnds(() => void end())

try {
  const [{ start }] = await Promise.all([load<{ start: () => Promise<Running> }>('main'), buildPublic()])
  running = start()
  await running
} catch (error) {
  fail(error)
}
