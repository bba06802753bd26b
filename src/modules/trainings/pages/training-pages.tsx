import type { Fields, FormKit } from '../../../platform/http/room.ts'
import { textOf } from '../../../platform/http/room.ts'
import { formatDate } from '../../../platform/japanese/era.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { DateField, DefinitionList, DraftNote, Form, FormSection, LinkButton, PageHeading, RadioGroup, type Shell, StaffLayout, SubmitRow, TextArea, TextField, DraftBanner } from '../../../ui/index.ts'
import { typedBoxes } from '../../../ui/inputs/index.ts'
import { type CaseHeader, CaseStrip, type Colleague, NextActionFields, optionsOf } from '../../cases/index.ts'
import { trainingKinds, trainingResults } from '../training.labels.ts'
import type { TrainingView } from '../training.queries.ts'

interface FormPage {
  path: string
  shell: Shell
  kit: FormKit
  header: CaseHeader
  values: Fields
  errors: FieldError[]
  savedAt: string | null
}

export function RecordTrainingPage({ path, shell, kit, header, values, errors, savedAt }: FormPage) {
  return (
    <StaffLayout title="訓練を記録" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary
      heading={<PageHeading title="訓練を記録" lead="終わる予定の日を過ぎても終わりの記録がないと、「こぼれ防止」に出ます。" aside={<DraftNote savedAt={savedAt ?? undefined} />} />}>
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup list name="kind" label="訓練の種類" value={textOf(values, 'kind')} options={optionsOf(trainingKinds)} />
        <TextField name="course" label="コースの名前" width="full" value={textOf(values, 'course')} example="介護職員初任者研修科" />
        <TextField name="provider" label="実施するところ" optional width="full" value={textOf(values, 'provider')} />
        <DateField name="startsOn" label="始まる日" value={typedBoxes(values, 'startsOn')} />
        <DateField name="endsOn" label="終わる予定の日" value={typedBoxes(values, 'endsOn')} />
        <SubmitRow label="記録する" draft secondary={<LinkButton href={`/cases/${header.id}?tab=work`} kind="text">やめる</LinkButton>} />
      </Form>
    </StaffLayout>
  )
}

export function EndTrainingPage({ path, shell, kit, header, training, values, errors, savedAt, colleagues }: FormPage & { training: TrainingView; colleagues: Colleague[] }) {
  return (
    <StaffLayout title="訓練の終わり" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary heading={<PageHeading title="訓練の終わり" lead="どう終わったかと、次にすることを、いっしょに記録します。" aside={<DraftNote savedAt={savedAt ?? undefined} />} />}>
      <CaseStrip header={header} />
      <DefinitionList items={[{ term: 'コース', value: `${training.course}${training.provider === '' ? '' : `(${training.provider})`}` }, { term: '期間', value: `${formatDate(training.startsOn)}から${formatDate(training.endsOn)}までの予定` }]} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FormSection title="どう終わったか">
          <RadioGroup name="result" label="結果" value={textOf(values, 'result')} options={optionsOf(trainingResults)} />
          <DateField name="endedOn" label="終わった日" value={typedBoxes(values, 'endedOn')} />
          <TextArea name="note" label="ひとこと" optional rows={2} value={textOf(values, 'note')} />
        </FormSection>
        <NextActionFields values={values} colleagues={colleagues} />
        <SubmitRow label="記録する" draft secondary={<LinkButton href={`/cases/${header.id}?tab=work`} kind="text">やめる</LinkButton>} />
      </Form>
    </StaffLayout>
  )
}
