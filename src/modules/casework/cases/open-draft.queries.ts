/** Consultations that the reader has begun to write down and not finished, for the page where the next one begins. */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

export interface OpenDraft {
  key: string
  path: string
  updatedAt: Date
  /** As far as it was typed. */
  about: string
  note: string
}

/**
 * Whom a draft of 受付 is about, from what was typed: the name, else the reading,
 * what somebody is called, or what was searched.
 */
export const typedAbout = sql`coalesce(
  nullif(btrim(concat_ws(' ', nullif(d.body ->> 'person.familyName', ''), nullif(d.body ->> 'person.givenName', ''))),
    ''),
  nullif(btrim(concat_ws(' ', nullif(d.body ->> 'person.familyNameKana', ''),
    nullif(d.body ->> 'person.givenNameKana', ''))), ''),
  nullif(d.body ->> 'person.alias', ''), nullif(d.body ->> 'search', ''), '')`

export async function listOpenDrafts(db: ReadDb, accountId: string, most = 5): Promise<OpenDraft[]> {
  const rows = await ask(
    db,
    sql<OpenDraft>`select d.draft_key as key, d.path, d.updated_at as "updatedAt", left(${typedAbout}, 60) as about,
      left(coalesce(d.body ->> 'note', ''), 60) as note
    from drafts d
    where d.account_id = ${accountId}::uuid and d.draft_key like 'case-new:%'
    order by d.updated_at desc limit ${most}`,
  )
  return rows
}
