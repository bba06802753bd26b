import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import { textOf } from '../../../../platform/http/room.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
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
  type Shell,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { trainingKinds, trainingResults } from '../training.labels.ts'
import type { TrainingView } from '../training.queries.ts'
import { optionsOf } from '../../../../forms/index.ts'
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

interface FormPage {
  path: string
  shell: Shell
  kit: FormKit
  header: CaseHeader
  values: Fields
  errors: FieldError[]
  savedAt: string | null
}

function TrainingFields({ values }: { values: Fields }) {
  return (
    <>
      <RadioGroup
        list
        name="kind"
        label="訓練の種類"
        value={textOf(values, 'kind')}
        options={optionsOf(trainingKinds)}
      />
      <TextField
        name="course"
        label="コースの名前"
        width="full"
        value={textOf(values, 'course')}
        example="介護職員初任者研修科"
      />
      <TextField name="provider" label="実施するところ" optional width="full" value={textOf(values, 'provider')} />
      <DateField name="startsOn" label="始まる日" value={typedBoxes(values, 'startsOn')} />
      <DateField name="endsOn" label="終わる予定の日" value={typedBoxes(values, 'endsOn')} />
    </>
  )
}

function EndFields({ values }: { values: Fields }) {
  return (
    <FormSection title="どう終わったか">
      <RadioGroup name="result" label="結果" value={textOf(values, 'result')} options={optionsOf(trainingResults)} />
      <DateField name="endedOn" label="終わった日" value={typedBoxes(values, 'endedOn')} />
      <TextArea name="note" label="ひとこと" optional rows={2} value={textOf(values, 'note')} />
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
}: FormPage & { training: TrainingView; corrections: FormerWording[]; today: CivilDate }) {
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

export function RecordTrainingPage({ path, shell, kit, header, values, errors, savedAt }: FormPage) {
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
}: FormPage & { training: TrainingView; colleagues: Colleague[]; today: CivilDate }) {
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
