/** What must fit between the definitions of KPIs, and with the plans that set goals for them. */
import type { CouncilFiles } from './council.files.ts'
import { type Report, unique } from './check-report.ts'

const file = 'definitions.json'

export function checkDefinitions(
  { definitions: { definitions }, plans, deskKinds }: CouncilFiles,
  report: Report,
): void {
  unique(
    definitions,
    (row) => `${row.code} ${row.version}`,
    (index) => report(file, ['definitions', index, 'version'], '同じKPIの同じ版が2度あります'),
  )
  const versionsOf = (code: string) => definitions.filter((row) => row.code === code).map((row) => row.version)
  const kindsOfDesk = new Set(deskKinds.map((each) => each.kind))
  /** A sum of sums would say nothing more, and could go around in a circle. */
  const checkSum = (code: string, parts: readonly string[], index: number): void => {
    for (const part of parts) {
      const own = definitions.filter((row) => row.code === part)
      if (own.length === 0 || part === code)
        report(file, ['definitions', index, 'counts', 'sumOf'], `KPI ${part} の数え方がありません`)
      else if (own.some((row) => row.counts.sumOf !== undefined || row.counts.ratio !== undefined))
        report(file, ['definitions', index, 'counts', 'sumOf'], `${part} も合計か率なので、足せません`)
    }
  }
  /** A rate of a rate says nothing, and both of its numbers are told and reported beside it. */
  const checkRatio = (code: string, { of, to }: { of: string; to: string }, index: number): void => {
    const at = (field: 'of' | 'to') => ['definitions', index, 'counts', 'ratio', field]
    for (const [field, part] of [
      ['of', of],
      ['to', to],
    ] as const) {
      const own = definitions.filter((row) => row.code === part)
      if (own.length === 0 || part === code) report(file, at(field), `KPI ${part} の数え方がありません`)
      else if (own.some((row) => row.counts.ratio !== undefined)) report(file, at(field), `${part} も率です`)
    }
    if (of === to) report(file, at('to'), '分子と分母が同じKPIです')
    for (const { plan, kpis } of plans) {
      const has = (each: string): boolean => kpis.kpis.some((row) => row.code === each)
      if (has(code) && !(has(of) && has(to)))
        report(
          file,
          at(has(of) ? 'to' : 'of'),
          `plans/${plan.fiscalYear}/kpis.json に ${has(of) ? to : of} がありません(率のもとの数もKPIとして書いてください)`,
        )
    }
  }
  definitions.forEach((row, index) => {
    if (row.version > 1 && !versionsOf(row.code).includes(row.version - 1))
      report(file, ['definitions', index, 'version'], `${row.version - 1} の版がありません`)
    if ((row.reportsSince ?? row.version) > row.version)
      report(file, ['definitions', index, 'reportsSince'], 'この版より後の版は書けません')
    checkSum(row.code, row.counts.sumOf ?? [], index)
    if (row.counts.ratio !== undefined) checkRatio(row.code, row.counts.ratio, index)
    for (const kind of row.counts.deskKinds ?? [])
      if (!kindsOfDesk.has(kind))
        report(file, ['definitions', index, 'counts', 'deskKinds'], `窓口の種類 ${kind} がありません`)
  })
  for (const { plan, kpis } of plans)
    kpis.kpis.forEach((row, index) => {
      if (versionsOf(row.code).length === 0)
        report(`plans/${plan.fiscalYear}/kpis.json`, ['kpis', index, 'code'], `${file} に数え方がありません`)
    })
}
