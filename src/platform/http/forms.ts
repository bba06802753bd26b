/** The hidden parts of a form and what protects them (design §5). */
import { v4, validate } from 'uuid'
import type { Actor } from '../actor.ts'
import type { Council } from '../council.ts'
import type { ReadDb, WriteTx } from '../database/handles.ts'
import { newId } from '../action.ts'
import { sureOfNumber } from '../japanese/index.ts'
import { type Fields, type FormKit, textOf } from './room.ts'

/** Names that carry the form itself and not what somebody wrote. */
const own = /^_/

export function csrfToken(council: Council, sessionId: string | null): string {
  return council.keys.sign('csrf', sessionId ?? 'public')
}

/** A session lasts twelve hours: a page that is a day old was made in one that ended long ago. */
const ownerHours = 24

/**
 * A sealed note of who the form was made for and when, so that input sent after the session ended
 * returns to that account alone.
 */
function ownerNote(council: Council, actor: Actor | null): string {
  return actor === null
    ? ''
    : council.keys.seal('owner', `${actor.accountId} ${council.clock.now().getTime()}`).toString('base64url')
}

/** @returns the account the form was made for, `old` after a day, or null where the note is missing or not ours */
export function ownerOf(council: Council, note: string): { accountId: string } | 'old' | null {
  if (note === '') return null
  try {
    const [accountId = '', madeAt] = council.keys.unseal('owner', Buffer.from(note, 'base64url')).split(' ')
    return council.clock.now().getTime() - Number(madeAt) < ownerHours * 3_600_000 ? { accountId } : 'old'
  } catch {
    return null
  }
}

export async function formKit(
  council: Council,
  actor: Actor | null,
  sessionId: string | null,
  db: ReadDb | null,
  draftKey?: string,
  version?: number | string,
  sent: { fields: Fields; isStale: boolean } | null = null,
): Promise<FormKit> {
  const kit: FormKit = { csrf: csrfToken(council, sessionId), submissionId: v4(), owner: ownerNote(council, actor) }
  if (sent !== null && textOf(sent.fields, sureOfNumber) === 'yes') kit.isSureOfNumber = true
  if (version !== undefined) kit.version = String(version)
  const seen = sent === null ? '' : textOf(sent.fields, '_version')
  if (version !== undefined && seen !== '' && sent?.isStale === false) kit.version = seen
  if (draftKey === undefined || actor === null || db === null) return kit
  kit.draftKey = draftKey
  const draft = await db
    .selectFrom('drafts')
    .select(['body', 'updated_at'])
    .where('account_id', '=', actor.accountId)
    .where('draft_key', '=', draftKey)
    .executeTakeFirst()
  if (draft) {
    kit.draft = { fields: draft.body as Fields, savedAt: draft.updated_at }
    // A draft goes on editing what it started from: the version is the one it was written against.
    const before = (draft.body as Fields)['_version']
    if (typeof before === 'string' && before !== '' && sent === null) kit.version = before
  }
  return kit
}

/** What somebody wrote, without the form's own fields; the version stays, it belongs to what was written. */
export function writtenFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !own.test(name) || name === '_version'))
}

/** Of an account: more than anybody leaves unfinished in the thirty days for which they are kept. */
const mostDrafts = 300

/** @returns false where the account has no place for a further one: nothing was kept */
export async function saveDraft(
  tx: WriteTx,
  accountId: string,
  now: Date,
  draft: { key: string; path: string; title: string; fields: Fields },
): Promise<boolean> {
  const body = JSON.stringify(writtenFields(draft.fields))
  const others = await tx
    .selectFrom('drafts')
    .where('account_id', '=', accountId)
    .where('draft_key', '<>', draft.key)
    .select((eb) => eb.fn.countAll<string>().as('many'))
    .executeTakeFirstOrThrow()
  if (Number(others.many) >= mostDrafts) return false
  await tx
    .insertInto('drafts')
    .values({
      id: newId(),
      account_id: accountId,
      draft_key: draft.key,
      path: draft.path,
      title: draft.title,
      body,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'draft_key'])
        .doUpdateSet({ path: draft.path, title: draft.title, body, updated_at: now }),
    )
    .execute()
  return true
}

export async function dropDraft(tx: WriteTx, accountId: string, key: string): Promise<void> {
  await tx.deleteFrom('drafts').where('account_id', '=', accountId).where('draft_key', '=', key).execute()
}

/**
 * What was kept over a lost session goes once it is recorded or stands in its form again:
 * the form that was sent again names it.
 */
export async function dropKeptInput(tx: WriteTx, fields: Fields): Promise<void> {
  const id = fields['_kept']
  if (typeof id === 'string' && validate(id)) await tx.deleteFrom('kept_inputs').where('id', '=', id).execute()
}
