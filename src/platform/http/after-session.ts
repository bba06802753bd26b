/** A form that is sent after its session has ended: what was written is kept, sealed, for whom the form was made. */
import type { Context } from 'hono'
import { newId } from '../action.ts'
import type { Council } from '../council.ts'
import { nobody } from '../database/handles.ts'
import { type LostInput, problem } from './answers.ts'
import { ownerOf, writtenFields } from './forms.ts'
import type { Written } from './body.ts'
import { textOf } from './room.ts'
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
  { fields, files }: Written,
): Promise<{ path: string } | LostInput> {
  const id = newId()
  const sealed = council.keys.seal(
    'kept-input',
    JSON.stringify({
      fields: writtenFields(fields),
      draftKey: textOf(fields, '_draft'),
      // Files are not kept: whoever comes back is told so.
      lostFile: Object.keys(files).length > 0,
    }),
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
  written: Written | undefined,
  url: URL,
): Promise<Response> {
  if (c.req.header('sec-fetch-mode') === 'cors') return c.json({ signedOut: true }, 401)
  const path = url.pathname + url.search
  const owner = written === undefined ? null : ownerOf(council, textOf(written.fields, '_owner'))
  const kept =
    written === undefined || owner === null
      ? { path }
      : owner === 'old'
        ? owner
        : await keepInput(council, owner.accountId, path, written)
  if (typeof kept === 'string') return problem(c, parts, 413, { lost: kept })
  return c.redirect(`/sign-in?next=${encodeURIComponent(kept.path)}`, 303)
}
