/** Sealing and publishing, as the worker and the council's office do. */
import { sql } from 'kysely'
import { findPublishedAsOf } from '../../src/modules/council/indicators/index.ts'
import {
  type PreparedRelease,
  prepareRelease,
  publishRelease,
  releasable,
} from '../../src/modules/council/releases/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { Council } from '../../src/platform/council.ts'
import { nobody } from '../../src/platform/database/handles.ts'
import type { Outcome } from '../../src/platform/outcome.ts'
import { act } from './people.ts'

/** Seals what has been recorded. @returns the seal's number, null where there was nothing */
export async function sealed(council: Council): Promise<number | null> {
  const {
    rows: [row],
  } = await council.gateway.write(nobody, (tx) =>
    sql<{ number: number | null }>`select seal_ledger() as number`.execute(tx),
  )
  return row?.number ?? null
}

/** @param wanted counted up to here, or to the last seal */
export async function preparedRelease(council: Council, wanted: Date | null = null): Promise<PreparedRelease> {
  return council.gateway.statistics(async (db) =>
    prepareRelease(db, 2025, releasable(wanted, (await findPublishedAsOf(db)) ?? new Date(0))),
  )
}

export async function published(
  council: Council,
  office: Actor,
  note = '',
  wanted: Date | null = null,
): Promise<Outcome<{ id: string; number: number }>> {
  const prepared = await preparedRelease(council, wanted)
  return act(council, office, (ctx) => publishRelease(ctx, prepared, { number: prepared.number, note }))
}
