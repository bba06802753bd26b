/** What a sheet of jobs can say: the fields of the 求人票 by their labels, and whose job it is. */
import { columnReader, type SheetColumns } from '../../../platform/documents/index.ts'
import { columnFields, type JobFieldName, sheetFields } from './job.fields.ts'
import { labelOf } from './job-paper.rules.ts'

export type ImportField = JobFieldName | 'employer' | 'corporateNumber' | 'sourceKey' | 'wordsSeen'
export type Columns = SheetColumns<ImportField>

const others: Partial<Record<ImportField, readonly string[]>> = {
  number: ['番号', '求人no'],
  receivedOn: ['受付日', '受付年月日'],
  mark: ['印', '限定歓迎'],
  openings: ['採用人数', '募集人数', '人数'],
  title: ['求人職種', '職種名'],
  duties: ['仕事内容', '業務内容'],
  dutiesChange: ['変更範囲', '業務の変更の範囲', '従事すべき業務の変更の範囲'],
  place: ['就業場所', '勤務地'],
  placeChange: ['就業場所の変更の範囲'],
  municipalityCode: ['市町村', '就業市町村'],
  isFullTime: ['フルタイム', '就業形態'],
  wageLeast: ['賃金下限', '賃金', '月給'],
  wageMost: ['賃金上限'],
  weeklyHours: ['週の時間', '週所定労働時間'],
  ageLeast: ['年齢下限'],
  ageMost: ['年齢上限'],
  retirementAge: ['定年年齢'],
}

const ofJob = Object.fromEntries(
  (Object.keys({ ...columnFields, ...sheetFields }) as JobFieldName[])
    // A workplace has no name that a sheet could know for sure.
    .filter((name) => name !== 'workplaceId')
    .map((name) => [name, { label: labelOf(name), names: others[name] ?? [] }]),
) as unknown as Record<ImportField, { label: string; names: readonly string[] }>

export const importFields: Readonly<Record<ImportField, { label: string; names: readonly string[] }>> = {
  ...ofJob,
  employer: { label: '企業', names: ['企業名', '事業所名', '会社名', '求人者'] },
  corporateNumber: { label: '法人番号', names: [] },
  sourceKey: { label: '整理番号', names: ['管理番号', '受付番号'] },
  wordsSeen: { label: '年齢を限る言葉ではない', names: [] },
}
export const jobColumns = columnReader(importFields)

/** What a sheet has to say of every job, in a sentence for each that is missing. */
export function missingColumns(columns: Columns): string[] {
  const has = (...fields: ImportField[]): boolean => fields.some((field) => Object.values(columns).includes(field))
  return [
    ...(has('employer', 'corporateNumber') ? [] : ['企業名か法人番号の列がありません。']),
    ...(has('title') ? [] : ['職種の列がありません。']),
  ]
}
