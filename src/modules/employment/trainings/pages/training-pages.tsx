import type { Fields } from '../../../../platform/http/room.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import {
  DateField,
  DefinitionList,
  DraftNote,
  Form,
  FormSection,
  HiddenField,
  LinkButton,
  PageHeading,
  RadioGroup,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  DraftBanner,
} from '../../../../ui/index.ts'
import type { TrainingView } from '../training.queries.ts'
import { type FormPage } from '../../../../forms/index.ts'
import {
  aheadText,
  type CaseHeader,
  CaseStrip,
  type Colleague,
  CorrectionFields,
  type FormerWording,
  FormerWordings,
  KeepOrNew,
  NextActionFields,
  stepMark,
} from '../../../casework/index.ts'
import { trainingForm, trainingOverForm } from '../training.form.ts'

interface TrainingPage extends FormPage {
  header: CaseHeader
}

function TrainingFields({ values }: { values: Fields }) {
  const { kind, course, provider, startsOn, endsOn } = trainingForm.boxes(values)
  return (
    <>
      <RadioGroup list {...kind} />
      <TextField {...course} width="full" example="介護職員初任者研修科" />
      <TextField {...provider} width="full" />
      <DateField {...startsOn} />
      <DateField {...endsOn} />
    </>
  )
}

function EndFields({ values }: { values: Fields }) {
  const { result, endedOn, note } = trainingOverForm.boxes(values)
  return (
    <FormSection title="どう終わったか">
      <RadioGroup {...result} />
      <DateField {...endedOn} />
      <TextArea {...note} rows={2} />
    </FormSection>
  )
}

/** 訓練の訂正: what stood there before stays readable below. */
export function CorrectTrainingPage({
  path,
  shell,
  kit,
  header,
  training,
  values,
  errors,
  savedAt,
  corrections,
  today,
}: TrainingPage & { training: TrainingView; corrections: FormerWording[]; today: CivilDate }) {
  return (
    <StaffLayout
      title="訓練の記録を訂正"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="訓練の記録を訂正"
          lead="前の記録は消えません。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <TrainingFields values={values} />
        {training.endedOn === null ? null : <EndFields values={values} />}
        <CorrectionFields values={values} withdrawing="取り消す(この方の訓練ではなかった、など)" />
        <SubmitRow
          label="訂正する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}?tab=work`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      <FormerWordings corrections={corrections} today={today} />
    </StaffLayout>
  )
}

export function RecordTrainingPage({ path, shell, kit, header, values, errors, savedAt }: TrainingPage) {
  return (
    <StaffLayout
      title="訓練を記録"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="訓練を記録"
          lead="終わる予定の日を過ぎても終わりの記録がないと、「こぼれ防止」に出ます。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <TrainingFields values={values} />
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}?tab=work`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

export function EndTrainingPage({
  path,
  shell,
  kit,
  header,
  training,
  values,
  errors,
  savedAt,
  colleagues,
  today,
}: TrainingPage & { training: TrainingView; colleagues: Colleague[]; today: CivilDate }) {
  return (
    <StaffLayout
      title="訓練の終わり"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="訓練の終わり"
          lead="どう終わったかと、次にすることを、いっしょに記録します。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <CaseStrip header={header} />
      <DefinitionList
        items={[
          { term: 'コース', value: `${training.course}${training.provider === '' ? '' : `(${training.provider})`}` },
          { term: '期間', value: `${formatDate(training.startsOn)}から${formatDate(training.endsOn)}までの予定` },
        ]}
      />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <EndFields values={values} />
        <HiddenField name="nextWas" value={stepMark(header.nextAction)} />
        <NextActionFields
          values={values}
          colleagues={colleagues}
          first={<KeepOrNew values={values} ahead={aheadText(header.nextAction, today)} />}
        />
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}?tab=work`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
