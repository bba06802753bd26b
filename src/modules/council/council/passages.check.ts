/** The text of a plan and what it quotes: each line belongs to a section, and what it says stands in its document. */
import type { PlanFiles } from './council.files.ts'
import { type Report, unique } from './check-report.ts'

export function checkPassages({ plan, kpis }: Pick<PlanFiles, 'plan' | 'kpis'>, report: Report): void {
  const file = `plans/${plan.fiscalYear}/plan.json`
  const sections = new Set(plan.sections.map((row) => row.id))
  unique(
    plan.passages,
    (row) => row.id,
    (index) => report(file, ['passages', index, 'id'], '同じ番号の文が2度あります'),
  )
  plan.passages.forEach((row, index) => {
    if (row.section === null ? row.document === 'body' : !sections.has(row.section))
      report(file, ['passages', index, 'section'], `節 ${row.section ?? ''} がありません`)
    if (row.says.length === 0 && row.text.trim() === '')
      report(file, ['passages', index, 'text'], '文も、引く文言もありません')
    const known = quotableIn(row.document, { plan, kpis })
    row.says.forEach((said, at) => {
      if (!known.has(said)) report(file, ['passages', index, 'says', at], `引く文言 ${said} が、この文書にありません`)
    })
  })
}

function quotableIn(document: string, { plan, kpis }: Pick<PlanFiles, 'plan' | 'kpis'>): ReadonlySet<string> {
  const here = (row: { stated: { document: string }[] }): boolean =>
    row.stated.some((statement) => statement.document === document)
  return new Set([
    ...plan.sections.map((row) => `section:${row.id}`),
    ...plan.targetTypes.flatMap(({ type }) => [`type:${type}`, `examples:${type}`]),
    ...plan.goals.filter(here).map((row) => `goal:${row.id}`),
    ...plan.measures.filter(here).map((row) => `measure:${row.id}`),
    ...kpis.kpis.flatMap((row) =>
      row.stated.filter((value) => value.document === document).map((value) => `kpi:${row.code}:${value.place}`),
    ),
  ])
}
