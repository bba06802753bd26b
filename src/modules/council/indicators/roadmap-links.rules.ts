/** What a state of the 工程表 points to as its evidence (issue of the council, 6), in words and as an address. */
import { may, type Role } from '../../../permissions.ts'
import { type CivilDate, civilDateOf } from '../../../platform/clock.ts'
import { formatDate, formatFiscalYear, formatMonth, formatNumber } from '../../../platform/japanese/index.ts'
import { type ActivityKind, activityText } from '../activities/index.ts'
import { kpiHref } from '../plan/index.ts'

export type RoadmapLink =
  | {
      kind: 'activity'
      id: string
      activityKind: ActivityKind
      title: string
      heldOn: CivilDate
      municipalityName: string | null
      people: number | null
    }
  /**
   * `shown` is the number as it was when the state was reported; null where it was too small to be told,
   * or nothing was reported.
   */
  | { kind: 'figure'; fiscalYear: number; code: string; label: string; unit: string; shown: number | null; at: Date }
  | {
      kind: 'monthlyReport'
      organizationId: string
      organizationName: string
      code: string
      label: string
      month: string
    }
  | { kind: 'release'; fiscalYear: number; number: number }
  | { kind: 'progressReport'; id: string; fiscalYear: number; period: 'half' | 'year'; edition: number }

export const progressReportTitle = (fiscalYear: number, period: 'half' | 'year'): string =>
  period === 'half' ? `${formatFiscalYear(fiscalYear)} 上半期 進捗報告` : `${formatFiscalYear(fiscalYear)} 進捗報告`

export function linkText(link: RoadmapLink): string {
  switch (link.kind) {
    case 'activity':
      return activityText({ ...link, kind: link.activityKind })
    case 'figure':
      return `数: ${link.label} ${link.shown === null ? '出せる数なし' : `${formatNumber(link.shown)}${link.unit}`}(${formatDate(civilDateOf(link.at))}現在)`
    case 'monthlyReport':
      return `月次報告: ${link.organizationName} ${link.label} ${formatMonth(link.month)}`
    case 'release':
      return `公表: ${formatFiscalYear(link.fiscalYear)} 第${link.number}号`
    case 'progressReport':
      return `報告: ${progressReportTitle(link.fiscalYear, link.period)} 第${link.edition}版`
  }
}

/** Monthly reports are opened by who writes them in that organization, and by the office. */
export const readsReportsOf =
  (actor: { role: Role; organizationId: string | null }) =>
  (organizationId: string): boolean =>
    may(actor, 'report.write') && (organizationId === actor.organizationId || may(actor, 'report.decide'))

/**
 * Where it stands; null for a monthly report that is another organization's.
 * @param reads whether this reader may open it
 */
export function linkHref(link: RoadmapLink, reads: (organizationId: string) => boolean): string | null {
  switch (link.kind) {
    case 'activity':
      return `/activities/${link.id}`
    case 'figure':
      return kpiHref(link, `?asOf=${encodeURIComponent(link.at.toISOString())}`)
    case 'monthlyReport':
      return reads(link.organizationId)
        ? `/reports/${link.organizationId}/${link.code}/${link.month.slice(0, 7)}`
        : null
    case 'release':
      return `/figures/${link.fiscalYear}/${link.number}`
    case 'progressReport':
      return `/progress-reports/${link.id}`
  }
}

/** A state's evidence as one text for paper: its words with their day, then a line for each thing that it points to. */
export function evidenceText(
  state: { evidence: string; evidenceOn: CivilDate; links: readonly RoadmapLink[] },
  by = '',
): string {
  return [
    `${state.evidence}(${formatDate(state.evidenceOn)}${by === '' ? '' : ` ${by}`})`,
    ...state.links.map(linkText),
  ].join('\n')
}
