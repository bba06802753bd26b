/** The lines of a section as they are printed, each with its way to be changed. */
import type { NodeOf, PlanContent } from '../plan-content.rules.ts'
import type { DraftNode } from '../plan-version.queries.ts'
import type { VersionPageProps } from '../version-page.types.ts'
import { printedLines } from '../../plan/index.ts'
import { rowOf } from './node-lists.tsx'

export function PassageRows({
  passages,
  content,
  ...props
}: VersionPageProps & { passages: readonly (NodeOf<'passage'> & DraftNode)[]; content: PlanContent }) {
  if (passages.length === 0) return null
  return (
    <details className="field">
      <summary>印刷される文 {passages.length}行</summary>
      <ul className="rows">
        {passages.map((passage) => {
          const [line] = printedLines({ id: passage.id, ...passage.content }, content)
          return rowOf(props, passage, {
            title: line === undefined ? '引いた先が計画から外れ、印刷されません' : `${line.mark}${line.text}`,
          })
        })}
      </ul>
    </details>
  )
}
