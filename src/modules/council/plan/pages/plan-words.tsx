/** Small parts that several pages of the plan share. */
import { DefinitionList, Icon, TargetTypeLabel } from '../../../../ui/index.ts'
import { documentLabels, findingHref } from '../plan.labels.ts'
import type { Statement } from '../plan.queries.ts'
import type { Finding } from '../finding.queries.ts'

/** Every wording with its document and place, so that a difference can be read side by side. */
export function Statements({ statements }: { statements: readonly Statement[] }) {
  return (
    <DefinitionList
      items={statements.map((each) => ({
        term: `${documentLabels[each.document]} ${each.place}`,
        value: `「${each.wording}」`,
      }))}
    />
  )
}

export function Types({ types }: { types: readonly number[] }) {
  return types.map((type) => <TargetTypeLabel key={type} type={type as 1 | 2 | 3} />)
}

/** The findings that concern this row, each leading to its full text. */
export function FindingLinks({ findings }: { findings: readonly Finding[] }) {
  return findings.map((finding) => (
    <span key={finding.code} className="rm-finding">
      <Icon name="zoom-question" size={16} />
      <a href={findingHref(finding.code)}>{finding.title}</a>
    </span>
  ))
}
