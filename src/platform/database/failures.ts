/**
 * Which failures come from the database and not from us, for the words that people read. In all of them nothing was
 * written: a transaction is whole or it isn't there.
 */

/**
 * `away`: it can't be reached or is restarting. `busy`: it can, but what is needed is locked or takes too long. `full`:
 * it has no room left. `newer`: it has been migrated beyond what this program knows.
 */
export type DatabaseFailure = 'away' | 'busy' | 'full' | 'newer'

/** Raised by `refuse_older_program()`. */
const olderProgram = 'TSU01'

const codes: readonly (readonly [DatabaseFailure, RegExp])[] = [
  ['newer', new RegExp(`^${olderProgram}$`)],
  ['full', /^(?:53100|53200|54000|58030|ENOSPC)$/],
  // 25P03: a transaction that stood still was ended.
  [
    'away',
    /^(?:57P0[1-5]|08\w{3}|53300|25P0[34]|ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/,
  ],
  ['busy', /^(?:55P03|57014|40001|40P01)$/],
]
/** What the driver says without a code; and a server that is still a replica, as for some seconds in a failover. */
const lostConnection =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|connection error and is not queryable|Client was closed|pool after calling end|server conn crashed|query_wait_timeout|during recovery/i

/**
 * Somebody was faster: the same was recorded, or what stands there now excludes it. Looked at again,
 * it has its own sentence.
 */
export const isConflict = (error: unknown): boolean =>
  /^23(?:505|P01)$/.test(String((error as { code?: unknown } | null)?.code))

/**
 * Two transactions stood in each other's way and the database gave up this one:
 * nothing of it was written, and it may begin again.
 */
export const gaveWay = (error: unknown): boolean =>
  /^40(?:001|P01)$/.test(String((error as { code?: unknown } | null)?.code))

/** A value that the form let pass and a column can't hold: out of its range, or against its check. */
export function isBeyondColumn(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown }
  if (typeof code !== 'string') return false
  // The promise about next actions is checked by the same code and would be our own failure.
  return /^22\w{3}$/.test(code) || (code === '23514' && typeof constraint === 'string' && constraint.endsWith('_check'))
}

/** @returns null where the failure is our own */
export function databaseFailure(error: unknown): DatabaseFailure | null {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string') {
    const [kind] = codes.find(([, pattern]) => pattern.test(code)) ?? []
    if (kind !== undefined) return kind
  }
  const message = error instanceof Error ? error.message : ''
  if (lostConnection.test(message)) return 'away'
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error ? databaseFailure(cause) : null
}
