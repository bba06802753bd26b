import { DefinitionList, Pills, Section, Tag } from '../../../ui/index.ts'
import { findingKindLabels, findingStatusLabels } from '../../council/index.ts'
import { documentLabels, findingFoundByLabels } from '../plan.labels.ts'
import type { Finding, Measure, RoadmapRow } from '../plan.queries.ts'

const kinds: Finding['kind'][] = ['number', 'time', 'scope', 'organization', 'missing', 'wording']

export function FindingsPart({ findings, measures, row }: { findings: Finding[]; measures: Measure[]; row: RoadmapRow | null }) {
  const titles = new Map(measures.map((measure) => [measure.id, measure.title]))
  return (
    <div className="stack-wide">
      <p className="page-lead">計画の中で食い違うところ、決まっていないところです。直すか、そのままにするかは協議会が決めます。計画の文言は書きかえていません。</p>
      {row === null ? null : <Pills label="工程表の行" items={[{ href: '/plan?part=findings', label: 'すべて', current: false }, { href: `/plan?part=findings&row=${row.id}`, label: row.title, count: findings.length, current: true }]} />}
      {kinds.map((kind) => {
        const own = findings.filter((finding) => finding.kind === kind)
        return own.length === 0 ? null : (
          <Section key={kind} title={findingKindLabels[kind]} count={own.length}>
            <ul className="rows">{own.map((finding) => <FindingRow key={finding.code} finding={finding} titles={titles} />)}</ul>
          </Section>
        )
      })}
    </div>
  )
}

function FindingRow({ finding, titles }: { finding: Finding; titles: Map<string, string> }) {
  return (
    <li id={`finding-${finding.code}`}>
      <div className="row row-top">
        <div className="row-body">
          <div className="row-title"><strong>{finding.title}</strong></div>
          <div>{finding.text}</div>
          <DefinitionList items={finding.places.map((place) => ({ term: `${documentLabels[place.document]} ${place.place}`, value: `「${place.quote}」` }))} />
          <div className="row-notes">
            {finding.measureIds.map((id) => <a key={id} href={`/plan?part=measures#measure-${id}`}>{titles.get(id) ?? ''}</a>)}
            {finding.annexNumbers.map((number) => <a key={number} href={`/plan?part=annex#annex-${number}`}>別紙 No.{number}</a>)}
          </div>
        </div>
        <div className="row-aside"><Tag kind="info">{findingStatusLabels[finding.status]}</Tag><span>{findingFoundByLabels[finding.foundBy]}</span></div>
      </div>
    </li>
  )
}
