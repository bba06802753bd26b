import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import { formatDate, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  DefinitionList,
  DraftNote,
  Form,
  PageHeading,
  RadioGroup,
  RecordEntry,
  Section,
  StaffLayout,
  SubmitRow,
  TextArea,
  Written,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { reportDecisionForm } from '../report.form.ts'
import { reportStatuses } from '../report.labels.ts'
import type { ReportRevision, ReportSubject } from '../report.queries.ts'
import type { Doubt } from '../report-doubts.rules.ts'
import { standingOf, whyNotDecide, whyNotWrite } from '../report.rules.ts'
import { Writing } from './report-form-part.tsx'
import { monthText, StandingTag } from './reports-page.tsx'
import { isRevisionOf } from '../../council/index.ts'

export interface ReportPageProps extends FormPage {
  today: CivilDate
  month: CivilDate
  due: CivilDate
  subject: ReportSubject
  /** When the year was closed; null while it is open. */
  closedAt: Date | null
  /** The newest first. */
  revisions: ReportRevision[]
  earlier: { month: CivilDate; value: number }[]
  /** Counted from cases: nobody reports it. */
  counted: boolean
  /** About the newest number. */
  doubts: Doubt[]
  own: boolean
  decides: boolean
}

export function ReportPage(props: ReportPageProps) {
  const { path, shell, today, month, subject, revisions, earlier, counted, doubts, own, decides } = props
  const [newest] = revisions
  const status = newest?.status ?? null
  const deciding = decides && whyNotDecide(status) === null
  // The office puts its own number right by sending it back to itself.
  const writes = own && !deciding && !counted && whyNotWrite(month, today) === null
  return (
    <StaffLayout
      title="月次報告"
      hasErrors={props.errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary={writes || deciding}
      heading={
        <PageHeading
          overline={<a href={`/reports?month=${month.slice(0, 7)}`}>月次報告 {monthText(month)}</a>}
          title={subject.organizationName}
          small={subject.kpiLabel}
          aside={
            writes ? (
              <DraftNote savedAt={props.savedAt ?? undefined} />
            ) : counted ? undefined : (
              <StandingTag standing={standingOf(status, props.due, today)} />
            )
          }
        />
      }
    >
      {counted ? (
        <Banner kind="finding" title="この月の数は、ケースから数えています">
          <p>ここに記録されたケースから数えているので、報告はいりません。</p>
        </Banner>
      ) : null}
      {props.closedAt === null ? null : (
        <Banner kind="caution" title={`${formatDate(civilDateOf(props.closedAt))}に締めた年度の報告です`}>
          <p>直すときは、わけを書いてください。「締めたあとの訂正」として残ります。</p>
        </Banner>
      )}
      {status === 'returned' && newest ? (
        <Banner kind="caution" title="事務局から差し戻されています" icon="message">
          <Written text={newest.note} />
        </Banner>
      ) : null}
      {status === 'sent' && own && !decides ? (
        <Banner kind="finding" title="事務局の確認を待っています">
          <p>確定するまでは、下で数を直せます。直すと、前に送った数は確認されません。</p>
        </Banner>
      ) : null}
      <Section title="これまで" pad>
        <DefinitionList
          items={[
            { term: '期限', value: formatDate(props.due) },
            ...earlier.map((each) => ({
              term: monthText(each.month),
              value: `${formatNumber(each.value)}${subject.unit}`,
            })),
            ...(newest
              ? [
                  {
                    term: `${monthText(month)}(${reportStatuses[newest.status]})`,
                    value: (
                      <strong>
                        {formatNumber(newest.value)}
                        {subject.unit}
                      </strong>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {deciding && newest ? <Deciding {...props} newest={newest} /> : null}
      {!deciding && doubts.length > 0 && status !== 'accepted' ? <Doubts doubts={doubts} /> : null}
      {writes ? <Writing {...props} status={status} /> : null}
      {revisions.length === 0 ? null : (
        <Section title="版" count={revisions.length}>
          {revisions.map((revision) => (
            <RecordEntry
              key={revision.id}
              date={formatDate(civilDateOf(revision.recordedAt)).replace(/\(.\)$/, '')}
              dateTime={civilDateOf(revision.recordedAt)}
              when={[
                `第${revision.revision}版`,
                reportStatuses[revision.status],
                ...(isReplaced(revision, revisions) ? ['次の版で直しました'] : []),
                ...(isRevisionOf(props, revision.recordedAt) ? ['締めたあとの訂正'] : []),
              ]}
              author={revision.authorName ?? ''}
            >
              <p>
                <span className="num">
                  {formatNumber(revision.value)}
                  {subject.unit}
                </span>{' '}
                <span className="meta">{partsText(revision.byArea, subject)}</span>
              </p>
              {revision.note === '' ? null : <Written text={revision.note} />}
            </RecordEntry>
          ))}
        </Section>
      )}
    </StaffLayout>
  )
}

/** Sent, and put right before the office had a word on it. */
const isReplaced = (one: ReportRevision, all: readonly ReportRevision[]): boolean =>
  one.status === 'sent' && all.some((each) => each.status === 'sent' && each.revision === one.revision + 1)

const partsText = (parts: Record<string, number>, { areas, unit }: ReportSubject): string =>
  [...areas, { key: '', name: '圏域は不明' }]
    .filter((area) => (parts[area.key] ?? 0) > 0)
    .map((area) => `${area.name} ${formatNumber(parts[area.key] ?? 0)}${unit}`)
    .join('・')

function Doubts({ doubts }: { doubts: Doubt[] }) {
  return (
    <Banner kind="caution" title="確かめてほしいところ">
      <ul className="plain-list">
        {doubts.map((doubt) => (
          <li key={doubt.kind}>{doubt.text}</li>
        ))}
      </ul>
    </Banner>
  )
}

function Deciding({
  path,
  kit,
  values,
  errors,
  doubts,
  newest,
  revisions,
  subject,
}: ReportPageProps & { newest: ReportRevision }) {
  // What the organization is writing is no draft of this.
  const { draftKey: _, draft: __, ...own } = kit
  const plain = kit.draft === undefined ? own : { ...own, version: String(newest.revision) }
  const replaced = revisions.find((each) => isReplaced(each, revisions) && each.revision === newest.revision - 1)
  const { decision, note } = reportDecisionForm.boxes(values)
  return (
    <>
      {replaced === undefined ? null : (
        <Banner kind="finding" title="機関が、送ったあとに数を直しました" icon="message">
          <p>
            前に送られた数は{formatNumber(replaced.value)}
            {subject.unit}です。確定できるのは、下の新しい数だけです。
          </p>
        </Banner>
      )}
      {doubts.length > 0 ? <Doubts doubts={doubts} /> : null}
      <Section title={`送られた数 ${formatNumber(newest.value)}${subject.unit}`} pad>
        <p>{partsText(newest.byArea, subject) || '圏域の内訳はありません。'}</p>
        {newest.note === '' ? null : <Written text={newest.note} />}
      </Section>
      <Form action={`${path}/decision`} kit={plain} errors={errors}>
        <RadioGroup {...decision} />
        <TextArea {...note} note="差し戻すときは、かならず" hint="どこを確かめてほしいかを書いてください。" rows={2} />
        <SubmitRow label="決める" />
      </Form>
    </>
  )
}
