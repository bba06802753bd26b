import type { Fields } from '../../../../platform/http/room.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  DateField,
  FieldGrid,
  Form,
  LinkButton,
  NumberField,
  PageHeading,
  RadioGroup,
  Span,
  StaffLayout,
  SubmitRow,
  TextField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { placementForm } from '../placement.form.ts'
import type { FormPage } from '../../../../forms/index.ts'
import {
  type CaseHeader,
  CaseStrip,
  CorrectionFields,
  type FormerWording,
  FormerWordings,
  SureOfDay,
} from '../../../casework/index.ts'

export interface PlacementPage extends FormPage {
  header: CaseHeader
}

function PlacementFields({ values, errors }: { values: Fields; errors: FieldError[] }) {
  const { employerName, startedOn, regular, weeklyHours, route } = placementForm.boxes(values)
  return (
    <>
      <TextField {...employerName} width="full" />
      <DateField {...startedOn} hint="働きはじめた最初の日です。" />
      <SureOfDay values={values} errors={errors} />
      <RadioGroup {...regular} hint="正規は、期間の定めがなく、フルタイムで、正社員の規則で働くことです。" />
      <FieldGrid>
        <Span width={4}>
          <NumberField {...weeklyHours} unit="時間" width="short" example="38.5" />
        </Span>
      </FieldGrid>
      <RadioGroup {...route} />
    </>
  )
}

export function RecordPlacementPage({ path, shell, kit, header, values, errors }: PlacementPage) {
  return (
    <StaffLayout
      title="就職を記録"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="就職を記録" lead="記録すると、1・3・6・12か月の定着の確認が自動で入ります。" />}
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <PlacementFields values={values} errors={errors} />
        <SubmitRow
          label="記録する"
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

export interface CorrectionPage extends PlacementPage {
  corrections: FormerWording[]
  today: CivilDate
  backHref: string
}

/** 就職の訂正: what stood there before stays readable below. */
export function CorrectPlacementPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  corrections,
  today,
  backHref,
}: CorrectionPage) {
  return (
    <StaffLayout
      title="就職の記録を訂正"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="就職の記録を訂正"
          lead="前の記録は消えません。数字と定着の確認の日は、直したとおりになります。"
        />
      }
    >
      <CaseStrip header={header} linked={backHref.startsWith('/cases')} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <PlacementFields values={values} errors={errors} />
        <CorrectionFields values={values} withdrawing="取り消す(この方の就職ではなかった、など)" />
        <SubmitRow
          label="訂正する"
          draft
          secondary={
            <LinkButton href={backHref} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      <FormerWordings corrections={corrections} today={today} />
    </StaffLayout>
  )
}
