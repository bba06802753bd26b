/** Reads of forms and of what was asked with them. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { Answers } from './assessment.rules.ts'
import { type FormSection } from '../../council/index.ts'

export interface FormVersion {
  key: string
  version: number
  title: string
  deskKinds: string[]
  sections: FormSection[]
  note: string
  published: boolean
  publishedAt: Date | null
  position: number
  writtenAt: Date
  writtenByName: string | null
}

const columns = sql`v.form_key as key, v.version, v.title, v.desk_kinds as "deskKinds", v.sections, v.position, v.note,
  v.published_at is not null as published, v.published_at as "publishedAt", v.written_at as "writtenAt",
  (select display_name from accounts where id = v.written_by) as "writtenByName"`

/** The version in force of each form; for a kind of desk, or all. */
export async function listForms(db: ReadDb, deskKind: string | null): Promise<FormVersion[]> {
  const rows = await ask(
    db,
    sql<FormVersion>`select ${columns} from form_versions v
      where v.published_at is not null
        and not exists (select from form_versions n
          where n.form_key = v.form_key and n.version > v.version and n.published_at is not null)
        ${deskKind === null ? sql`` : sql`and ${deskKind} = any(v.desk_kinds)`}
      order by v.position, v.form_key`,
  )
  return rows
}

/** All versions of one form, the newest first; the draft among them. @throws NotFound */
export async function listVersions(db: ReadDb | WriteTx, key: string): Promise<[FormVersion, ...FormVersion[]]> {
  const rows = await ask(
    db,
    sql<FormVersion>`select ${columns} from form_versions v
      where v.form_key = ${key} order by v.version desc limit 200`,
  )
  const [first, ...rest] = rows
  if (!first) throw new NotFound('form')
  return [first, ...rest]
}

/** @throws NotFound */
export async function formInForce(db: ReadDb | WriteTx, key: string): Promise<FormVersion> {
  const found = (await listVersions(db, key)).find((version) => version.published)
  if (!found) throw new NotFound('form')
  return found
}

export interface EntryRow {
  id: string
  formKey: string
  formTitle: string
  formVersion: number
  /** The section as it stood when it was asked. */
  section: FormSection
  answers: Answers
  askedOn: CivilDate
  organizationId: string
  deskId: string
  deskShortName: string
  authorName: string | null
  writtenAt: Date
}

/** What was asked and may be read, each as it stands, newest first; with its own version of the form. */
export async function listEntries(db: ReadDb, caseId: string, most = 300): Promise<EntryRow[]> {
  const rows = await ask(
    db,
    sql<EntryRow>`select e.id, e.form_key as "formKey", v.title as "formTitle", e.form_version as "formVersion",
      (select each from jsonb_array_elements(v.sections) each where each ->> 'key' = e.section_key) as section,
      e.answers, e.asked_on as "askedOn", e.organization_id as "organizationId", e.desk_id as "deskId",
      (select short_name from desks where id = e.desk_id) as "deskShortName",
      (select display_name from accounts where id = e.account_id) as "authorName", e.written_at as "writtenAt"
    from assessment_entries e join form_versions v on v.form_key = e.form_key and v.version = e.form_version
    where e.case_id = ${caseId}::uuid and not exists (select from assessment_entries n where n.replaces_id = e.id)
    order by e.asked_on desc, e.written_at desc limit ${most}`,
  )
  return rows
}

export interface AskedElsewhere {
  entryId: string
  formKey: string
  sectionKey: string
  fields: string[]
  deskId: string
  deskShortName: string
  askedOn: CivilDate
}

/** What was asked at all, without an answer: from the ledger, which everybody reads who sees the case. */
export async function listAsked(db: ReadDb | WriteTx, caseId: string): Promise<AskedElsewhere[]> {
  const rows = await ask(
    db,
    sql<AskedElsewhere>`select l.payload ->> 'entryId' as "entryId", l.payload ->> 'form' as "formKey",
      l.payload ->> 'section' as "sectionKey", array(select jsonb_array_elements_text(l.payload -> 'fields')) as fields,
      l.desk_id as "deskId", (select short_name from desks where id = l.desk_id) as "deskShortName",
      l.occurred_on as "askedOn"
    from ledger l
    where l.case_id = ${caseId}::uuid and l.kind = 'assessment.recorded'
      and not exists (select from ledger n
        where n.case_id = l.case_id and n.kind = 'assessment.recorded'
          and n.payload ->> 'replaces' = l.payload ->> 'entryId')
    order by l.occurred_on desc, l.recorded_at desc limit 500`,
  )
  return rows
}
