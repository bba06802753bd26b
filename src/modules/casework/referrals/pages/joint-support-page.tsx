import type { CivilDate } from '../../../../platform/clock.ts'
import { businessDaysBetween } from '../../../../platform/japanese/calendar.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import {
  Actions,
  AddMore,
  Banner,
  DefinitionList,
  DueDay,
  Empty,
  Form,
  LinkButton,
  NextActionCard,
  PageHeading,
  PostButton,
  RadioGroup,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  TextArea,
  Written,
} from '../../../../ui/index.ts'
import { type Colleague, NextActionFields, nextActionKinds } from '../../cases/index.ts'
import type { JointSupport } from '../joint-support.queries.ts'
import { endJointSupportForm } from '../referral.form.ts'
import { jointEnds } from '../referral.labels.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { sharedNameSan } from '../../../people/index.ts'

export interface JointSupportPageProps extends Omit<FormPage, 'savedAt'> {
  joint: JointSupport
  today: CivilDate
  /** Of the helping desk's organization, or of the lead's; of both where one organization has both desks. */
  helps: boolean
  leads: boolean
  refusedForm: 'step' | 'end' | null
  colleagues: Colleague[]
}

export function JointSupportPage(props: JointSupportPageProps) {
  const { path, shell, joint, today, helps, leads } = props
  const alive = joint.endedOn === null
  return (
    <StaffLayout
      title="いっしょに支援"
      hasErrors={props.errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={`いっしょに支援・${joint.caseNumber}`}
          title={sharedNameSan(joint)}
          aside={
            <LinkButton href={`/cases/${joint.caseId}`} kind="secondary">
              ケースを見る
            </LinkButton>
          }
        />
      }
    >
      {alive ? null : (
        <Banner kind="done" title={`${formatDate(joint.endedOn ?? joint.beganOn)}に終わりました`} icon="flag">
          <p>{joint.endedReason === null ? '' : jointEnds[joint.endedReason]}</p>
          <Written text={joint.endNote} />
          {helps &&
          joint.acknowledgedAt === null &&
          (joint.endedReason === 'lead' || joint.endedReason === 'closed') ? (
            <Actions>
              <PostButton action={`/joint-supports/${joint.id}/acknowledgement`} csrf={shell.csrf} kind="secondary">
                確かめた
              </PostButton>
            </Actions>
          ) : null}
        </Banner>
      )}
      {joint.next ? <JointNext joint={joint} today={today} works={helps} /> : null}
      <Section title="だれが、なにをするか" pad>
        <DefinitionList
          items={[
            { term: '責任窓口', value: joint.leadDeskName },
            {
              term: 'いっしょに支援する窓口',
              value: `${joint.deskName}${joint.workerName === null ? '' : ` ${joint.workerName}`}`,
            },
            { term: 'この窓口がすること', value: <Written text={joint.task} /> },
            {
              term: 'はじめた日',
              value: (
                <>
                  {formatDate(joint.beganOn)} <a href={`/referrals/${joint.referralId}`}>もとになったつなぎを見る</a>
                </>
              ),
            },
          ]}
        />
      </Section>
      {alive && helps ? <StepForm {...props} /> : null}
      {alive && (helps || leads) ? <EndForm {...props} /> : null}
    </StaffLayout>
  )
}

function JointNext({ joint, today, works }: { joint: JointSupport; today: CivilDate; works: boolean }) {
  const { next } = joint
  if (next === null) return null
  const late = next.dueOn < today
  const day = `${next.dueOn === today ? '今日' : formatDay(next.dueOn)}${next.time ? ` ${next.time}` : ''}`
  return (
    <NextActionCard
      title={`${joint.deskName}の次の予定`}
      state={late ? 'late' : next.dueOn === today ? 'today' : 'planned'}
      day={late ? `${day}(${Math.max(1, businessDaysBetween(next.dueOn, today))}日おくれ)` : day}
      what={next.note}
      detail={`${nextActionKinds[next.kind]}・担当 ${joint.workerName ?? `${joint.deskName}のだれか`}`}
      {...(works
        ? {
            actions: (
              <LinkButton href={`/joint-supports/${joint.id}/talks/new`} kind="primary" icon="pencil-plus">
                相談を記録
              </LinkButton>
            ),
          }
        : {})}
    />
  )
}

function StepForm(props: JointSupportPageProps) {
  const typed = props.refusedForm === 'step'
  return (
    <Section title="次の予定を変える">
      <AddMore label="相談なしで、次の予定だけを変えるとき" open={typed}>
        <Form action={`/joint-supports/${props.joint.id}/step`} kit={props.kit} errors={typed ? props.errors : []}>
          <NextActionFields values={props.values} colleagues={props.colleagues} prefix="" />
          <SubmitRow label="予定を変える" />
        </Form>
      </AddMore>
    </Section>
  )
}

function EndForm(props: JointSupportPageProps) {
  const typed = props.refusedForm === 'end'
  const { result, note } = endJointSupportForm.boxes(typed ? props.values : {})
  return (
    <Section
      title="いっしょの支援を終える"
      note={props.helps ? 'どうなったかは、責任窓口に返ります' : `${props.joint.deskName}に知らせます`}
    >
      <AddMore label="この支援を終えるとき" open={typed}>
        <Form action={`/joint-supports/${props.joint.id}/end`} kit={props.kit} errors={typed ? props.errors : []}>
          {props.helps ? <RadioGroup list {...result} /> : null}
          <TextArea {...note} rows={2} />
          <SubmitRow
            label="終える"
            kind="danger"
            note={
              props.helps
                ? '終えると、渡された記録は見られなくなります。自分の窓口の記録は残ります。'
                : '終えると、渡した記録は相手から見られなくなります。'
            }
          />
        </Form>
      </AddMore>
    </Section>
  )
}

/** On which people this organization helps; the lead is another desk. */
export function JointSupportListPage({
  path,
  shell,
  rows,
  today,
}: {
  path: string
  shell: Shell
  rows: JointSupport[]
  today: CivilDate
}) {
  return (
    <StaffLayout
      title="いっしょに支援"
      path={path}
      shell={shell}
      heading={<PageHeading title="いっしょに支援" lead="責任窓口はほかにあり、この機関が手つだっているケースです。" />}
    >
      <Section title="いま支援している方" count={rows.length}>
        {rows.length === 0 ? (
          <Empty sentence="いっしょに支援しているケースはありません。「いっしょに支援してもらう」つなぎを受け入れると、ここに並びます。" />
        ) : (
          <Rows>
            {rows.map((joint) => (
              <Row
                key={joint.id}
                title={sharedNameSan(joint)}
                href={`/joint-supports/${joint.id}`}
                lead={<DueDay on={joint.next?.dueOn ?? today} today={today} />}
                text={joint.next?.note ?? ''}
                notes={
                  <span>
                    責任窓口 {joint.leadDeskName}・この機関の窓口 {joint.deskName}
                    {joint.workerName === null ? '' : ` ${joint.workerName}`}
                  </span>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
    </StaffLayout>
  )
}
