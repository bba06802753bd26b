/** An ending put right or taken back. */
import { textOf } from '../../../../platform/http/room.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import {
  AddMore,
  DateField,
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  StaffLayout,
  SubmitRow,
  TextArea,
  DraftBanner,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { optionsOf } from '../../../../forms/index.ts'
import {
  CaseStrip,
  type Colleague,
  closureReasons,
  CorrectionFields,
  type FormerWording,
  FormerWordings,
  NextActionFields,
} from '../../../casework/index.ts'
import type { ClosureFormPage } from './closure-page.tsx'

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
