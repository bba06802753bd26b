/**
 * How far this machine's clock is from the database's. Business time follows the database; sessions and one-time codes
 * run on the machine's clock, and a machine that is wrong by more than seconds is to be mended,
 * not corrected in silence.
 */
import type pg from 'pg'

export interface ClockWatch {
  /** Milliseconds by which the database is ahead, as last measured; 0 before the first time. */
  aheadMs(): number
  measure(): Promise<number>
  /** Whether the machine's clock may be used. */
  isSound(): boolean
}

/** Two machines that keep time by NTP differ by milliseconds. */
export const mostApartMs = 5_000

export function createClockWatch(pool: pg.Pool, now: () => number = Date.now): ClockWatch {
  let ahead = 0
  return {
    aheadMs: () => ahead,
    isSound: () => Math.abs(ahead) <= mostApartMs,
    measure: async () => {
      const before = now()
      const {
        rows: [row],
      } = await pool.query<{ at: number }>(`select extract(epoch from clock_timestamp())::float8 * 1000 as at`)
      const after = now()
      // The answer is from somewhere in between; on a busy machine the way there and back may take long.
      const difference = (row?.at ?? after) - (before + after) / 2
      ahead = Math.abs(difference) <= (after - before) / 2 ? 0 : difference
      return ahead
    },
  }
}
