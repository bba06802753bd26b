import { textOf } from '../../../../platform/http/room.ts'
import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import {
  AddMore,
  Banner,
  DateField,
  DefinitionList,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  Section,
  StaffLayout,
  SubmitRow,
  TextArea,
  Written,
  DraftBanner,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { closureReviewForm } from '../closure.form.ts'
import type { ClosureRequest } from '../closure.queries.ts'
import { type FormPage, optionsOf } from '../../../../forms/index.ts'
import {
  type CaseHeader,
  CaseStrip,
  type Colleague,
  closureReasons,
  CorrectionFields,
  dayText,
  type FormerWording,
  FormerWordings,
  NextActionFields,
} from '../../../casework/index.ts'

interface ClosureFormPage extends FormPage {
  header: CaseHeader
}

export interface ClosurePageProps extends ClosureFormPage {
  followUpsAhead: number
  /** Names of desks that help; their help ends with the case. */
  helping: string[]
  /** Appointments that are called off with the case. */
  agreed: string[]
  /** Courses whose end nobody has recorded. */
  trainings: string[]
  /** The newest one to whoever is responsible, if any. */
  request: ClosureRequest | undefined
}

export function ClosurePage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  followUpsAhead,
  helping,
  agreed,
  trainings,
  request,
}: ClosurePageProps) {
  return (
    <StaffLayout
      title="終結する"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="終結する"
          lead="終結しても、記録は残ります。もう一度相談があれば、同じ糸の上で続けられます。"
        />
      }
    >
      <CaseStrip header={header} />
      {followUpsAhead > 0 ? (
        <Banner kind="caution" title={`定着の確認が、まだ${followUpsAhead}回残っています`}>
          <p>終えるなら、その理由も残します。</p>
        </Banner>
      ) : null}
      {agreed.length > 0 ? (
        <Banner kind="caution" title={`約束が${agreed.length}件あります`}>
          <p>{agreed.join('、')}</p>
          <p>終結すると、取りやめになります。本人に伝えてください。</p>
        </Banner>
      ) : null}
      {helping.length > 0 ? (
        <Banner kind="caution" title={`${helping.join('、')}が、いっしょに支援しています`}>
          <p>終結すると、いっしょの支援も終わり、その窓口に知らせが行きます。先に話しておきましょう。</p>
        </Banner>
      ) : null}
      {trainings.length > 0 ? (
        <Banner kind="caution" title={`終わりを記録していない訓練があります(${trainings.join('、')})`}>
          <p>
            <a href={`/cases/${header.id}?tab=work`}>訓練の終わりを記録する</a>
          </p>
        </Banner>
      ) : null}
      {request?.decision === null ? (
        <Banner kind="finding" title="責任者の確認を待っています">
          <p>書き直して送ると、前のものと入れかわります。</p>
        </Banner>
      ) : null}
      {request?.decision === 'returned' ? (
        <Banner kind="caution" title="責任者が終結を見送りました" icon="message">
          <Written text={request.note} />
        </Banner>
      ) : null}
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup
          list
          name="reason"
          label="終結の理由"
          value={textOf(values, 'reason')}
          options={optionsOf(closureReasons)}
        />
        <DateField name="closedOn" label="終結の日" value={typedBoxes(values, 'closedOn')} />
        <TextArea name="summary" label="これまでのまとめ" rows={4} value={textOf(values, 'summary')} />
        <TextArea
          name="reopenHint"
          label="どんなときに再開するか"
          optional
          rows={2}
          value={textOf(values, 'reopenHint')}
        />
        {followUpsAhead > 0 ? (
          <TextArea
            name="followUpsEndReason"
            label="定着の確認を終える理由"
            rows={2}
            value={textOf(values, 'followUpsEndReason')}
          />
        ) : null}
        <SubmitRow
          label="終結する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

/** 終結の訂正: the former ending stays readable below. */
export function CorrectClosurePage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  corrections,
  today,
  colleagues,
}: ClosureFormPage & {
  corrections: FormerWording[]
  today: CivilDate
  colleagues: Colleague[]
}) {
  return (
    <StaffLayout
      title="終結の記録を訂正"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="終結の記録を訂正"
          lead="前の記録は消えません。もう一度相談に来た方は、訂正ではなく、受付から再開してください。"
        />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup
          list
          name="reason"
          label="終結の理由"
          value={textOf(values, 'reason')}
          options={optionsOf(closureReasons)}
        />
        <DateField name="closedOn" label="終結の日" value={typedBoxes(values, 'closedOn')} />
        <TextArea name="summary" label="これまでのまとめ" rows={4} value={textOf(values, 'summary')} />
        <TextArea
          name="reopenHint"
          label="どんなときに再開するか"
          optional
          rows={2}
          value={textOf(values, 'reopenHint')}
        />
        <CorrectionFields
          values={values}
          reasonName="correctionReason"
          withdrawing="取り消す(終結していなかった。支援を続ける)"
        />
        <AddMore label="取り消すときの、次の予定" open={textOf(values, 'how') === 'withdraw'}>
          <NextActionFields values={values} colleagues={colleagues} note="取り消すとき" />
        </AddMore>
        <SubmitRow
          label="訂正する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      <FormerWordings corrections={corrections} today={today} />
    </StaffLayout>
  )
}

export function ClosureReviewPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  request,
  today,
}: ClosureFormPage & { request: ClosureRequest | undefined; today: CivilDate }) {
  const { decision, note } = closureReviewForm.boxes(values)
  return (
    <StaffLayout
      title="終結を確かめる"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="終結を確かめる"
          lead="よければケースは終結します。見送ると、ことばといっしょに担当に戻ります。"
        />
      }
    >
      <CaseStrip header={header} />
      {request === undefined ? (
        <Empty
          sentence="確認を待っている終結はありません。もう決めたか、担当が取り下げました。"
          action={
            <LinkButton href="/team" kind="secondary">
              チームにもどる
            </LinkButton>
          }
        />
      ) : (
        <>
          <Section
            title="担当が書いた終結"
            note={`${dayText(civilDateOf(request.askedAt), today)} ${request.askedByName ?? ''}`}
            pad
            more={<a href={`/cases/${header.id}`}>ケースを読む</a>}
          >
            <DefinitionList
              items={[
                { term: '理由', value: closureReasons[request.reason] },
                { term: '終結の日', value: dayText(request.closedOn, today) },
                { term: 'まとめ', value: <Written text={request.summary} /> },
                ...(request.reopenHint === ''
                  ? []
                  : [{ term: 'どんなときに再開するか', value: <Written text={request.reopenHint} /> }]),
                ...(request.followUpsEndReason === ''
                  ? []
                  : [{ term: '定着の確認を終える理由', value: <Written text={request.followUpsEndReason} /> }]),
              ]}
            />
          </Section>
          <Form action={path} kit={kit} errors={errors}>
            <RadioGroup {...decision} />
            <TextArea {...note} hint="続けるときは、何が足りないかを書いてください。" rows={3} />
            <SubmitRow
              label="決める"
              secondary={
                <LinkButton href="/team" kind="text">
                  やめる
                </LinkButton>
              }
            />
          </Form>
        </>
      )}
    </StaffLayout>
  )
}
