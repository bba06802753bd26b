import { Section } from '../../../../ui/index.ts'
import { kpiHref } from '../addresses.rules.ts'
import { measureLevelLabels } from '../plan.labels.ts'
import type { LeadBody, Measure, PlanSection } from '../plan.queries.ts'
import type { Finding } from '../finding.queries.ts'
import type { KpiDefinition } from '../kpi-definition.queries.ts'
import { FindingLinks, Statements, Types } from './plan-words.tsx'

export interface MeasuresPartProps {
  sections: PlanSection[]
  measures: Measure[]
  leads: LeadBody[]
  kpis: KpiDefinition[]
  findings: Finding[]
}

export function MeasuresPart(props: MeasuresPartProps) {
  const { sections, measures } = props
  const chapters = sections.filter(
    (section) =>
      section.parentId !== null &&
      sections.some((parent) => parent.id === section.parentId && parent.parentId === null),
  )
  return (
    <div className="stack-wide">
      <p className="page-lead">題は短くまとめた言い方です。計画の文言は、それぞれの題を開くと場所とともに読めます。</p>
      {chapters.map((chapter) => {
        const inside = within(sections, chapter.id)
        const own = measures.filter((measure) => inside.has(measure.section))
        return own.length === 0 ? null : (
          <Section
            key={chapter.id}
            id={`section-${chapter.id}`}
            title={`${numberOf(sections, chapter)} ${chapter.title}`}
            count={own.length}
            kind="large"
          >
            {sections
              .filter((section) => inside.has(section.id))
              .map((section) => (
                <SectionMeasures key={section.id} section={section} isChapter={section.id === chapter.id} {...props} />
              ))}
          </Section>
        )
      })}
    </div>
  )
}

function SectionMeasures({
  section,
  isChapter,
  measures,
  leads,
  kpis,
  findings,
}: MeasuresPartProps & { section: PlanSection; isChapter: boolean }) {
  const own = measures.filter((measure) => measure.section === section.id)
  if (own.length === 0 && (isChapter || !measures.some((measure) => measure.section.startsWith(section.id))))
    return null
  const rows = (
    <ul className="rows">
      {own.map((measure) => (
        <MeasureRow
          key={measure.id}
          measure={measure}
          leads={leads.filter((lead) => measure.leads.includes(lead.code))}
          kpis={kpis.filter((kpi) => kpi.measureIds.includes(measure.id))}
          findings={findings.filter((finding) => finding.measureIds.includes(measure.id))}
        />
      ))}
    </ul>
  )
  return isChapter ? (
    rows
  ) : (
    <Section title={`${section.number} ${section.title}`} kind="plain" level={3}>
      {rows}
    </Section>
  )
}

function MeasureRow({
  measure,
  leads,
  kpis,
  findings,
}: {
  measure: Measure
  leads: LeadBody[]
  kpis: KpiDefinition[]
  findings: Finding[]
}) {
  return (
    <li id={`measure-${measure.id}`}>
      <div className="row row-top">
        <div className="row-body">
          <details>
            <summary>
              {measure.level === 'measure' || measure.level === 'frame' ? (
                <strong>{measure.title}</strong>
              ) : (
                measure.title
              )}
            </summary>
            <Statements statements={measure.stated} />
            {measure.differenceNote === null ? null : (
              <p className="meta">本文と工程表のちがい: {measure.differenceNote}</p>
            )}
          </details>
          <div className="row-notes">
            <span>{measureLevelLabels[measure.level]}</span>
            <Types types={measure.targetTypes} />
            {kpis.map((kpi) => (
              <a key={kpi.code} href={kpiHref(kpi)}>
                KPI {kpi.shortLabel}
              </a>
            ))}
          </div>
          <FindingLinks findings={findings} />
        </div>
        <div className="row-aside">
          {leads.length === 0 ? '主体の記載なし' : leads.map((lead) => lead.label).join('・')}
        </div>
      </div>
    </li>
  )
}

function within(sections: PlanSection[], root: string): Set<string> {
  const found = new Set([root])
  // Sections stand in the plan's order: a parent before its children.
  for (const section of sections) if (section.parentId !== null && found.has(section.parentId)) found.add(section.id)
  return found
}

function numberOf(sections: PlanSection[], section: PlanSection): string {
  const parent = sections.find((each) => each.id === section.parentId)
  return parent === undefined ? section.number : `${parent.number} ${section.number}`
}
