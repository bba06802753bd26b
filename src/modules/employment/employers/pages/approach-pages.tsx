import type { FormPage } from '../../../../forms/index.ts'
import {
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
import { appealAnswerForm, appealForm, approachForm, breachForm, mergeForm, silenceForm } from '../approach.form.ts'
import { appealSubjects } from '../employer.labels.ts'
import type { Appeal } from '../approach.queries.ts'
import type { BeforeCalling } from '../employer-page.queries.ts'
import type { Contact, Workplace } from '../employer.queries.ts'
import { EmployerFormFrame } from './employer-frame.tsx'
import { BeforeCall } from './employer-shown.tsx'

interface Named {
  employer: { id: string; name: string }
}

export interface ApproachPageProps extends FormPage, Named {
  before: BeforeCalling
  workplaces: Workplace[]
  contacts: Contact[]
}

export function ApproachPage({ employer, before, workplaces, contacts, ...form }: ApproachPageProps) {
  const boxes = approachForm.boxes(form.values)
  return (
    <EmployerFormFrame
      {...form}
      title="たずねたことを記録する"
      employer={employer}
      submit="記録する"
      before={<BeforeCall {...before} />}
    >
      <FormSection title="いつ、だれと">
        <RadioGroup {...boxes.way} />
        <DateField {...boxes.heldOn} />
        <RadioGroup {...boxes.result} />
        <FieldGrid>
          <Span width={6}>
            <SelectField
              {...boxes.workplaceId}
              empty="決まった事業所ではない"
              options={workplaces.map((each) => ({ value: each.id, label: each.name }))}
            />
          </Span>
          <Span width={6}>
            <SelectField
              {...boxes.contactId}
              empty="登録した担当者ではない"
              options={contacts.map((each) => ({
                value: each.id,
                label: each.post === '' ? each.name : `${each.name}(${each.post})`,
              }))}
            />
          </Span>
        </FieldGrid>
      </FormSection>
      <FormSection title="話したこと">
        <CheckboxGroup {...boxes.purposes} />
        <CheckboxGroup {...boxes.asked} optional />
        <CheckboxGroup {...boxes.offered} optional hint="できると言ったことで、あとから企業をさがせます。" />
        <TextArea {...boxes.summary} rows={4} hint="企業のことだけを書きます。かかわる機関のだれもが読みます。" />
        <TextArea {...boxes.note} rows={2} hint="だれのためにたずねたかなどは、ここに。ほかの機関には見えません。" />
      </FormSection>
      <FormSection title="次にすること">
        <TextField {...boxes.nextStep} width="full" example="体験の日にちを決める電話をする" />
        <DateField {...boxes.nextOn} hint="その日に、あなたの「今日」に出ます。" />
      </FormSection>
    </EmployerFormFrame>
  )
}

export function AppealPage({ employer, ...form }: FormPage & Named) {
  const boxes = appealForm.boxes(form.values)
  return (
    <EmployerFormFrame
      {...form}
      title="要請したことを記録する"
      employer={employer}
      submit="記録する"
      lead="工程表の裏づけとして、1件ずつ数えます。答えは、あとから書けます。"
    >
      <RadioGroup {...boxes.subject} />
      <RadioGroup {...boxes.way} />
      <DateField {...boxes.appealedOn} />
      <TextArea {...boxes.words} rows={3} />
    </EmployerFormFrame>
  )
}

export function AppealAnswerPage({ employer, appeal, ...form }: FormPage & Named & { appeal: Appeal }) {
  const boxes = appealAnswerForm.boxes(form.values)
  return (
    <EmployerFormFrame
      {...form}
      title={`${appealSubjects[appeal.subject]}の要請への答え`}
      employer={employer}
      submit="答えを残す"
    >
      <RadioGroup {...boxes.answer} />
      <DateField {...boxes.answeredOn} />
      <TextArea {...boxes.answerNote} rows={3} />
    </EmployerFormFrame>
  )
}

export function SilencePage({ employer, ...form }: FormPage & Named) {
  const boxes = silenceForm.boxes(form.values)
  return (
    <EmployerFormFrame
      {...form}
      title="連絡しないでほしいと言われた"
      employer={employer}
      submit="記録する"
      lead="どの機関がこの企業を開いても、たずねる前に出ます。"
    >
      <DateField {...boxes.since} />
      <TextArea {...boxes.reason} rows={3} />
    </EmployerFormFrame>
  )
}

export function BreachPage({ employer, ...form }: FormPage & Named) {
  const boxes = breachForm.boxes(form.values)
  return (
    <EmployerFormFrame
      {...form}
      title="違反の記録"
      employer={employer}
      submit="記録する"
      lead="労働局とハローワークの、責任者・企業支援・事務局の人だけが読めます。"
    >
      <RadioGroup {...boxes.kind} />
      <DateField {...boxes.foundOn} />
      <DateField {...boxes.until} hint="期限のある記録(5年など)のときだけ" />
      <TextArea {...boxes.words} rows={4} />
    </EmployerFormFrame>
  )
}

export function MergePage({ employer, other, ...form }: FormPage & Named & { other: string }) {
  return (
    <EmployerFormFrame
      {...form}
      title="一つの企業にまとめる"
      employer={employer}
      submit="まとめる"
      lead={`「${other}」を「${employer.name}」にまとめます。事業所・担当者・たずねた記録は消えず、いつでも元にもどせます。`}
    >
      <TextArea {...mergeForm.boxes(form.values).reason} rows={2} />
    </EmployerFormFrame>
  )
}
