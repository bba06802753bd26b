/** The ledger is sealed hour by hour, and with it the figures. */
import { sql } from 'kysely'
import { type Council } from '../../../platform/council.ts'
import { nobody } from '../../../platform/database/handles.ts'
import { sealFigures } from './figure-seals.ts'

/** Closes what can no longer change, and keeps the figures of that moment beside the seal. */
export async function sealLedger(council: Council): Promise<number | null> {
  const number = await council.gateway.write(nobody, async (tx) => {
    const {
      rows: [row],
    } = await sql<{ number: number | null }>`select seal_ledger() as number`.execute(tx)
    return row?.number ?? null
  })
  if (number !== null) await sealFigures(council, number)
  return number
}
