import { DefinitionList, Empty, LinkButton, Pills, Tag, Written } from '../../../../ui/index.ts'
import { formatDate } from '../../../../platform/japanese/index.ts'
import { findingKindLabels, findingStatusLabels, inYear } from '../../council/index.ts'
import { findingStatuses, type FindingStatus } from '../finding.rules.ts'
import { documentLabels, findingFoundByLabels } from '../plan.labels.ts'
import type { Measure } from '../plan.queries.ts'
import type { Finding, FindingAnswer } from '../finding.queries.ts'
import type { RoadmapRow } from '../roadmap-row.queries.ts'

const kinds: Finding['kind'][] = ['number', 'time', 'scope', 'organization', 'missing', 'wording']
export const tagOf: Record<FindingStatus, 'caution' | 'info' | 'ok' | 'neutral'> = {
  open: 'caution',
  explained: 'info',
  fixed: 'ok',
  accepted: 'neutral',
}

export interface FindingsPartProps {
  findings: Finding[]
  measures: Measure[]
  row: RoadmapRow | null
  status: FindingStatus | null
  fiscalYear: number
  /** Whom a link from elsewhere leads to: it and its group are open. */
  asked: string | null
  /** The council's office. */
  mayAnswer: boolean
}

/** So few are read where they stand; more are folded, by kind and each by itself, so that a phone can hold them. */
const [fewInGroups, fewAtAll] = [8, 3]

export function FindingsPart({ findings, measures, row, status, asked, fiscalYear, mayAnswer }: FindingsPartProps) {
  const titles = new Map(measures.map((measure) => [measure.id, measure.title]))
  const shown = status === null ? findings : findings.filter((finding) => finding.status === status)
  const all = inYear('/plan?part=findings', fiscalYear)
  const base = row === null ? all : `${all}&row=${row.id}`
  return (
    <div className="stack-wide">
      <p className="page-lead">
        計画の中で食い違うところ、決まっていないところです。直すか、そのままにするかは協議会が決めます。計画の文言は書きかえていません。
      </p>
      {row === null ? null : (
        <Pills
          label="工程表の行"
          items={[
            { href: all, label: 'すべて', current: false },
            { href: base, label: row.title, count: findings.length, current: true },
          ]}
        />
      )}
      <Pills
        label="答え"
        items={[
          { href: base, label: 'すべて', count: findings.length, current: status === null },
          ...findingStatuses.map((each) => ({
            href: `${base}&status=${each}`,
            label: findingStatusLabels[each],
            count: findings.filter((finding) => finding.status === each).length,
            current: status === each,
          })),
        ]}
      />
      {mayAnswer ? (
        <p>
          <LinkButton href={inYear('/plan/findings/new', fiscalYear)} kind="secondary" icon="pencil-plus">
            指摘を加える
          </LinkButton>
        </p>
      ) : null}
      {shown.length === 0 ? (
        <Empty
          sentence={status === null ? '指摘はありません。' : `「${findingStatusLabels[status]}」の指摘はありません。`}
        />
      ) : null}
      {kinds.map((kind) => {
        const own = shown.filter((finding) => finding.kind === kind)
        return own.length === 0 ? null : (
          <details
            key={kind}
            className="fold fold-group"
            open={shown.length <= fewInGroups || own.some((finding) => finding.code === asked) || undefined}
          >
            <summary>
              <h2>{findingKindLabels[kind]}</h2>
              <span className="section-count">
                {own.length}件{status === null ? answeredText(own) : ''}
              </span>
            </summary>
            <ul className="rows">
              {own.map((finding) => (
                <FindingRow
                  key={finding.code}
                  finding={finding}
                  titles={titles}
                  mayAnswer={mayAnswer}
                  open={shown.length <= fewAtAll || finding.code === asked}
                />
              ))}
            </ul>
          </details>
        )
      })}
    </div>
  )
}

function answeredText(own: readonly Finding[]): string {
  const open = own.filter((finding) => finding.status === 'open').length
  return open === 0 ? '(すべて答えました)' : `(まだ答えのないもの ${open}件)`
}

function FindingRow({
  finding,
  titles,
  mayAnswer,
  open,
}: {
  finding: Finding
  titles: Map<string, string>
  mayAnswer: boolean
  open: boolean
}) {
  const [newest] = finding.answers
  return (
    <li>
      <details className="fold" open={open || undefined}>
        <summary>
          <strong>{finding.title}</strong>
          <Tag kind={tagOf[finding.status]}>{findingStatusLabels[finding.status]}</Tag>
        </summary>
        {/* Whoever is led to what is inside a fold finds it unfolded, by the browser itself. */}
        <div id={`finding-${finding.code}`} className="fold-body stack">
          <div className="row-notes">
            <span className="meta">
              {finding.code} {findingFoundByLabels[finding.foundBy]}
            </span>
            <FoundNow finding={finding} />
          </div>
          <Written text={finding.text} />
          <Places finding={finding} />
          {newest ? <AnswerText answer={newest} /> : null}
          <div className="row-notes">
            {finding.measureIds.map((id) => (
              <a key={id} href={inYear(`/plan?part=measures#measure-${id}`, finding.fiscalYear)}>
                {titles.get(id) ?? ''}
              </a>
            ))}
            {finding.annexNumbers.map((number) => (
              <a key={number} href={inYear(`/plan?part=annex#annex-${number}`, finding.fiscalYear)}>
                別紙 No.{number}
              </a>
            ))}
          </div>
          {mayAnswer ? (
            <p>
              <LinkButton
                href={inYear(`/plan/findings/${finding.code}`, finding.fiscalYear)}
                kind="secondary"
                size="small"
              >
                答える
              </LinkButton>
            </p>
          ) : null}
        </div>
      </details>
    </li>
  )
}

/** Where the answer and what the rules find now differ. What was put right may be so in the next year's plan alone. */
export function FoundNow({ finding }: { finding: Finding }) {
  if (finding.foundNow === false && finding.status === 'open')
    return <span className="meta">いまの計画では、もう見つかりません</span>
  if (finding.foundNow === true && finding.status === 'fixed')
    return <span className="meta">この計画には、いまもあります</span>
  return null
}

export function Places({ finding }: { finding: Finding }) {
  return (
    <DefinitionList
      items={finding.places.map((place) => ({
        term: `${documentLabels[place.document]} ${place.place}`,
        value: `「${place.quote}」`,
      }))}
    />
  )
}

export function AnswerText({ answer }: { answer: FindingAnswer }) {
  return (
    <div>
      <p className="meta">
        {findingStatusLabels[answer.status]}
        {answer.fixedIn === '' ? '' : `(${answer.fixedIn})`} {formatDate(answer.answeredOn)} {answer.authorName ?? ''}
      </p>
      <Written text={answer.note} />
    </div>
  )
}
