/**
 * One JSON line an event, without personal data: an error's message may quote input, so only its kind and place go out.
 */
type Values = Record<string, unknown>
type Level = 'info' | 'error' | 'security'

// Whoever reads our lines may go away; the service doesn't end with them.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

function line(level: Level, message: string, values: Values): void {
  const { error, ...rest } = values
  const what =
    error instanceof Error
      ? {
          error: error.name,
          code: (error as { code?: string }).code,
          constraint: (error as { constraint?: string }).constraint,
          routine: (error as { routine?: string }).routine,
          // A database error quotes values in its message; our own errors don't.
          errorMessage: 'severity' in error ? undefined : error.message.slice(0, 300),
          stack: error.stack
            ?.split('\n')
            .slice(1, 8)
            .map((part) => part.trim()),
        }
      : error === undefined
        ? {}
        : { error: typeof error }
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...rest, ...what })}\n`)
}

export const log = {
  info: (message: string, values: Values = {}): void => line('info', message, values),
  error: (message: string, values: Values = {}): void => line('error', message, values),
  /** What tells of an attack or a mistake at a door: who tried and where, never what was typed. */
  security: (message: string, values: Values = {}): void => line('security', message, values),
}
