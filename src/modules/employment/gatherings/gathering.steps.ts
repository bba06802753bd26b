/** What the actions on a gathering do in the same way: holding it, and telling who signed people up. */
import { sql } from 'kysely'
import type { OrganizationContext } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { ask } from '../../../platform/database/handles.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { type FieldError, NotFound, type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import { addDays } from '../../../platform/clock.ts'
import type { GatheringState } from './gathering.labels.ts'
import { type GatheringStep, whyNot } from './gathering.rules.ts'

export interface HeldGathering {
  id: string
  title: string
  heldOn: CivilDate
  state: GatheringState
  place: string
  address: string
  isOnline: boolean
  signUpFrom: CivilDate
  signUpUntil: CivilDate
  municipalityCode: string | null
  version: number
}

/** Locked by its host, where its state allows the step. @throws NotFound */
export async function holdGathering(
  ctx: OrganizationContext,
  id: string,
  step: GatheringStep,
): Promise<Outcome<HeldGathering>> {
  const known = await ctx.tx.selectFrom('gatherings').where('id', '=', id).select('organization_id').executeTakeFirst()
  if (!known) throw new NotFound('gathering')
  if (known.organization_id !== ctx.actor.organizationId)
    return wrongState('この催しのことを決められるのは、主催の機関です。')
  const row = await ctx.tx.selectFrom('gatherings').where('id', '=', id).forUpdate().selectAll().executeTakeFirst()
  if (!row) throw new NotFound('gathering')
  const held: HeldGathering = {
    id,
    title: row.title,
    heldOn: row.held_on,
    state: row.state as GatheringState,
    place: row.place,
    address: row.address,
    isOnline: row.is_online,
    signUpFrom: row.sign_up_from,
    signUpUntil: row.sign_up_until,
    municipalityCode: row.municipality_code,
    version: row.version,
  }
  const problem = whyNot(step, held, ctx.today)
  return problem === null ? done(held) : wrongState(problem)
}

/** Of a plan: a day that lies ahead. */
export function dayProblems(ctx: OrganizationContext, heldOn: CivilDate): FieldError[] {
  if (heldOn < ctx.today) return [{ field: 'heldOn', message: '開く日が、今日より前です。日を直してください。' }]
  if (heldOn > addDays(ctx.today, 731))
    return [{ field: 'heldOn', message: '開く日は、今日から2年のうちにしてください。' }]
  return []
}

/** One mail to everybody who signed somebody up; it says nothing of whom. @returns how many were told */
export async function tellSigners(
  ctx: OrganizationContext,
  gatheringId: string,
  mail: { subject: string; text: (people: number) => string },
): Promise<number> {
  const signers = await ask(
    ctx.tx,
    sql<{ email: string; people: number }>`select * from signers_of_gathering(${gatheringId}::uuid)`,
  )
  for (const { email, people } of signers)
    await sendMail(ctx.tx, {
      kind: 'gathering',
      to: email,
      subject: mail.subject,
      body: `${mail.text(people)}\n\n申し込んだ方とは、担当の窓口から連絡をとってください。\nこのメールには、ご本人についてのことは書いていません。`,
    })
  return signers.length
}
