/** A gathering is near: whoever signed somebody up is reminded, once. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, record } from '../../../platform/action.ts'
import { ask } from '../../../platform/database/handles.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import { tellSigners } from './gathering.steps.ts'

export async function remindOfGathering(context: ActionContext, id: string): Promise<Outcome<{ told: number }>> {
  mustBeAllowed(context.actor, 'gathering.host')
  const ctx = forOrganization(context)
  const [near] = await ask(
    ctx.tx,
    sql<{ title: string; held_on: string; starts_at: string; is_online: boolean; place: string }>`
    select * from take_gathering_reminder(${id}::uuid)`,
  )
  if (!near) return wrongState('もう知らせました。')
  const told = await tellSigners(ctx, id, {
    subject: '【つなぐ】催しが近づきました',
    text: (people) =>
      `「${near.title}」が近づきました。あなたの窓口から${people}人が申し込んでいます。\n` +
      `${formatDate(near.held_on)} ${near.starts_at}から ${near.is_online ? 'オンライン' : near.place}`,
  })
  await record(ctx, 'gathering.reminded', { gatheringId: id, told })
  return done({ told })
}
