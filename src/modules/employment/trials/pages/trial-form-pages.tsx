/** 体験・実習 is planned and changed. */
import { type EditPage, FormFrame, type FormPage } from '../../../../forms/index.ts'
import type { Fields } from '../../../../platform/http/room.ts'
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  FieldGrid,
  FormSection,
  RadioGroup,
  SelectField,
  Span,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'
import { trialForm } from '../trial.form.ts'
import { kindHints, type TrialKind } from '../trial.labels.ts'
import type { Trial } from '../trial.queries.ts'

export interface EmployerOption {
  id: string
  name: string
}

const boxesFor = (values: Fields, employers: readonly EmployerOption[]) => {
  const boxes = trialForm.boxes(values)
  return {
    ...boxes,
    employerId: { ...boxes.employerId, options: employers.map(({ id, name }) => ({ value: id, label: name })) },
  }
}

function TrialFields({ values, employers }: { values: Fields; employers: readonly EmployerOption[] }) {
  const boxes = boxesFor(values, employers)
  return (
    <>
      <RadioGroup
        {...boxes.kind}
        list
        options={boxes.kind.options.map((option) => ({ ...option, hint: kindHints[option.value as TrialKind] }))}
      />
      <FormSection title="どこで、何を">
        <TextField {...boxes.employerName} width="full" />
        {employers.length === 0 ? null : (
          <SelectField
            {...boxes.employerId}
            empty="企業の一覧にない"
            hint="一覧の企業につなぐと、同じ企業での日数が足されます。"
          />
        )}
        <TextField {...boxes.place} width="full" />
        <TextArea {...boxes.work} rows={3} />
      </FormSection>
      <FormSection title="いつ">
        <FieldGrid>
          <Span width={6}>
            <DateField {...boxes.startsOn} />
          </Span>
          <Span width={6}>
            <DateField {...boxes.endsOn} />
          </Span>
        </FieldGrid>
        <TextField {...boxes.hours} width="full" example="月・水・金の10時から15時まで" />
      </FormSection>
      <FormSection title="契約・賃金・保険">
        <RadioGroup {...boxes.isEmployed} />
        <RadioGroup {...boxes.isPaid} hint="雇用契約を結ぶときは、最低賃金以上です。" />
        <TextField {...boxes.pay} width="full" />
        <Checkbox {...boxes.isNoLabour} />
        <CheckboxGroup {...boxes.insurances} optional />
      </FormSection>
      <FormSection title="当日のために">
        <TextField {...boxes.contact} width="full" hint="企業の担当と電話番号。同意書に出ます。" />
        <TextArea {...boxes.needs} rows={2} hint="本人がよいと言ったことだけ。同意書に出ます。" />
      </FormSection>
    </>
  )
}

export function PlanTrialPage({
  header,
  employers,
  ...form
}: FormPage & { header: CaseHeader; employers: EmployerOption[] }) {
  return (
    <FormFrame
      {...form}
      title="体験・実習を決める"
      lead="決めたあと、同意書を出して、本人・企業・支援機関の同意を記録します。"
      back={`/cases/${header.id}?tab=work`}
      submit="決める"
      before={<CaseStrip header={header} />}
    >
      <TrialFields values={form.values} employers={employers} />
    </FormFrame>
  )
}

export function ChangeTrialPage({
  header,
  trial,
  employers,
  ...form
}: EditPage & { header: CaseHeader; trial: Trial; employers: EmployerOption[] }) {
  return (
    <FormFrame
      {...form}
      title="体験・実習を直す"
      lead="中身が変わるので、三者の同意は、もう一度たずねます。"
      back={`/trials/${trial.id}`}
      submit="直したことを残す"
      before={<CaseStrip header={header} />}
      boxesOf={(values) => boxesFor(values, employers)}
    >
      <TrialFields values={form.values} employers={employers} />
    </FormFrame>
  )
}
