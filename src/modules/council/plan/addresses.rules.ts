/** Where the plan's parts are read: each in its fiscal year. */
import { inYear } from '../council/index.ts'

/** @param part of the page: `/report` */
export const roadmapRowHref = (row: { id: string; fiscalYear: number }, part = ''): string =>
  inYear(`/roadmap/${row.id}${part}`, row.fiscalYear)

/** @param part of the page: `/facts` */
export const kpiHref = (kpi: { code: string; fiscalYear: number }, part = ''): string =>
  inYear(`/kpis/${kpi.code}${part}`, kpi.fiscalYear)

/** Where a finding stands, open among the folded ones. */
export const findingHref = (finding: { code: string; fiscalYear: number }): string =>
  inYear(`/plan?part=findings&finding=${encodeURIComponent(finding.code)}#finding-${finding.code}`, finding.fiscalYear)
