/** Which column is which, of a sheet of people. */
import { columnReader } from '../../../platform/documents/index.ts'
import { type Columns, type ImportField, importFields } from './import.fields.ts'

export const peopleColumns = columnReader(importFields)

/** What a sheet has to say of everybody, in a sentence for each that is missing. */
export function missingColumns(columns: Columns): string[] {
  const has = (...fields: ImportField[]): boolean => fields.some((field) => Object.values(columns).includes(field))
  return [
    ...(has('fullName', 'familyName', 'fullKana', 'familyNameKana', 'alias') ? [] : ['氏名の列がありません。']),
    ...(has('openedOn', 'lastTalkOn') ? [] : ['受付日(または最後に話した日)の列がありません。']),
  ]
}
