/** Somebody from the waiting list has a seat: it stands on the thread, and who signed them up gets a mail. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, record } from '../../../platform/action.ts'
import { ask } from '../../../platform/database/handles.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import { sendMail } from '../../../platform/mail/index.ts'
import { type Outcome, done, wrongState } from '../../../platform/outcome.ts'

export async function tellMovedUp(ctx: ActionContext, signUpId: string): Promise<Outcome<{ caseId: string }>> {
  mustBeAllowed(ctx.actor, 'gathering.signUp')
  const [moved] = await ask(
    ctx.tx,
    sql<{
      case_id: string
      gathering_id: string
      title: string
      held_on: string
      desk_id: string
      email: string | null
    }>`select * from take_moved_up(${signUpId}::uuid)`,
  )
  if (!moved) return wrongState('もう知らせました。')
  await record(
    ctx,
    'gathering.movedUp',
    { signUpId, gatheringId: moved.gathering_id },
    { caseId: moved.case_id, subjectId: signUpId, deskId: moved.desk_id },
  )
  if (moved.email !== null)
    await sendMail(ctx.tx, {
      kind: 'gathering',
      to: moved.email,
      subject: '【つなぐ】キャンセル待ちの方に席が取れました',
      body:
        `「${moved.title}」(${formatDate(moved.held_on)})で、あなたが申し込んだキャンセル待ちの方に席が取れました。\n` +
        'ケースのページの「催し」で確かめて、ご本人に知らせてください。\n\nこのメールには、ご本人についてのことは書いていません。',
    })
  return done({ caseId: moved.case_id })
}
