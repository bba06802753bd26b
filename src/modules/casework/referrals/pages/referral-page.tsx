import { type Fields, textOf } from '../../../../platform/http/room.ts'
import { type CivilDate, civilDateOf, timeOfDayOf } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { beginningOf } from '../../../../platform/japanese/graphemes.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  AddMore,
  Actions,
  DateField,
  ErrorSummary,
  FieldGrid,
  Form,
  LinkButton,
  PageHeading,
  PostButton,
  RadioGroup,
  RecordEntry,
  Section,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TimeField,
  Written,
} from '../../../../ui/index.ts'
import { type Colleague } from '../../cases/index.ts'
import {
  acceptReferralForm,
  amendReferralForm,
  declineReferralForm,
  reportOutcomeForm,
  withdrawReferralForm,
} from '../referral.form.ts'
import type { Amendment, ReferralView } from '../referral.queries.ts'
import { questionsOf, type ReferralStep } from '../referral.rules.ts'
import { CaseReferral } from './referral-card.tsx'
import { decadeOf, subjectOf } from './referral-words.ts'
import type { FormPage } from '../../../../forms/index.ts'

export interface ReferralPageProps extends Omit<FormPage, 'savedAt'> {
  referral: ReferralView
  today: CivilDate
  receiving: boolean
  /** Steps that are possible now; the page offers no other. */
  steps: ReferralStep[]
  /** The form that was refused, so that its words and errors stand in the right place. */
  refusedStep: ReferralStep | null
  colleagues: Colleague[]
  canOpenCase: boolean
  amendments: Amendment[]
}

export function ReferralPage(props: ReferralPageProps) {
  const { path, shell, referral, today, receiving, steps, errors, canOpenCase } = props
  return (
    <StaffLayout
      title="つなぎ"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={[decadeOf(referral, today), referral.caseNumber].filter(Boolean).join('・')}
          title={subjectOf(referral)}
          aside={
            canOpenCase ? (
              <LinkButton href={`/cases/${referral.caseId}`} kind="secondary">
                ケースを見る
              </LinkButton>
            ) : null
          }
        />
      }
    >
      {props.refusedStep === null ? <ErrorSummary errors={errors} forgets="all" /> : null}
      <CaseReferral referral={referral} today={today} receiving={receiving} />
      {props.amendments.length > 0 ? <Amendments amendments={props.amendments} /> : null}
      {steps.includes('accept') ? <Acceptance {...props} /> : null}
      {steps.includes('decline') ? <Refusal {...props} /> : null}
      {steps.includes('report') ? <Report {...props} /> : null}
      {steps.includes('amend') ? <Amending {...props} /> : null}
      {steps.includes('withdraw') ? <Withdrawal {...props} /> : null}
      {!receiving &&
      referral.status !== 'sent' &&
      referral.status !== 'withdrawn' &&
      referral.acknowledgedAt === null ? (
        <Actions>
          <PostButton action={`${`/referrals/${referral.id}`}/acknowledgement`} csrf={shell.csrf} kind="secondary">
            見ました(今日の一覧からはずす)
          </PostButton>
        </Actions>
      ) : null}
    </StaffLayout>
  )
}

const valuesFor = (props: ReferralPageProps, step: ReferralStep): Fields =>
  props.refusedStep === step || props.refusedStep === null ? props.values : {}
const errorsFor = (props: ReferralPageProps, step: ReferralStep): FieldError[] =>
  props.refusedStep === step ? props.errors : []

function Acceptance(props: ReferralPageProps) {
  const joint = props.referral.mode === 'joint'
  const { firstAppointmentOn, time, assignee, note, task } = acceptReferralForm.boxes(valuesFor(props, 'accept'))
  return (
    <Section
      title="受け入れる"
      note={joint ? `責任は${props.referral.fromDeskName}に残ります` : '受け入れると、責任がこの窓口に移ります'}
    >
      <Form action={`/referrals/${props.referral.id}/acceptance`} kit={props.kit} errors={errorsFor(props, 'accept')}>
        <FieldGrid>
          <Span width={9}>
            <DateField {...firstAppointmentOn} hint="会えるのが先なら、まず連絡する日を入れてください。" />
          </Span>
          <Span width={3}>
            <TimeField {...time} />
          </Span>
          <Span width={6}>
            <SelectField
              {...assignee}
              optional={false}
              empty="窓口のだれか"
              options={props.colleagues.map((each) => ({ value: each.id, label: each.name }))}
            />
          </Span>
        </FieldGrid>
        {joint ? (
          <TextArea
            {...task}
            rows={2}
            value={task.value || (props.refusedStep === 'accept' ? '' : (props.referral.requests ?? ''))}
          />
        ) : null}
        <TextArea {...note} rows={2} />
        <SubmitRow label={joint ? 'いっしょに支援する' : '受け入れる'} />
      </Form>
    </Section>
  )
}

function Refusal(props: ReferralPageProps) {
  const { reason, suggestion } = declineReferralForm.boxes(valuesFor(props, 'decline'))
  return (
    <Section title="断る" note="理由と、かわりの案をそえます">
      <AddMore label="受け入れられないとき" open={props.refusedStep === 'decline'}>
        <Form action={`/referrals/${props.referral.id}/refusal`} kit={props.kit} errors={errorsFor(props, 'decline')}>
          <RadioGroup list {...reason} />
          <TextArea {...suggestion} rows={3} />
          <SubmitRow label="断る" kind="danger" />
        </Form>
      </AddMore>
    </Section>
  )
}

function Report(props: ReferralPageProps) {
  const values = valuesFor(props, 'report')
  const { result, note } = reportOutcomeForm.boxes(values)
  return (
    <Section title="その後を伝える" note="送った窓口に返ります">
      <Form action={`/referrals/${props.referral.id}/outcome`} kit={props.kit} errors={errorsFor(props, 'report')}>
        <RadioGroup list {...result} />
        {questionsOf(props.referral.requests ?? '').map((question, index) => (
          <TextArea
            key={index}
            name={`answers.${index}`}
            label={question.length > 60 ? `${beginningOf(question, 60)}` : question}
            note="お願いへの答え。なくてもよい"
            rows={1}
            value={textOf(values, `answers.${index}`) || (props.referral.answers[index] ?? '')}
          />
        ))}
        <TextArea {...note} rows={2} />
        <SubmitRow label="伝える" />
      </Form>
    </Section>
  )
}

function Amending(props: ReferralPageProps) {
  const typed = props.refusedStep === 'amend'
  const { requests, reason } = amendReferralForm.boxes(valuesFor(props, 'amend'))
  return (
    <Section title="書き直す">
      <AddMore label="お願いや理由を直すとき" open={typed}>
        <Form action={`/referrals/${props.referral.id}/amendment`} kit={props.kit} errors={errorsFor(props, 'amend')}>
          <TextArea {...requests} rows={3} value={typed ? requests.value : (props.referral.requests ?? '')} />
          <TextArea {...reason} rows={3} value={typed ? reason.value : (props.referral.reason ?? '')} />
          <SubmitRow label="書き直す" />
        </Form>
      </AddMore>
    </Section>
  )
}

function Amendments({ amendments }: { amendments: Amendment[] }) {
  return (
    <Section title="書き直す前の言葉" count={amendments.length}>
      {amendments.map((each) => (
        <RecordEntry
          key={each.id}
          date={formatDay(civilDateOf(each.amendedAt))}
          dateTime={each.amendedAt.toISOString()}
          when={[timeOfDayOf(each.amendedAt)]}
          author={each.amendedByName ?? ''}
          text={each.requests}
        >
          <p className="meta">つなぐ理由</p>
          <Written text={each.reason} />
        </RecordEntry>
      ))}
    </Section>
  )
}

function Withdrawal(props: ReferralPageProps) {
  const { reason } = withdrawReferralForm.boxes(valuesFor(props, 'withdraw'))
  return (
    <Section title="取り下げる">
      <AddMore label="このつなぎをやめるとき" open={props.refusedStep === 'withdraw'}>
        <Form
          action={`/referrals/${props.referral.id}/withdrawal`}
          kit={props.kit}
          errors={errorsFor(props, 'withdraw')}
        >
          <TextArea {...reason} rows={2} />
          <SubmitRow label="取り下げる" kind="danger" />
        </Form>
      </AddMore>
    </Section>
  )
}
