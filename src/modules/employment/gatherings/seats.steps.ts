/** Seats (ADR 0071): asked of the database, which alone gives them. */
import { sql } from 'kysely'
import type { OrganizationContext } from '../../../platform/action.ts'
import { ask } from '../../../platform/database/handles.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import type { Seats } from './gathering.rules.ts'

/** How many there are, held until the end of this action: nobody takes one meanwhile. @throws NotFound */
export async function holdSeats(ctx: OrganizationContext, poolId: string): Promise<Seats> {
  const [held] = await ask(ctx.tx, sql<Seats>`select * from hold_seats(${poolId}::uuid)`)
  if (!held) throw new NotFound('seats')
  return held
}

/** Nobody who has a seat loses it because there are fewer. */
export async function seatsProblem(
  ctx: OrganizationContext,
  poolId: string,
  seats: number | null,
): Promise<FieldError | null> {
  const { taken } = await holdSeats(ctx, poolId)
  return seats !== null && seats < taken
    ? { field: 'seats', message: `もう${taken}人が席を取っています。${taken}席より少なくはできません。` }
    : null
}
