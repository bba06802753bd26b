/** A form that is sent after its session has ended: what was written is kept, sealed, for whom the form was made. */
import type { Context } from 'hono'
import { newId } from '../action.ts'
import type { Council } from '../council.ts'
import { nobody } from '../database/handles.ts'
import { type LostInput, problem } from './answers.ts'
import { ownerOf, writtenFields } from './forms.ts'
import { type Fields, textOf } from './room.ts'
import type { WebParts } from './web-parts.ts'

/** In bytes; the table has the same limit. */
const largestKept = 1_000_000

/**
 * Keeps what was written, sealed, for the account the form was made for.
 * @returns where it comes back, or why it isn't kept
 */
async function keepInput(
  council: Council,
  accountId: string,
  path: string,
  fields: Fields,
): Promise<{ path: string } | LostInput> {
  const id = newId()
  const sealed = council.keys.seal(
    'kept-input',
    JSON.stringify({ fields: writtenFields(fields), draftKey: textOf(fields, '_draft') }),
  )
  if (sealed.length > largestKept) return 'long'
  try {
    await council.gateway.append(nobody, (db) =>
      db.insertInto('kept_inputs').values({ id, account_id: accountId, path: path.slice(0, 500), sealed }),
    )
  } catch (error) {
    // bound_kept_inputs()
    if ((error as { code?: unknown }).code === 'TSU02') return 'many'
    throw error
  }
  return { path: `/kept/${id}` }
}

/** Not signed in: to the sign-in page; what was written is kept, or the person is told that it can't be. */
export async function askToSignIn(
  c: Context,
  parts: WebParts,
  council: Council,
  fields: Fields | undefined,
  url: URL,
): Promise<Response> {
  if (c.req.header('sec-fetch-mode') === 'cors') return c.json({ signedOut: true }, 401)
  const path = url.pathname + url.search
  const owner = fields === undefined ? null : ownerOf(council, textOf(fields, '_owner'))
  const kept =
    fields === undefined || owner === null
      ? { path }
      : owner === 'old'
        ? owner
        : await keepInput(council, owner.accountId, path, fields)
  if (typeof kept === 'string') return problem(c, parts, 413, { lost: kept })
  return c.redirect(`/sign-in?next=${encodeURIComponent(kept.path)}`, 303)
}
