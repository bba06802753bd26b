/**
 * What every transaction begins with, whoever opens it: its role, for whom it acts, and how long it may wait, work and
 * idle. All of it is local to the transaction, so that nothing stays on the connection and a transaction-pooling proxy
 * carries it; settings at the start of a connection are refused by such proxies.
 */
import pg from 'pg'
import { program } from './program.ts'

/** PostgreSQL's limits of one transaction, in milliseconds. */
export interface TimeLimits {
  /** Waiting for a lock: somebody else has the row or the table. */
  readonly lock: number
  /** One statement. */
  readonly statement: number
  /** Open without a question: a process that stands still keeps no row locked. */
  readonly idle: number
}

export const usualLimits: TimeLimits = { lock: 5_000, statement: 30_000, idle: 60_000 }
/** For pages that anybody may open: they do little, and must not wait for what somebody's long work has locked. */
export const publicLimits: TimeLimits = { lock: 2_000, statement: 6_000, idle: 15_000 }
/** Duties count whole years; no person waits for them. */
export const dutyLimits: TimeLimits = { lock: 10_000, statement: 300_000, idle: 120_000 }

/** The operator's command: an import or a whole recount takes as long as it takes, and somebody sits before it. */
export const operatorLimits: TimeLimits = { lock: 30_000, statement: 3_600_000, idle: 1_800_000 }

/**
 * How long a client waits for an answer before it gives the connection up: a frozen server keeps no limits of its own.
 */
export const patienceOf = (limits: TimeLimits): number => limits.statement + 2_000

/**
 * The statements that open a transaction, in one message.
 * @param settings more settings of the transaction, by their names
 */
export function openingOf(
  mode: 'read only' | 'read write',
  role: string,
  limits: TimeLimits,
  settings: Readonly<Record<string, string>> = {},
): string {
  const all: Record<string, string> = {
    role,
    lock_timeout: String(limits.lock),
    statement_timeout: String(limits.statement),
    idle_in_transaction_session_timeout: String(limits.idle),
    ...(mode === 'read write' ? { 'app.program': program.newestMigration } : {}),
    ...settings,
  }
  const set = Object.entries(all).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`)
  // A program that doesn't know the newest migration would write by rules that no longer hold. A statement of its own:
  // it runs with the role that the one before has set.
  const known = mode === 'read write' ? '; select refuse_older_program()' : ''
  return `start transaction ${mode}; select ${set.join(', ')}${known}`
}
