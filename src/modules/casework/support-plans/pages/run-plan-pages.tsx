/** Forms from agreement to evaluation: what makes a plan begin, how it goes, how it ends. */
import { textOf } from '../../../../platform/http/room.ts'
import { CheckboxGroup, DateField, RadioGroup, Section, TextArea, TextField, Written } from '../../../../ui/index.ts'
import { goalResults, progresses } from '../support-plan.labels.ts'
import { agreementForm, decisionForm, evaluationForm, reviewForm, signOffForm } from '../support-plan.form.ts'
import type { GoalRow, PlanView } from '../support-plan.queries.ts'
import { optionsOf } from '../../../../forms/index.ts'
import { type PlanFormPage, PlanForm } from './plan-form.tsx'

export function AgreementPage(props: PlanFormPage & { plan: PlanView }) {
  const { plan } = props
  const { agreedOn, how, witness } = agreementForm.boxes(props.values)
  return (
    <PlanForm
      {...props}
      title="本人の同意を記録する"
      lead="同意のあと、プランは書き直せません。変えるときは、評価して再プランにします。"
      submit="同意を記録する"
      before={
        <Section title={`第${plan.number}回のプラン`} pad kind="quiet">
          <Written text={plan.wish} />
          <ol className="plain-list">
            {plan.goals.map((goal) => (
              <li key={goal.id}>{goal.goal}</li>
            ))}
          </ol>
        </Section>
      }
    >
      <DateField {...agreedOn} />
      <RadioGroup {...how} />
      <TextField {...witness} hint="口頭のときは書いてください。" />
    </PlanForm>
  )
}

export function DecisionPage(props: PlanFormPage) {
  const { conferenceOn, form, result, decidedOn, decidedBy } = decisionForm.boxes(props.values)
  return (
    <PlanForm {...props} title="支援調整会議と支援決定" submit="支援決定を記録する">
      <DateField {...conferenceOn} />
      <RadioGroup {...form} />
      <RadioGroup {...result} />
      <DateField {...decidedOn} />
      <TextField {...decidedBy} hint="「長野県」「上田市」のように。" />
    </PlanForm>
  )
}

export function SignOffPage(props: PlanFormPage & { plan: PlanView }) {
  const { plan } = props
  const { decision, note } = signOffForm.boxes(props.values)
  return (
    <PlanForm
      {...props}
      title="プランを確かめる"
      lead="よければ支援が始まります。戻すと、担当が書き直し、本人の同意をもらいなおします。"
      submit="決める"
      before={
        <Section title={`第${plan.number}回のプラン`} pad more={<a href={props.back}>全部を読む</a>}>
          <Written text={plan.wish} />
          {plan.goals.map((goal, index) => (
            <div key={goal.id}>
              <p className="meta">
                目標{index + 1}(手だて{goal.steps.length}つ)
              </p>
              <Written text={goal.goal} />
            </div>
          ))}
        </Section>
      }
    >
      <RadioGroup {...decision} />
      <TextArea {...note} hint="戻すときは、何を直してほしいかを書いてください。" rows={3} />
    </PlanForm>
  )
}

const goalLabel = (goal: GoalRow, index: number): string =>
  `目標${index + 1} ${goal.goal.length > 60 ? `${goal.goal.slice(0, 60)}…` : goal.goal}`

export function ReviewPage(props: PlanFormPage & { plan: PlanView }) {
  const { values, plan } = props
  const { heldOn, method, voice, note, nextReviewOn } = reviewForm.boxes(values)
  return (
    <PlanForm {...props} title="見直しを記録する" submit="見直しを記録する">
      <DateField {...heldOn} />
      <RadioGroup {...method} />
      {plan.goals.map((goal, index) => (
        <RadioGroup
          key={goal.id}
          name={`progress.${goal.id}`}
          label={goalLabel(goal, index)}
          value={textOf(values, `progress.${goal.id}`)}
          options={optionsOf(progresses)}
        />
      ))}
      <TextArea {...voice} rows={3} />
      <TextArea {...note} rows={3} />
      <DateField {...nextReviewOn} />
    </PlanForm>
  )
}

export function EvaluationPage(props: PlanFormPage & { plan: PlanView }) {
  const { values, plan } = props
  const { endedOn, evaluation, continues, changes } = evaluationForm.boxes(values)
  return (
    <PlanForm {...props} title="プランを評価する" lead="評価すると、このプランは終わります。" submit="評価を残す">
      <DateField {...endedOn} />
      {plan.goals.map((goal, index) => (
        <div key={goal.id}>
          <RadioGroup
            name={`result.${goal.id}`}
            label={goalLabel(goal, index)}
            value={textOf(values, `result.${goal.id}`)}
            options={optionsOf(goalResults)}
          />
          <TextArea
            name={`resultNote.${goal.id}`}
            label={`目標${index + 1}についてのことば`}
            optional
            rows={2}
            value={textOf(values, `resultNote.${goal.id}`)}
          />
        </div>
      ))}
      <CheckboxGroup {...changes} list optional />
      <TextArea {...evaluation} rows={4} />
      <RadioGroup {...continues} />
    </PlanForm>
  )
}
