/** Forms of a plan that is being written: its frame, a goal with its steps, the measures that fit. */
import { type Fields, textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  Banner,
  CheckboxGroup,
  DateField,
  Empty,
  FieldGrid,
  RadioGroup,
  SelectField,
  Span,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { doers } from '../support-plan.labels.ts'
import { mostSteps } from '../plan-rows.form.ts'
import { frameForm } from '../support-plan.form.ts'
import { optionsOf } from '../../../../forms/index.ts'
import { type PlanFormPage, PlanForm } from './plan-form.tsx'

export interface FramePageProps extends PlanFormPage {
  title: string
  /** The plan that this one goes on from. */
  last: { wish: string; unmet: string[] } | null
}

export function FramePage({ last, ...form }: FramePageProps) {
  const { wish, startsOn, endsOn, reviewOn, services } = frameForm.boxes(form.values)
  return (
    <PlanForm
      {...form}
      submit="この内容でプランを書く"
      boxesOf={frameForm.boxes}
      before={
        last === null ? null : (
          <Banner kind="finding" title="前のプランから">
            <Written text={last.wish} />
            {last.unmet.length === 0 ? null : (
              <>
                <p className="meta">達成していない目標</p>
                <ul className="plain-list">
                  {last.unmet.map((goal) => (
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
