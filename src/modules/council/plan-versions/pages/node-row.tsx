/** One node of a version: what it is called, everything it says, what was said of it, and what can be done. */
import type { ReactNode } from 'react'
import { Icon } from '../../../../ui/index.ts'
import type { MeasureEvidence } from '../carried-evidence.queries.ts'
import { type Names, titleOf } from '../node-words.rules.ts'
import type { DraftNode } from '../plan-version.queries.ts'
import { NodeFields } from './words.tsx'

export interface NodeRowProps {
  node: DraftNode
  names: Names
  /** What it is called here, where that isn't its own title. */
  title?: string
  /** Fields that stand beside the title and needn't be said twice. */
  without?: readonly string[]
  notes?: ReactNode
  comments: number
  /** What the reader may do with the version. */
  base: string
  mayWrite: boolean
  mayComment: boolean
  /** Of the year before, with the year's name. */
  carried?: { year: string; evidence: MeasureEvidence } | undefined
}

export function NodeRow({
  node,
  names,
  title = titleOf(node),
  without = [],
  notes,
  comments,
  base,
  mayWrite,
  mayComment,
  carried,
}: NodeRowProps) {
  return (
    <li id={`${node.kind}-${node.id}`}>
      <div className="row row-top">
        <div className="row-body">
          <details>
            <summary>{title}</summary>
            <NodeFields node={node} names={names} without={without} />
          </details>
          {notes === undefined && comments === 0 ? null : (
            <div className="row-notes">
              {notes}
              {comments === 0 ? null : (
                <a href={`${base}?part=comments#of-${node.kind}-${node.id}`}>
                  <Icon name="message-2" size={16} />
                  意見 {comments}件
                </a>
              )}
            </div>
          )}
          {carried === undefined ? null : <Carried {...carried} />}
        </div>
        <div className="row-aside">
          {mayWrite ? (
            <a href={`${base}/nodes/${node.kind}/${encodeURIComponent(node.id)}`} aria-label={`${title}を直す`}>
              直す
            </a>
          ) : null}
          {mayComment ? (
            <a
              href={`${base}/comments/new?kind=${node.kind}&node=${encodeURIComponent(node.id)}`}
              aria-label={`${title}への意見を書く`}
            >
              意見を書く
            </a>
          ) : null}
        </div>
      </div>
    </li>
  )
}

/** How the measure went in the year before: what its lead bodies reported, its KPIs, what facts count. */
function Carried({ year, evidence }: { year: string; evidence: MeasureEvidence }) {
  const { rows, kpis, counts } = evidence
  if (rows.length + kpis.length + counts.length === 0) return null
  return (
    <div className="carried">
      <p className="carried-year">{year}の進み</p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{row.state}</strong> {rows.length > 1 ? `${row.title}: ` : null}
            <span className="written">{row.text}</span>
            {row.reason === '' ? null : <> 理由: {row.reason}</>}
            {row.countermeasure === '' ? null : <> 手だて: {row.countermeasure}</>}
          </li>
        ))}
        {kpis.map((kpi) => (
          <li key={kpi.code}>
            <a href={`/kpis/${kpi.code}`}>KPI {kpi.label}</a> {kpi.text}
          </li>
        ))}
        {counts.length === 0 ? null : <li>{counts.join('・')}</li>}
      </ul>
    </div>
  )
}
