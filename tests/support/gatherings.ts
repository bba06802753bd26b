/** Gatherings of this council's host, as tests need them: through the product's own actions. */
import {
  addBooth,
  addSlots,
  boothForm,
  gatheringForm,
  listBooths,
  openGathering,
  planGathering,
  signUp,
  signUpForm,
  slotsForm,
} from '../../src/modules/employment/gatherings/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { addDays } from '../../src/platform/clock.ts'
import type { Council } from '../../src/platform/council.ts'
import { act } from './people.ts'
import { valueOf } from './thread.ts'

/** A fair three weeks from now, in a hall, for which signing up begins today. */
export const gatheringInput = (council: Council, more: Record<string, unknown> = {}) =>
  gatheringForm.schema.parse({
    kind: 'job-fair',
    title: '中高年の方のための就職面接会',
    purpose: '',
    programme: '',
    audience: '',
    heldOn: addDays(council.clock.today(), 21),
    startsAt: '13:00',
    endsAt: '16:00',
    form: 'hall',
    municipalityCode: '20201',
    place: '長野市生涯学習センター',
    address: '',
    signUpFrom: council.clock.today(),
    signUpUntil: addDays(council.clock.today(), 21),
    seats: 10,
    ...more,
  })

export async function plannedGathering(
  council: Council,
  host: Actor,
  more: Record<string, unknown> = {},
): Promise<string> {
  return valueOf(await act(council, host, (ctx) => planGathering(ctx, gatheringInput(council, more)))).id
}

export async function openedGathering(
  council: Council,
  host: Actor,
  more: Record<string, unknown> = {},
): Promise<string> {
  const id = await plannedGathering(council, host, more)
  valueOf(await act(council, host, (ctx) => openGathering(ctx, id)))
  return id
}

export const signUpInput = (council: Council, gatheringId: string, more: Record<string, unknown> = {}) =>
  signUpForm.schema.parse({ gatheringId, agreedOn: council.clock.today(), ...more })

export async function signedUp(
  council: Council,
  by: Actor,
  caseId: string,
  gatheringId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  return valueOf(await act(council, by, (ctx) => signUp(ctx, caseId, signUpInput(council, gatheringId, more)))).id
}

/** Somebody who hires, as the page of employers would write it down. */
/** A booth of that employer with its times. @returns the booth, and its slots in their order */
export async function someBooth(
  council: Council,
  host: Actor,
  gatheringId: string,
  employerId: string,
  times = { startsAt: '13:00', endsAt: '15:00', minutes: 20, seats: 1 },
): Promise<{ boothId: string; slots: string[] }> {
  const input = boothForm.schema.parse({ employerId, label: '3', note: '' })
  const { id } = valueOf(await act(council, host, (ctx) => addBooth(ctx, gatheringId, input)))
  valueOf(await act(council, host, (ctx) => addSlots(ctx, id, slotsForm.schema.parse(times))))
  const booths = await council.gateway.read(host, (db) => listBooths(db, gatheringId))
  return { boothId: id, slots: booths.find((each) => each.id === id)?.slots.map((slot) => slot.id) ?? [] }
}
