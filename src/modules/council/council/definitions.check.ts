/** What must fit between the definitions of KPIs, and with the plans that set goals for them. */
import type { CouncilFiles } from './council.files.ts'
import { type Report, unique } from './check-report.ts'

const file = 'definitions.json'

export function checkDefinitions({ definitions: { definitions }, plans }: CouncilFiles, report: Report): void {
  unique(
    definitions,
    (row) => `${row.code} ${row.version}`,
    (index) => report(file, ['definitions', index, 'version'], '同じKPIの同じ版が2度あります'),
  )
  const versionsOf = (code: string) => definitions.filter((row) => row.code === code).map((row) => row.version)
  definitions.forEach((row, index) => {
    if (row.version > 1 && !versionsOf(row.code).includes(row.version - 1))
      report(file, ['definitions', index, 'version'], `${row.version - 1} の版がありません`)
  })
  for (const { plan, kpis } of plans)
    kpis.kpis.forEach((row, index) => {
      if (versionsOf(row.code).length === 0)
        report(`plans/${plan.fiscalYear}/kpis.json`, ['kpis', index, 'code'], `${file} に数え方がありません`)
    })
}
