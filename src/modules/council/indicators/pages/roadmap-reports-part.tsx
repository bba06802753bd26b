/** What was reported on a row, the newest first, with what it points to. */
import type { ReactNode } from 'react'
import { formatDate } from '../../../../platform/japanese/index.ts'
import { Empty, LinkButton, RecordEntry, Section, Written } from '../../../../ui/index.ts'
import { isRevisionOf } from '../../council/index.ts'
import { roadmapRowHref } from '../../plan/index.ts'
import { evidenceKinds, roadmapStateLabels } from '../indicator.labels.ts'
import { linkHref, linkText, type RoadmapLink } from '../roadmap-links.rules.ts'
import type { RoadmapReport } from '../roadmap.queries.ts'
import type { RoadmapRowPageProps } from './roadmap-row-page.tsx'

function LinkedEvidence({ link, href }: { link: RoadmapLink; href: string | null }) {
  return href === null ? linkText(link) : <a href={href}>{linkText(link)}</a>
}

export function RoadmapReports({
  year,
  row,
  reports,
  works,
  reads,
}: Pick<RoadmapRowPageProps, 'year' | 'row' | 'reports' | 'works' | 'reads'>) {
  return (
    <Section title="報告" count={reports.length}>
      {reports.length === 0 ? (
        <Empty
          sentence="報告はまだありません。実施主体が、裏づけといっしょに状態を報告します。"
          {...(works
            ? {
                action: (
                  <LinkButton href={roadmapRowHref(row, '/report')} kind="secondary">
                    状態を報告
                  </LinkButton>
                ),
              }
            : {})}
        />
      ) : (
        reports.map((report) => <RoadmapReportEntry key={report.id} report={report} year={year} reads={reads} />)
      )}
    </Section>
  )
}

/** One report, with what it points to. */
export function RoadmapReportEntry({
  report,
  year,
  reads,
  children,
}: Pick<RoadmapRowPageProps, 'year' | 'reads'> & { report: RoadmapReport; children?: ReactNode }) {
  return (
    <RecordEntry
      date={formatDate(report.reportedOn).replace(/\(.\)$/, '')}
      dateTime={report.reportedOn}
      when={[roadmapStateLabels[report.state], ...(isRevisionOf(year, report.recordedAt) ? ['締めたあとの訂正'] : [])]}
      author={`${report.organizationName} ${report.authorName ?? ''}`}
    >
      <p className="meta">
        {evidenceKinds[report.evidenceKind]}・{formatDate(report.evidenceOn)}
      </p>
      <Written text={report.evidence} />
      {report.links.length === 0 ? null : (
        <ul className="plain-list" aria-label="裏づけになっているもの">
          {report.links.map((link, index) => (
            <li key={index}>
              <LinkedEvidence link={link} href={linkHref(link, reads)} />
            </li>
          ))}
        </ul>
      )}
      {report.reason === '' ? null : (
        <>
          <p className="meta">理由</p>
          <Written text={report.reason} />
        </>
      )}
      {report.countermeasure === '' ? null : (
        <>
          <p className="meta">手だて</p>
          <Written text={report.countermeasure} />
        </>
      )}
      {children}
    </RecordEntry>
  )
}
