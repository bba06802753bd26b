/** What a table of one's own asks for, once: read from an address, from a form, and from what was kept. */
import { z } from 'zod'
import type { CivilDate } from '../../../platform/clock.ts'
import { form, keysOf, line, own, tick } from '../../../forms/index.ts'
import { invalid, type Outcome, type Refused } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { parseAsOf, readAsOf } from '../indicators/index.ts'
import { columnLabels, dimensionLabels } from './own-table.labels.ts'

const mostKpis = 8
const line60 = z.string().max(60).default('')

/** Sentences stand beside the field that they are about. */
export const tableDefinition = z
  .object({
    fiscalYear: z.coerce.number('年度を選んでください。').int().min(2000).max(2100),
    kpis: z
      .array(z.string().max(60))
      .min(1, 'KPIを選んでください。')
      .max(mostKpis, `KPIは${mostKpis}つまでです。`)
      .transform((codes) => [...new Set(codes)]),
    rows: z.enum(keysOf(dimensionLabels), '行を選んでください。'),
    columns: z.enum(keysOf(columnLabels), '列を選んでください。'),
    area: line60,
    organization: line60,
    type: z.enum(['', '1', '2', '3'], '類型を選んでください。').default(''),
    /** As typed; '' counts up to now, whenever it is opened. */
    asOf: z.string().max(40).default(''),
  })
  .refine((table) => table.columns === 'kpi' || table.kpis.length === 1, {
    path: ['kpis'],
    message: '列が「KPIごと」でないときは、KPIを一つだけ選んでください。',
  })
  .refine((table) => (table.columns as string) !== table.rows, {
    path: ['columns'],
    message: '行とはちがうものを選んでください。',
  })
  .superRefine((table, context) => {
    const asOf = readAsOf(table.asOf)
    if (!asOf.ok) context.addIssue({ code: 'custom', path: ['asOf'], message: asOf.message })
    else if (table.columns === 'year' && asOf.asOf !== null)
      context.addIssue({ code: 'custom', path: ['asOf'], message: '「年度ごと」では、いつまでの記録かを選べません。' })
  })
export type TableDefinition = z.output<typeof tableDefinition>

interface Source {
  one(name: string): string
  all(name: string): string[]
}

/** Of a day to come nothing can be counted yet. */
export function whyNotCounted({ asOf }: TableDefinition, today: CivilDate): Refused | null {
  const parsed = parseAsOf(asOf, today)
  return parsed.ok ? null : invalid({ field: 'asOf', message: parsed.message })
}

export function parseDefinition(typed: Source, today: CivilDate): Outcome<TableDefinition> {
  const checked = check(tableDefinition, {
    fiscalYear: typed.one('year'),
    kpis: typed.all('kpis'),
    rows: typed.one('rows'),
    columns: typed.one('columns'),
    area: typed.one('area'),
    organization: typed.one('organization'),
    type: typed.one('type'),
    asOf: typed.one('asOf'),
  })
  return (checked.ok ? whyNotCounted(checked.value, today) : null) ?? checked
}

export const queryOf = (definition: TableDefinition): URLSearchParams => {
  const { kpis, fiscalYear, ...rest } = definition
  return new URLSearchParams([
    ['year', String(fiscalYear)],
    ...kpis.map((code): [string, string] => ['kpis', code]),
    ...Object.entries(rest).filter(([, value]) => value !== ''),
  ])
}

export const keepTableForm = form({
  name: line('表の名前', { most: 100 }),
  isShared: tick('事務局のほかの人にも見せる'),
  definition: own(tableDefinition, (posted) => ({
    fiscalYear: posted.text('year'),
    kpis: posted.list('kpis'),
    ...Object.fromEntries(
      ['rows', 'columns', 'area', 'organization', 'type', 'asOf'].map((name) => [name, posted.text(name)]),
    ),
  })),
})
export const keepTableInput = keepTableForm.schema
export type KeepTableInput = z.output<typeof keepTableInput>
