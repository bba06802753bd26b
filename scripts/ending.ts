/**
 * How a process of ours ends: with a sentence for the operator, by a signal,
 * or with whoever started it. Knows no build.
 */

/** Ends with the sentence meant for the operator, or with the whole error when it is a defect. */
export function fail(error: unknown, code = 1): never {
  if (error instanceof Error && 'forOperator' in error) console.error(error.message)
  else if (!isBuildFailure(error)) console.error(error)
  process.exit(code)
}

/** esbuild has shown its errors with their places already. */
export function isBuildFailure(error: unknown): boolean {
  return error instanceof Error && 'errors' in error && 'warnings' in error
}

/**
 * Calls back when the process that started this one is gone. A signal to `npm start` ends npm and its shell only; this
 * process would live on, unseen, with the database. Started without npm (systemd,
 * a shell's background) nothing is watched.
 */
export function whenParentEnds(callback: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) callback()
  }, 250).unref()
}

export interface Running {
  stop: () => Promise<void>
}

/** Runs a server until a signal comes; what it has opened is closed then, also when it was still starting. */
export async function serve(
  start: () => Promise<Running>,
  failed: (error: unknown) => never = (error) => fail(error),
): Promise<void> {
  let running: Promise<Running> | undefined
  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    try {
      await (await running)?.stop()
      process.exit(0)
    } catch (error) {
      failed(error)
    }
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end())
  whenParentEnds(() => void end())
  try {
    running = start()
    await running
  } catch (error) {
    failed(error)
  }
}
