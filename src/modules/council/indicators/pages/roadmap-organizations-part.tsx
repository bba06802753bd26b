/** What organizations say of themselves on a row that names their kind, or all: counted, listed, and who is missing. */
import { formatDate } from '../../../../platform/japanese/index.ts'
import { DefinitionList, Section } from '../../../../ui/index.ts'
import { organizationKindLabels } from '../../council/index.ts'
import { roadmapStateLabels } from '../indicator.labels.ts'
import type { OrganizationReports } from '../roadmap-organizations.rules.ts'
import { RoadmapReportEntry } from './roadmap-reports-part.tsx'
import type { RoadmapRowPageProps } from './roadmap-row-page.tsx'

const kindLabel = (kind: string): string => (organizationKindLabels as Record<string, string>)[kind] ?? kind

export function OrganizationReportsPart({
  year,
  reads,
  own,
}: Pick<RoadmapRowPageProps, 'year' | 'reads'> & { own: OrganizationReports }) {
  if (own.of === 0 && own.said.length === 0) return null
  const states = Object.entries(roadmapStateLabels)
    .map(([state, label]) => ({ label, many: own.said.filter(({ newest }) => newest.state === state).length }))
    .filter(({ many }) => many > 0)
  return (
    <>
      <Section title="機関ごとの取組" note={`${own.of}機関のうち${own.reported}機関が報告`} pad>
        <div className="stack">
          <p className="meta">
            その機関の取組だけの報告です。行の状態(進み具合)は、実施主体に名のある機関か事務局の報告で決まります。
          </p>
          <DefinitionList
            items={[
              ...own.kinds
                .filter((each) => each.reported > 0 || own.kinds.length === 1)
                .map((each) => ({ term: kindLabel(each.kind), value: `${each.of}のうち${each.reported}が報告` })),
              ...states.map(({ label, many }) => ({ term: label, value: `${many}機関` })),
            ]}
          />
          {own.silent.length === 0 ? null : (
            <details>
              <summary>まだの機関 {own.silent.length}</summary>
              <p>{own.silent.map((each) => each.name).join('、')}</p>
            </details>
          )}
        </div>
      </Section>
      {own.said.length === 0 ? null : (
        <Section title="機関の報告" count={own.said.length} unit="機関">
          {own.said.map(({ newest, former }) => (
            <RoadmapReportEntry key={newest.id} report={newest} year={year} reads={reads}>
              {former.length === 0 ? null : (
                <details>
                  <summary>前の報告 {former.length}件</summary>
                  <ul className="plain-list">
                    {former.map((each) => (
                      <li key={each.id}>
                        {formatDate(each.evidenceOn)} {roadmapStateLabels[each.state]}: {each.evidence}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </RoadmapReportEntry>
          ))}
        </Section>
      )}
    </>
  )
}
