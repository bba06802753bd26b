/** Who comes, as far as the host is told (db/functions/door_list.sql): no record of anybody. */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { WriteTx } from '../../../platform/database/handles.ts'
import type { InterviewResult } from './interview.labels.ts'

export interface DoorEntry {
  id: string
  number: number
  state: 'seated' | 'waiting'
  callName: string
  companions: number
  needs: string
  organizationName: string
  deskName: string
  ticket: string
  checkedInAt: Date | null
}

/** In the order of their numbers; nobody where another organization holds it. */
export async function listDoor(db: ReadDb | WriteTx, gatheringId: string): Promise<DoorEntry[]> {
  return ask(
    db,
    sql<DoorEntry>`select id, number, state, call_name as "callName", companions, needs,
      organization_name as "organizationName", desk_name as "deskName", ticket, checked_in_at as "checkedInAt"
    from door_list(${gatheringId}::uuid)`,
  )
}

export interface BoothEntry {
  id: string
  slotId: string
  signUpId: string
  number: number
  callName: string
  result: InterviewResult | null
}

export async function listBoothEntries(db: ReadDb, gatheringId: string): Promise<BoothEntry[]> {
  return ask(
    db,
    sql<BoothEntry>`select id, slot_id as "slotId", sign_up_id as "signUpId", number, call_name as "callName", result
    from booth_list(${gatheringId}::uuid)`,
  )
}

/** By the number on the list, or by what a QR code says: the code alone, or the address with it. */
export function entryOf(door: readonly DoorEntry[], typed: string): DoorEntry | undefined {
  const text = typed.normalize('NFKC').trim()
  const [, code = text] = /[?&]ticket=([\w-]+)/.exec(text) ?? []
  return door.find((each) => each.ticket === code || String(each.number) === code.replace(/番$/, ''))
}
