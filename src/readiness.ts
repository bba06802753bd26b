/** Where a council stands, for /readyz: the word for machines, and why in words for people. */
import pg from 'pg'
import { dutyPaces } from './duties.ts'
import { silenceOf } from './modules/access/service/index.ts'
import { type SchemaState, schemaState } from './platform/database/migrate.ts'
import { openingOf, publicLimits, usualLimits } from './platform/database/opening.ts'
import { databaseDir } from './platform/database/program.ts'
import { commands } from './platform/project.ts'

/** Where a council stands, for /readyz: the word for machines, and why in words for people. */
export interface Readiness {
  state:
    | 'ready'
    | 'waiting for database'
    | 'database away'
    | 'migrations pending'
    | 'database newer than program'
    | 'clock differs'
    | 'duty stuck'
  why: string
}

export function schemaMisfit({ pending, beyond }: SchemaState): Readiness | null {
  if (beyond.length > 0)
    return {
      state: 'database newer than program',
      why: `データベースは、このプログラムより新しい版です(${beyond.join('、')})。新しいプログラムに替えてください。`,
    }
  if (pending.length > 0)
    return {
      state: 'migrations pending',
      why: `データベースが古い版です(${pending.join('、')} がまだです)。${commands.tsunagu} migrate を実行してください。`,
    }
  return null
}

export const clockWords = (aheadMs: number): string =>
  `この機械の時計が、データベースの時計と${Math.round(Math.abs(aheadMs) / 1000)}秒ちがいます(${aheadMs > 0 ? 'この機械が遅れて' : 'この機械が進んで'}います)。時刻合わせ(NTP)を直してください。`

/** The last instant that anything was recorded at: a demo's time begins after it. */
export async function lastRecorded(pool: pg.Pool): Promise<Date | null> {
  const client = await pool.connect()
  try {
    await client.query(openingOf('read only', 'tsunagu_app', usualLimits))
    const {
      rows: [row],
    } = await client.query<{ at: Date | null }>('select last_recorded_at() as at')
    return row?.at ?? null
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

export async function readState(pool: pg.Pool): Promise<SchemaState & { stuck: string[] }> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query(openingOf('read only', 'tsunagu_app', { ...publicLimits, lock: 1_000, statement: 1_500 }))
    const state = await schemaState(client, databaseDir)
    const { rows } =
      state.pending.length > 0 || state.beyond.length > 0
        ? { rows: [] }
        : await client.query<{ name: string; age: number | null; startedAge: number }>(
            `select name, extract(epoch from now() - finished_at)::float8 as age,
               extract(epoch from now() - started_at)::float8 as "startedAge"
             from duty_runs order by name`,
          )
    return {
      ...state,
      stuck: rows.filter((row) => silenceOf(row, dutyPaces, process.uptime()) !== null).map((row) => row.name),
    }
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    if (failure === undefined) await client.query('rollback').catch(() => {})
    client.release(failure)
  }
}
