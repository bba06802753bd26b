import type { Actor } from '../../../../platform/actor.ts'
import { addDays, type CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import {
  Button,
  DateField,
  Empty,
  LinkButton,
  PostButton,
  QueryForm,
  RecordEntry,
  Section,
  type Shell,
  SpanBar,
  Tag,
  Undisclosed,
  Written,
} from '../../../../ui/index.ts'
import { CaseFrame, type CaseHeader } from '../../cases/index.ts'
import { insurances, leaveReasons, sources, spanKinds } from '../career.labels.ts'
import type { SpanRow } from '../career.queries.ts'
import type { Qualification } from '../qualification.queries.ts'
import { Qualifications } from './qualification-parts.tsx'
import type { CareerAnswer, Period } from '../career.rules.ts'

export interface CareerPageProps {
  path: string
  shell: Shell
  actor: Actor
  header: CaseHeader
  today: CivilDate
  spans: SpanRow[]
  /** Others' periods that the reader may not see: then nothing is answered. */
  hidden: boolean
  base: CivilDate
  boxes: { year: string; month: string; day: string }
  /** Why the typed base date isn't one. */
  baseProblem: string | null
  fiveYears: CareerAnswer
  oneYear: CareerAnswer
  qualifications: Qualification[]
}

const days = (count: number): string => `${count.toLocaleString('ja-JP')}日`
const periodText = (period: Period): string => `${formatDate(period.from)}〜${formatDate(period.to)}`

export function CareerPage(props: CareerPageProps) {
  const { path, shell, header, today, spans, hidden, base, boxes, baseProblem } = props
  const works = header.responsibleOrganizationId === props.actor.organizationId
  const first = spans.reduce((min, span) => (span.startedOn < min ? span.startedOn : min), props.fiveYears.window.from)
  const from = first > addDays(today, -36_500) ? first : addDays(today, -36_500)
  return (
    <CaseFrame
      path={path}
      shell={shell}
      header={header}
      tab="career"
      today={today}
      title="職歴"
      actions={
        works ? (
          <>
            <LinkButton href={`/cases/${header.id}/work-history/new`} kind="primary" icon="pencil-plus">
              期間を加える
            </LinkButton>
            <LinkButton href={`/cases/${header.id}/work-history/job-card`} kind="secondary" icon="download">
              表で読み書き
            </LinkButton>
            <LinkButton href={`/cases/${header.id}/papers`} kind="secondary" icon="printer">
              ジョブ・カード・履歴書
            </LinkButton>
          </>
        ) : null
      }
    >
      {hidden ? <Undisclosed owner="ほかの窓口" what="職歴" /> : null}
      {spans.length === 0 ? (
        <Empty
          sentence="職歴はまだありません。会社と期間を加えると、1本の線に並び、助成金の「過去5年」「過去1年」の問いに答えます。"
          {...(works
            ? {
                action: (
                  <LinkButton href={`/cases/${header.id}/work-history/new`} kind="secondary">
                    期間を加える
                  </LinkButton>
                ),
              }
            : {})}
        />
      ) : (
        <>
          <SpanBar
            from={from}
            to={today}
            label={`${formatDate(from)}からの職歴`}
            windows={[
              { label: '過去1年', ...props.oneYear.window },
              { label: '過去5年', ...props.fiveYears.window },
            ]}
            items={spans.map((span) => ({
              id: span.id,
              from: span.startedOn,
              to: span.endedOn ?? today,
              kind:
                span.kind === 'regular'
                  ? 'solid'
                  : span.kind === 'none' || span.kind === 'student'
                    ? 'open'
                    : 'hatched',
              label: `${spanKinds[span.kind]} ${span.employer}`,
            }))}
          />
          {hidden ? null : (
            <Section title="制度の問い" note={`基準の日 ${formatDate(base)}`}>
              <Answer
                question="過去5年の正規雇用は、通算1年以下か"
                answer={props.fiveYears}
                spans={spans}
                yes="1年以下です"
                no="1年を超えています"
              />
              <Answer
                question="過去1年に、正規雇用されていないか"
                answer={props.oneYear}
                spans={spans}
                yes="されていません"
                no="されています"
              />
              <p className="meta">
                特定求職者雇用開発助成金(中高年層安定雇用支援コース)とキャリアアップ助成金の要件を、記録から数えたものです。支給を約束するものではありません。
              </p>
              <QueryForm action={path} label="基準の日を変える">
                <DateField
                  name="on"
                  label="基準の日(雇入れや転換の日)"
                  value={boxes}
                  error={baseProblem ?? undefined}
                />
                <Button kind="secondary">この日で見る</Button>
              </QueryForm>
            </Section>
          )}
          <Section title="期間" count={spans.length}>
            {spans.map((span) => (
              <SpanEntry key={span.id} span={span} header={header} works={works} csrf={shell.csrf} />
            ))}
          </Section>
        </>
      )}
      <Qualifications qualifications={props.qualifications} caseId={header.id} works={works} csrf={shell.csrf} />
    </CaseFrame>
  )
}

function Answer({
  question,
  answer,
  spans,
  yes,
  no,
}: {
  question: string
  answer: CareerAnswer
  spans: SpanRow[]
  yes: string
  no: string
}) {
  const mark = {
    yes: (
      <Tag kind="ok" icon="circle-check">
        {yes}
      </Tag>
    ),
    no: (
      <Tag kind="neutral" icon="circle-minus">
        {no}
      </Tag>
    ),
    check: (
      <Tag kind="caution" icon="alert-triangle">
        確かめます
      </Tag>
    ),
  }[answer.verdict]
  return (
    <RecordEntry
      date={question}
      dateTime={answer.window.from}
      when={[]}
      author={
        <>
          {mark} <span className="meta">{periodText(answer.window)}</span>
        </>
      }
    >
      {answer.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {answer.counted.length === 0 ? null : (
        <p className="meta">
          数えた期間:{' '}
          {answer.counted
            .map(
              ({ spanId, period, days: many }) =>
                `${spans.find((span) => span.id === spanId)?.employer ?? ''} ${periodText(period)}(${days(many)})`,
            )
            .join('、')}
        </p>
      )}
      {answer.unknown.length === 0 ? null : (
        <p className="meta">記録のない期間: {answer.unknown.map(periodText).join('、')}</p>
      )}
    </RecordEntry>
  )
}

function SpanEntry({ span, header, works, csrf }: { span: SpanRow; header: CaseHeader; works: boolean; csrf: string }) {
  const href = `/cases/${header.id}/work-history/${span.id}`
  return (
    <RecordEntry
      date={formatDate(span.startedOn).replace(/\(.\)$/, '')}
      dateTime={span.startedOn}
      when={[span.endedOn === null ? 'いまも' : `${formatDate(span.endedOn).replace(/\(.\)$/, '')}まで`]}
      author={
        <>
          <strong>{span.employer === '' ? spanKinds[span.kind] : span.employer}</strong>{' '}
          {span.employer === '' ? null : spanKinds[span.kind]}
        </>
      }
    >
      {span.work === '' ? null : <Written text={span.work} />}
      <p className="meta">
        {[
          span.weeklyHours === null ? null : `週${span.weeklyHours}時間`,
          span.kind === 'none' || span.kind === 'student' ? null : `雇用保険 ${insurances[span.insured]}`,
          span.leaveReason === null ? null : `辞めた理由 ${leaveReasons[span.leaveReason]}`,
          sources[span.source],
          span.addedByName,
          span.deskShortName,
        ]
          .filter(Boolean)
          .join('・')}
      </p>
      {works ? (
        <div className="actions">
          <a href={href}>直す</a>{' '}
          <PostButton action={`${href}/removal`} csrf={csrf} kind="text" size="small">
            取り消す
          </PostButton>
        </div>
      ) : null}
    </RecordEntry>
  )
}
