/**
 * The words of our mails: why it came, the link, how long it works, what to do if it wasn't you.
 * No name, no organization.
 */
import { sql, type Transaction } from 'kysely'
import { newId } from '../../../platform/action.ts'
import type { WriteTx } from '../../../platform/database/handles.ts'
import { sendMail } from '../../../platform/mail/index.ts'

const foot = '\n\n--\nつなぐ\nこのメールには返信できません。'

export const sendInvitationMail = (tx: WriteTx, to: string, link: string): Promise<void> =>
  sendMail(tx, {
    kind: 'invitation',
    to,
    subject: '「つなぐ」への招待',
    body: `「つなぐ」の利用者として招待されました。\n下のリンクを開いて、お名前とパスワードを決めてください。\n\n${link}\n\nリンクは7日間、一度だけ使えます。期限が過ぎたときは、招待した人にもう一度送るよう伝えてください。\n心当たりがないときは、このメールを消してください。何も起こりません。${foot}`,
  })

/** To the account with this id, where there is one; one statement either way. To be called as `tsunagu_auth`. */
export async function addResetMail(tx: Transaction<unknown>, accountId: string, link: string): Promise<void> {
  const body = `パスワードを決めなおす手続きがありました。\n下のリンクを開いて、新しいパスワードを決めてください。\n\n${link}\n\nリンクは1時間、一度だけ使えます。何通も届いたときは、いちばん新しいものを使ってください。\n心当たりがないときは、このメールを消してください。いまのパスワードはそのままです。${foot}`
  await sql`insert into mails (id, kind, recipient, subject, body)
    select ${newId()}::uuid, 'password-reset', u."email", '「つなぐ」のパスワードを決めなおす', ${body}
    from auth."user" u
    where u."id" = ${accountId}`.execute(tx)
}

export const sendPasswordChangedMail = (tx: WriteTx, to: string): Promise<void> =>
  sendMail(tx, {
    kind: 'password-changed',
    to,
    subject: '「つなぐ」のパスワードが変わりました',
    body: `このアドレスの利用者のパスワードが変わりました。ほかの端末はログアウトされています。\n心当たりがないときは、すぐに管理者へ知らせてください。${foot}`,
  })

export const sendManagerMail = (tx: WriteTx, to: string): Promise<void> =>
  sendMail(tx, {
    kind: 'manager-added',
    to,
    subject: '「つなぐ」で、あなたの機関の責任者が加わりました',
    body: `システム管理者が、あなたの機関に責任者の利用者を加えました。\n責任者は、その機関の記録と担当のようすを見られます。\n心当たりがないときは、すぐに管理者と事務局へ知らせてください。${foot}`,
  })

export const sendSecondFactorMail = (tx: WriteTx, to: string, on: boolean): Promise<void> =>
  sendMail(tx, {
    kind: 'second-factor-changed',
    to,
    subject: on ? '「つなぐ」の二段階認証を始めました' : '「つなぐ」の二段階認証がなくなりました',
    body: `このアドレスの利用者の二段階認証が${on ? '始まりました' : 'なくなりました'}。\n心当たりがないときは、すぐに管理者へ知らせてください。${foot}`,
  })
