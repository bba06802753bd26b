/**
 * Tokens of machines: made by the operator's command, ended by whose they are, by an administrator, or by that command.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, newId, record } from '../../../platform/action.ts'
import { normalizeLine } from '../../../platform/japanese/text.ts'
import { done, invalid, NotFound, type Outcome } from '../../../platform/outcome.ts'
import { hashOfToken } from './invitation-token.ts'
import { problemsOfToken } from './tokens.rules.ts'

/** What these need of an action; the operator's command opens no council for them. */
type Context<C extends ActionContext> = Pick<C, 'tx' | 'actor' | 'today'>

export interface NewToken {
  accountId: string
  purpose: string
  days: number
}

/** Only a digest of it is kept. @returns the token, shown once */
export async function makeToken(
  ctx: Context<ActionContext>,
  input: NewToken,
): Promise<Outcome<{ id: string; token: string }>> {
  mustBeAllowed(ctx.actor, 'account.manage')
  const purpose = normalizeLine(input.purpose).trim()
  const problems = problemsOfToken(purpose, input.days)
  if (problems.length > 0) return invalid(...problems)
  const id = newId()
  const token = `tsu_${randomBytes(32).toString('base64url')}`
  await ctx.tx
    .insertInto('api_tokens')
    .values({
      id,
      account_id: input.accountId,
      token_hash: hashOfToken(token),
      purpose,
      expires_at: sql<Date>`now() + make_interval(days => ${input.days})`,
    })
    .execute()
  await record(
    ctx,
    'account.tokenMade',
    { accountId: input.accountId, tokenId: id, days: input.days },
    { subjectId: input.accountId },
  )
  return done({ id, token })
}

/** One's own. It is out with the next request. @throws NotFound where there is none to end */
export async function endOwnToken(ctx: Context<ActionContext>, tokenId: string): Promise<void> {
  mustBeAllowed(ctx.actor, 'account.own')
  await end(ctx, tokenId, ctx.actor.accountId)
}

/** Anybody's. @returns whose it was; @throws NotFound where there is none to end */
export async function endToken(ctx: Context<ActionContext>, tokenId: string): Promise<{ accountId: string }> {
  mustBeAllowed(ctx.actor, 'account.manage')
  return end(ctx, tokenId, null)
}

async function end(
  ctx: Context<ActionContext>,
  tokenId: string,
  accountId: string | null,
): Promise<{ accountId: string }> {
  const ended = await ctx.tx
    .updateTable('api_tokens')
    .set({ revoked_at: sql<Date>`now()` })
    .where(sql<string>`id::text`, '=', tokenId)
    .where('revoked_at', 'is', null)
    .$if(accountId !== null, (query) => query.where('account_id', '=', accountId ?? ''))
    .returning('account_id as accountId')
    .executeTakeFirst()
  if (!ended) throw new NotFound('token')
  await record(ctx, 'account.tokenEnded', { accountId: ended.accountId, tokenId }, { subjectId: ended.accountId })
  return ended
}
