/** Nodes of a version in lists, each with its ways on, and those that were taken out. */
import type { ReactNode } from 'react'
import { formatFiscalYear } from '../../../../platform/japanese/index.ts'
import { Empty, PostButton, Row, Rows, Section, TargetTypeLabel } from '../../../../ui/index.ts'
import type { PlanNodeKind } from '../../council/index.ts'
import { titleOf } from '../node-words.rules.ts'
import { nodeKindLabels } from '../plan-version.labels.ts'
import { type NodeOf, nodesOfKind } from '../plan-content.rules.ts'
import type { DraftNode } from '../plan-version.queries.ts'
import { NodeRow } from './node-row.tsx'
import type { VersionPageProps } from '../version-page.types.ts'

export const alive = <K extends PlanNodeKind>(nodes: readonly DraftNode[], kind: K) =>
  nodesOfKind(
    nodes.filter((node) => !node.isRemoved),
    kind,
  ) as (NodeOf<K> & DraftNode)[]

export function rowOf(
  props: VersionPageProps,
  node: DraftNode,
  more: { without?: string[]; notes?: ReactNode; title?: string } = {},
) {
  const { names, comments, path, version, mayWrite, mayComment, carried } = props
  const evidence = node.kind === 'measure' ? carried?.byMeasure.get(node.id) : undefined
  return (
    <NodeRow
      key={node.id}
      node={node}
      names={names}
      base={path}
      mayWrite={mayWrite && version.state === 'draft'}
      mayComment={mayComment}
      {...more}
      comments={comments.filter((comment) => comment.nodeKind === node.kind && comment.nodeId === node.id).length}
      carried={
        evidence === undefined || carried === null
          ? undefined
          : { year: formatFiscalYear(carried.fiscalYear), evidence }
      }
    />
  )
}

export const Types = ({ types }: { types: readonly number[] }) =>
  types.map((type) => <TargetTypeLabel key={type} type={type as 1 | 2 | 3} />)

export function ListPart({
  kind,
  title,
  unit = '件',
  ...props
}: VersionPageProps & { kind: PlanNodeKind; title: string; unit?: string }) {
  const own = alive(props.nodes, kind)
  const mayAdd = props.mayWrite && props.version.state === 'draft' && kind !== 'head'
  return (
    <>
      <Section
        title={title}
        {...(kind === 'head' ? {} : { count: own.length, unit })}
        more={mayAdd ? <a href={`${props.path}/nodes/${kind}/new`}>{nodeKindLabels[kind]}を加える</a> : undefined}
      >
        {own.length === 0 ? (
          <Empty sentence={`この版には、${nodeKindLabels[kind]}がありません。`} />
        ) : (
          <ul className="rows">
            {own.map((node) =>
              rowOf(
                props,
                node,
                'targetTypes' in node.content && kind !== 'head'
                  ? {
                      notes: <Types types={(node.content as { targetTypes: number[] }).targetTypes} />,
                      without: ['targetTypes'],
                    }
                  : {},
              ),
            )}
          </ul>
        )}
      </Section>
      <Removed {...props} kinds={[kind]} />
    </>
  )
}

/** What was taken out of the draft, and the way back. */
export function Removed({
  kinds,
  nodes,
  path,
  shell,
  version,
  mayWrite,
}: VersionPageProps & { kinds: PlanNodeKind[] }) {
  const removed = nodes.filter((node) => node.isRemoved && kinds.includes(node.kind))
  if (removed.length === 0) return null
  return (
    <Section title="この案から外したもの" count={removed.length}>
      <Rows>
        {removed.map((node) => (
          <Row
            key={`${node.kind} ${node.id}`}
            title={titleOf(node)}
            titleNote={nodeKindLabels[node.kind]}
            aside={
              mayWrite && version.state === 'draft' ? (
                <PostButton
                  size="small"
                  action={`${path}/nodes/${node.kind}/${encodeURIComponent(node.id)}/restoration`}
                  csrf={shell.csrf}
                  label={`${titleOf(node)}をもとに戻す`}
                >
                  もとに戻す
                </PostButton>
              ) : undefined
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
