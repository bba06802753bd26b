import { textOf } from '../../../../platform/http/room.ts'
import {
  Banner,
  DateField,
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  StaffLayout,
  SubmitRow,
  TextArea,
  Written,
  DraftBanner,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import type { ClosureRequest } from '../closure.queries.ts'
import { type FormPage, optionsOf } from '../../../../forms/index.ts'
import { type CaseHeader, CaseStrip, closureReasons } from '../../../casework/index.ts'

export interface ClosureFormPage extends FormPage {
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
