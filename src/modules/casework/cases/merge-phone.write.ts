/** The telephone number of a record that ends by merging: carried over, and given back when the merge is undone. */
import type { ActionContext } from '../../../platform/action.ts'
import { formatPhone } from '../../../platform/japanese/phone.ts'
import { refreshSearchText } from '../../people/index.ts'

export interface Contact {
  phone: string
  contactNote: string
}

/**
 * The number of the record that ends isn't lost: the only one, or a second one in the note.
 * @returns what stood there before, or null
 */
export async function carryPhone(ctx: ActionContext, keptId: string, mergedId: string): Promise<Contact | null> {
  const rows = await ctx.tx
    .selectFrom('people')
    .where('id', 'in', [keptId, mergedId])
    .select(['id', 'phone', 'contact_note as contactNote'])
    .execute()
  const [kept, merged] = [rows.find((row) => row.id === keptId), rows.find((row) => row.id === mergedId)]
  if (!kept || !merged || merged.phone === '' || merged.phone === kept.phone) return null
  const second = `もう一つの電話 ${formatPhone(merged.phone)}`
  const change =
    kept.phone === ''
      ? { phone: merged.phone }
      : { contact_note: [kept.contactNote, second].filter(Boolean).join('。').slice(0, 500) }
  await ctx.tx
    .updateTable('people')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: ctx.now, updated_by: ctx.actor.accountId }))
    .where('id', '=', keptId)
    .execute()
  await refreshSearchText(ctx, keptId)
  return { phone: kept.phone, contactNote: kept.contactNote }
}

/** The number that was taken over goes back, unless somebody has written something else meanwhile. */
export async function giveBackPhone(
  ctx: ActionContext,
  keptId: string,
  mergedId: string,
  before: Contact | null,
): Promise<void> {
  if (before === null) return
  const rows = await ctx.tx
    .selectFrom('people')
    .where('id', 'in', [keptId, mergedId])
    .select(['id', 'phone', 'contact_note as contactNote'])
    .execute()
  const [kept, merged] = [rows.find((row) => row.id === keptId), rows.find((row) => row.id === mergedId)]
  if (!kept || !merged) return
  const second = `もう一つの電話 ${formatPhone(merged.phone)}`
  const change =
    before.phone === '' && kept.phone === merged.phone
      ? { phone: '' }
      : kept.contactNote === [before.contactNote, second].filter(Boolean).join('。')
        ? { contact_note: before.contactNote }
        : null
  if (change === null) return
  await ctx.tx
    .updateTable('people')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: ctx.now, updated_by: ctx.actor.accountId }))
    .where('id', '=', keptId)
    .execute()
  await refreshSearchText(ctx, keptId)
}
