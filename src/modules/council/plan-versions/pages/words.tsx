/** Small parts that several pages of versions share. */
import { formatDate, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import { DefinitionList, Tag } from '../../../../ui/index.ts'
import { describe, type Names } from '../node-words.rules.ts'
import { versionKinds, type VersionState, versionStates } from '../plan-version.labels.ts'
import type { DraftNode, PlanVersion } from '../plan-version.queries.ts'

/** 令和7年度 第2版(改定); a draft has no number yet. */
export function versionTitle(version: Pick<PlanVersion, 'fiscalYear' | 'number' | 'kind'>): string {
  const year = formatFiscalYear(version.fiscalYear)
  return version.number === null || version.kind === null
    ? `${year}の案`
    : `${year} 第${version.number}版(${versionKinds[version.kind]})`
}

const tags = { draft: 'caution', review: 'now', resolved: 'ok', withdrawn: 'neutral' } as const satisfies Record<
  VersionState,
  string
>

export const StateTag = ({ state }: { state: VersionState }) => <Tag kind={tags[state]}>{versionStates[state]}</Tag>

/** When it counts, or how far it is. */
export function versionNote(version: PlanVersion): string {
  if (version.effectiveOn !== null) return `${formatDate(version.effectiveOn)}から・${version.resolution}`
  if (version.state === 'review' && version.reviewUntil !== null)
    return `意見の期限 ${formatDate(version.reviewUntil)}・意見 ${version.comments}件`
  return version.comments === 0 ? '' : `意見 ${version.comments}件`
}

/** Everything that a node says. @param without fields that stand beside it already */
export function NodeFields({
  node,
  names,
  without = [],
}: {
  node: Pick<DraftNode, 'kind' | 'content'>
  names: Names
  without?: readonly string[]
}) {
  const said = describe(node, names).filter((field) => field.text !== '' && !without.includes(field.name))
  return (
    <DefinitionList
      items={said.map((field) => ({ term: field.label, value: <div className="written">{field.text}</div> }))}
    />
  )
}
