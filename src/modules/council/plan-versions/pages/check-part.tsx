import { DefinitionList, Empty, Row, Rows, Section, Tag } from '../../../../ui/index.ts'
import { titleOf } from '../node-words.rules.ts'
import { nodeKindLabels } from '../plan-version.labels.ts'
import type { DraftNode } from '../plan-version.queries.ts'
import { documentLabels, type PlanDocument } from '../../plan/index.ts'
import { type FindingKind, findingKindLabels } from '../../council/index.ts'

export interface DraftFinding {
  key: string
  kind: FindingKind
  subject: string
  title: string
  text: string
  places: { document: PlanDocument; place: string; quote: string }[]
}

/**
 * What the rules of the plan check find in this version, before it is resolved.
 * @param former nodes that still name the year before
 */
export function CheckPart({
  findings,
  former,
  path,
  mayWrite,
}: {
  findings: DraftFinding[]
  former: { year: string; nodes: DraftNode[] } | null
  path: string
  mayWrite: boolean
}) {
  return (
    <>
      {former === null || former.nodes.length === 0 ? null : (
        <Section
          title={`「${former.year}」と書かれているところ`}
          count={former.nodes.length}
          note="引きついだままかどうかを確かめます"
        >
          <Rows>
            {former.nodes.map((node) => (
              <Row
                key={`${node.kind} ${node.id}`}
                title={titleOf(node)}
                titleNote={nodeKindLabels[node.kind]}
                aside={
                  mayWrite ? (
                    <a
                      href={`${path}/nodes/${node.kind}/${encodeURIComponent(node.id)}`}
                      aria-label={`${titleOf(node)}を直す`}
                    >
                      直す
                    </a>
                  ) : undefined
                }
              />
            ))}
          </Rows>
        </Section>
      )}
      <Section title="規則による点検" count={findings.length} note="決議の前に直せます">
        {findings.length === 0 ? (
          <Empty sentence="規則は、何も見つけませんでした。" />
        ) : (
          <ul className="rows">
            {findings.map((finding) => (
              <li key={`${finding.key} ${finding.subject}`}>
                <div className="row row-top row-tag">
                  <div className="row-lead-cell">
                    <Tag>{findingKindLabels[finding.kind]}</Tag>
                  </div>
                  <div className="row-body">
                    <details>
                      <summary>
                        {finding.title}{' '}
                        <span className="meta">
                          {finding.places
                            .slice(0, 1)
                            .map((place) => `${documentLabels[place.document]} ${place.place}`)}
                        </span>
                      </summary>
                      <p>{finding.text}</p>
                      <DefinitionList
                        items={finding.places.map((place) => ({
                          term: `${documentLabels[place.document]} ${place.place}`,
                          value: `「${place.quote}」`,
                        }))}
                      />
                    </details>
                  </div>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
