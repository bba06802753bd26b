/** A yes, a day, the end, and calling it off. */
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import { DateField, DefinitionList, RadioGroup, TextArea, TextField } from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'
import { agreementForm, cancelForm, dayForm, endForm } from '../trial.form.ts'
import { sides, trialKinds } from '../trial.labels.ts'
import type { Trial } from '../trial.queries.ts'
import { periodText } from './trial-panel.tsx'

export type TrialPageProps = FormPage & { header: CaseHeader; trial: Trial }

const around = ({ header, trial }: Pick<TrialPageProps, 'header' | 'trial'>) => ({
  back: `/trials/${trial.id}`,
  before: (
    <>
      <CaseStrip header={header} />
      <DefinitionList
        items={[
          { term: '企業・事業所', value: trial.employerName },
          { term: '種類', value: trialKinds[trial.kind] },
          { term: '期間', value: periodText(trial) },
        ]}
      />
    </>
  ),
})

export function AgreePage({ header, trial, ...form }: TrialPageProps) {
  const { side, agreedOn, how, signer } = agreementForm.boxes(form.values)
  const given = trial.agreements.map((each) => each.side as string)
  return (
    <FormFrame
      {...form}
      {...around({ header, trial })}
      title="同意を記録"
      lead={
        given.length === 0 ? undefined : `もう同意した: ${trial.agreements.map((each) => sides[each.side]).join('、')}`
      }
      submit="記録する"
    >
      <RadioGroup {...side} options={side.options.filter((option) => !given.includes(option.value))} />
      <DateField {...agreedOn} />
      <RadioGroup {...how} />
      <TextField {...signer} hint="企業の担当者、支援機関の担当者など" />
    </FormFrame>
  )
}

export function DayPage({ header, trial, ...form }: TrialPageProps) {
  const { heldOn, came, words } = dayForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      {...around({ header, trial })}
      title="一日を記録"
      lead="同じ日をもう一度書くと、書き直しになります。前の記録も残ります。"
      submit="記録する"
    >
      <RadioGroup {...came} />
      <DateField {...heldOn} />
      <TextArea {...words} rows={3} hint="できたこと、困ったこと、職場の声" />
    </FormFrame>
  )
}

export function EndPage({ header, trial, ...form }: TrialPageProps) {
  const { endedOn, next, personLook, workplaceLook } = endForm.boxes(form.values)
  return (
    <FormFrame {...form} {...around({ header, trial })} title="体験・実習の終わり" submit="記録する">
      <DateField {...endedOn} />
      <TextArea {...personLook} rows={4} hint="本人の言葉で" />
      <TextArea {...workplaceLook} rows={4} hint="職場の人の言葉で" />
      <RadioGroup {...next} list />
    </FormFrame>
  )
}

export function CancelPage({ header, trial, ...form }: TrialPageProps) {
  const { reason } = cancelForm.boxes(form.values)
  return (
    <FormFrame {...form} {...around({ header, trial })} title="体験・実習を取りやめる" submit="取りやめる">
      <TextField {...reason} width="full" />
    </FormFrame>
  )
}
