import type { ReactNode } from 'react'
import { type Fields, textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  Banner,
  CheckboxGroup,
  DateField,
  DraftNote,
  Empty,
  FieldGrid,
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  Section,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  Written,
  DraftBanner,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { type CaseHeader, CaseStrip } from '../../cases/index.ts'
import { doers, goalResults, progresses } from '../support-plan.labels.ts'
import { mostSteps } from '../plan-rows.form.ts'
import {
  agreementForm,
  decisionForm,
  evaluationForm,
  frameForm,
  reviewForm,
  signOffForm,
} from '../support-plan.form.ts'
import type { GoalRow, PlanView } from '../support-plan.queries.ts'
import { type FormPage, optionsOf } from '../../../../forms/index.ts'

interface PlanFormPage extends FormPage {
  header: CaseHeader
  /** Where やめる leads. */
  back: string
}

/** What all forms of a plan share: whose plan it is, the draft that saves itself, one way back. */
function PlanForm({
  path,
  shell,
  kit,
  header,
  errors,
  savedAt,
  title,
  lead,
  back,
  submit,
  intro,
  draft = true,
  children,
}: PlanFormPage & {
  title: string
  lead?: string
  submit: string
  intro?: ReactNode
  draft?: boolean
  children: ReactNode
}) {
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title={title}
          {...(lead === undefined ? {} : { lead })}
          aside={draft ? <DraftNote savedAt={savedAt ?? undefined} /> : undefined}
        />
      }
    >
      <CaseStrip header={header} />
      {draft ? <DraftBanner kit={kit} back={path} csrf={shell.csrf} /> : null}
      {intro}
      <Form action={path} kit={kit} errors={errors} autosave={draft}>
        {children}
        <SubmitRow
          label={submit}
          draft={draft}
          secondary={
            <LinkButton href={back} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

export function FramePage(props: PlanFormPage & { title: string; before: { wish: string; unmet: string[] } | null }) {
  const { before } = props
  const { wish, startsOn, endsOn, reviewOn, services } = frameForm.boxes(props.values)
  return (
    <PlanForm
      {...props}
      submit="この内容でプランを書く"
      intro={
        before === null ? null : (
          <Banner kind="finding" title="前のプランから">
            <Written text={before.wish} />
            {before.unmet.length === 0 ? null : (
              <>
                <p className="meta">達成していない目標</p>
                <ul className="plain-list">
                  {before.unmet.map((goal) => (
                    <li key={goal}>{goal}</li>
                  ))}
                </ul>
              </>
            )}
          </Banner>
        )
      }
    >
      <TextArea
        {...wish}
        hint="本人の言葉で書きます。働くことだけでなく、暮らしや人とのつながりでもかまいません。"
        rows={4}
      />
      <DateField {...startsOn} />
      <DateField {...endsOn} />
      <DateField {...reviewOn} />
      <CheckboxGroup
        {...services}
        list
        optional
        hint="生活困窮者自立支援法の事業を使うときは、支援調整会議と自治体の支援決定のあとに始まります。"
      />
    </PlanForm>
  )
}

export function GoalPage(props: PlanFormPage & { title: string }) {
  const { values } = props
  const rows = Array.from({ length: mostSteps }, (_, index) => index)
  return (
    <PlanForm {...props} submit="目標を残す">
      <TextArea
        name="goal"
        label="目標"
        hint="本人の言葉で。「週に2回、決まった時間に外へ出る」のように。"
        rows={3}
        value={textOf(values, 'goal')}
      />
      {rows.slice(0, shownSteps).map((index) => (
        <StepFields key={index} index={index} values={values} />
      ))}
      <AddMore
        label="手だてを増やす"
        open={rows.slice(shownSteps).some((index) => textOf(values, `steps.${index}.step`) !== '')}
      >
        {rows.slice(shownSteps).map((index) => (
          <StepFields key={index} index={index} values={values} />
        ))}
      </AddMore>
    </PlanForm>
  )
}

/** The others wait behind a fold. */
const shownSteps = 2

function StepFields({ index, values }: { index: number; values: Fields }) {
  const name = `手だて${index + 1}`
  return (
    <>
      <TextArea
        name={`steps.${index}.step`}
        label={name}
        {...(index === 0 ? {} : { optional: true })}
        rows={2}
        value={textOf(values, `steps.${index}.step`)}
      />
      <FieldGrid>
        <Span width={4}>
          <SelectField
            name={`steps.${index}.doer`}
            label={`${name}をする人`}
            empty="選んでください"
            value={textOf(values, `steps.${index}.doer`)}
            options={optionsOf(doers)}
          />
        </Span>
        <Span width={8}>
          <TextField
            name={`steps.${index}.doerName`}
            label={`${name}をする人・機関の名前`}
            optional
            value={textOf(values, `steps.${index}.doerName`)}
          />
        </Span>
      </FieldGrid>
      <DateField
        name={`steps.${index}.dueOn`}
        label={`${name}の期限`}
        value={typedBoxes(values, `steps.${index}.dueOn`)}
      />
    </>
  )
}

export interface MeasureOption {
  id: string
  title: string
  proposal: { fits: boolean; reason: string } | null
}

export function MeasuresPage(props: PlanFormPage & { measures: MeasureOption[]; yearLabel: string }) {
  const { values, measures, yearLabel } = props
  const meant = measures.filter((measure) => measure.proposal?.fits !== false)
  const others = measures.filter((measure) => measure.proposal?.fits === false)
  const chosen = (measure: MeasureOption): boolean => ['yes', 'no'].includes(textOf(values, `fits.${measure.id}`))
  return (
    <PlanForm
      {...props}
      title="合う施策を選ぶ"
      lead={`${yearLabel}の事業実施計画の施策です。合うものと、考えたうえで合わないものに、理由をつけて残します。理由は類型からの見立てで、書き直せます。`}
      submit="選んだ内容を残す"
    >
      {measures.length === 0 ? (
        <Empty sentence="この年度の計画に、施策がありません。" />
      ) : (
        meant.map((measure) => <MeasureFields key={measure.id} measure={measure} values={values} />)
      )}
      {others.length === 0 ? null : (
        <AddMore label={`ほかの類型の施策(${others.length}件)`} open={others.some(chosen)}>
          {others.map((measure) => (
            <MeasureFields key={measure.id} measure={measure} values={values} />
          ))}
        </AddMore>
      )}
    </PlanForm>
  )
}

function MeasureFields({ measure, values }: { measure: MeasureOption; values: Fields }) {
  return (
    <div className="plan-measure">
      <RadioGroup
        name={`fits.${measure.id}`}
        label={measure.title}
        value={textOf(values, `fits.${measure.id}`) || 'none'}
        options={[
          { value: 'yes', label: '合う' },
          { value: 'no', label: '合わない' },
          { value: 'none', label: 'プランにのせない' },
        ]}
      />
      <TextField name={`reason.${measure.id}`} label="理由" row value={textOf(values, `reason.${measure.id}`)} />
    </div>
  )
}

export function AgreementPage(props: PlanFormPage & { plan: PlanView }) {
  const { plan } = props
  const { agreedOn, how, witness } = agreementForm.boxes(props.values)
  return (
    <PlanForm
      {...props}
      title="本人の同意を記録する"
      lead="同意のあと、プランは書き直せません。変えるときは、評価して再プランにします。"
      submit="同意を記録する"
      intro={
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
      draft={false}
      intro={
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
