/** What stands in a row about a person, in words. */
import type pg from 'pg'
import { triageQuestions } from '../../modules/casework/cases/index.ts'
import type { CivilDate } from '../../platform/clock.ts'
import { formatBirthDate, formatDate, formatDateTime } from '../../platform/japanese/format-date.ts'
import { tablesOfPerson } from './person-tables.ts'
import type { PersonPart } from './of-person.ts'

/** Values as a person reads them: names instead of ids, Japanese days, words instead of codes. */
export async function wordsOf(
  client: pg.ClientBase,
): Promise<(table: string, column: PersonPart['columns'][number], value: unknown) => string> {
  const { rows: named } = await client.query<{ id: string; name: string }>(
    `select id, name from organizations
     union all select id, name from desks
     union all select id::text, display_name from accounts
     union all select code, name from municipalities
     union all select id, title from plan_measures`,
  )
  const { rows: asked } = await client.query<{ key: string; label: string }>(
    `select distinct on (key) f ->> 'key' as key, f ->> 'label' as label
     from form_versions v, jsonb_array_elements(v.sections) s, jsonb_array_elements(s -> 'fields') f
     order by key, v.version desc`,
  )
  const { rows: titles } = await client.query<{ key: string; title: string }>(
    `select form_key as key, title from form_versions
     union select s ->> 'key', s ->> 'title' from form_versions v, jsonb_array_elements(v.sections) s`,
  )
  const [names, questions, forms] = [
    new Map(named.map(({ id, name }) => [id, name])),
    new Map(asked.map(({ key, label }) => [key, label])),
    new Map(titles.map(({ key, title }) => [key, title])),
  ]
  const triage: Readonly<Record<string, { label: string; options: Readonly<Record<string, string>> }>> = triageQuestions
  const answered = (table: string, key: string, answer: unknown): string => {
    const texts = (Array.isArray(answer) ? answer : [answer]).map((each) =>
      typeof each === 'object' ? JSON.stringify(each) : String(each),
    )
    const question = table === 'target_type_decisions' ? triage[key] : undefined
    if (question) return `${question.label}: ${texts.map((text) => question.options[text] ?? text).join('、')}`
    if (table === 'support_reviews')
      return texts.map((text) => tablesOfPerson[table]?.words?.['progress']?.[text] ?? text).join('、')
    return `${questions.get(key) ?? key}: ${texts.join('、')}`
  }
  const one = (table: string, { name, type }: PersonPart['columns'][number], value: unknown): string => {
    if (typeof value === 'boolean') return value ? 'はい' : 'いいえ'
    if (typeof value === 'object' && value !== null)
      return Object.entries(value)
        .map(([key, answer]) => answered(table, key, answer))
        .join(' / ')
    const text = String(value)
    const words = tablesOfPerson[table]?.words?.[name]
    if (words) return words[text] ?? text
    if (name === 'form_key' || name === 'section_key') return forms.get(text) ?? text
    if (/(?:_id|_by|_code|recipients|authors|first_contact_by)$/.test(name)) return names.get(text) ?? text
    if (name === 'birth_date') return formatBirthDate(text as CivilDate)
    return type === 'date' ? formatDate(text as CivilDate) : text
  }
  return (table, column, value) => {
    if (value === null || value === undefined || value === '') return ''
    if (value instanceof Date) return formatDateTime(value)
    return Array.isArray(value) ? value.map((each) => one(table, column, each)).join('、') : one(table, column, value)
  }
}
