import { DefinitionList, Empty, Section } from '../../../../ui/index.ts'
import type { AnnexProject } from '../plan.queries.ts'
import type { Finding } from '../finding.queries.ts'
import { FindingLinks, Types } from './plan-words.tsx'

export function AnnexPart({
  projects,
  findings,
  areas,
}: {
  projects: AnnexProject[]
  findings: Finding[]
  areas: Map<string, string>
}) {
  const [first] = projects
  if (first === undefined) return <Empty sentence="この計画には別紙がありません。" />
  return (
    <Section kind="large" title={first.grantName} count={projects.length} unit="事業" note={`別紙 ${first.asOfLabel}`}>
      {projects.map((project) => (
        <section key={project.number} className="section section-plain" id={`annex-${project.number}`}>
          <div className="section-head">
            <h3>
              No.{project.number} {project.name}
            </h3>
          </div>
          <p>{project.summary}</p>
          <DefinitionList
            items={[
              { term: '実施主体', value: project.implementingBody },
              { term: '対象', value: <Types types={project.targetTypes} /> },
              { term: '地域', value: project.area === null ? '県全域' : (areas.get(project.area) ?? '') },
              { term: '別紙の文言', value: `「${project.wording}」` },
            ]}
          />
          <FindingLinks findings={findings.filter((finding) => finding.annexNumbers.includes(project.number))} />
        </section>
      ))}
    </Section>
  )
}
