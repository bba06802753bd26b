import { type Fields, listOf } from '../../../../platform/http/room.ts'
import { formatMonth } from '../../../../platform/japanese/index.ts'
import {
  CheckboxGroup,
  DateField,
  DraftBanner,
  DraftNote,
  Form,
  FormSection,
  LinkButton,
  PageHeading,
  PlainRow,
  RadioGroup,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { activityText } from '../../activities/index.ts'
import { type RoadmapRow, roadmapRowHref } from '../../plan/index.ts'
import { doneNeedsEvidence, roadmapReportForm, roadmapStepForm } from '../roadmap.form.ts'
import type { LinkChoices } from '../roadmap-links.queries.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { inYear } from '../../council/index.ts'

interface RowPage extends FormPage {
  row: RoadmapRow
}

interface ReportPage extends RowPage {
  /** About what the reader's organization does, not about the row. */
  forItself: boolean
  choices: LinkChoices
  /** The reader may record a gathering, a practice or a document. */
  addsActivities: boolean
}

export function ReportRowPage(props: ReportPage) {
  const { path, shell, kit, row, forItself, values, errors, savedAt, choices, addsActivities } = props
  const title = forItself ? 'この機関の取組を報告' : '状態を報告'
  const boxes = roadmapReportForm.boxes(values)
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={roadmapRowHref(row)}>{row.title}</a>}
          title={title}
          lead={
            forItself
              ? 'この機関の取組だけの報告です。行の状態は変わりません。裏づけといっしょに残り、前の報告は消えません。'
              : '状態は、裏づけといっしょに残します。前の報告は消えません。'
          }
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FormSection title={forItself ? 'この機関のいまの状態' : 'いまの状態'}>
          <RadioGroup {...boxes.state} />
          <RadioGroup {...boxes.evidenceKind} />
          <TextArea
            {...boxes.evidence}
            hint="いつ、何をして、どうなったか。数があれば数も。個人のことは書きません。"
            rows={3}
          />
          <DateField {...boxes.evidenceOn} />
        </FormSection>
        <FormSection
          title="裏づけになっているもの"
          note="「完了」には一つ以上要ります。ほかの状態では、なくてもかまいません"
        >
          <Chosen
            name="links.activities"
            label="取組の記録"
            values={values}
            options={choices.activities.map((each) => ({ value: each.id, label: activityText(each) }))}
            none="今年度の記録はまだありません。"
            problem={errors.find((error) => error.field === doneNeedsEvidence.field)?.message}
          />
          {addsActivities ? (
            <p className="field-hint">
              <a href={inYear(`/activities/new?row=${row.id}`, row.fiscalYear)}>集まり・事例・資料を新しく記録する</a>
              (ここに書いたことは「下書きを残す」で残せます)
            </p>
          ) : null}
          <Chosen
            name="links.figures"
            label="KPIの数"
            hint="報告したときの数が残ります。"
            values={values}
            options={choices.figures.map((each) => ({ value: each.code, label: each.label }))}
          />
          <Chosen
            name="links.monthlyReports"
            label="月次報告"
            values={values}
            options={choices.monthlyReports.map((each) => ({
              value: `${each.organizationId}/${each.code}/${each.month}`,
              label: `${each.organizationName} ${each.label} ${formatMonth(each.month)}`,
            }))}
          />
          <Chosen
            name="links.releases"
            label="公表した数字"
            values={values}
            options={choices.releases.map((each) => ({ value: each.id, label: `第${each.number}号` }))}
          />
          <Chosen
            name="links.progressReports"
            label="進捗報告"
            values={values}
            options={choices.progressReports.map((each) => ({
              value: each.id,
              label: `${each.period === 'half' ? '上半期' : '年度'} 第${each.edition}版`,
            }))}
          />
        </FormSection>
        <FormSection title="おくれ・中止のとき" note="おくれには、理由と手だてが要ります">
          <TextArea {...boxes.reason} rows={2} />
          <TextArea {...boxes.countermeasure} rows={2} />
        </FormSection>
        <SubmitRow
          label="報告する"
          draft
          secondary={
            <LinkButton href={roadmapRowHref(row)} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

/** Folded as long as nothing in it is chosen or wrong; nothing at all where there is nothing to choose from. */
function Chosen({
  name,
  label,
  hint,
  values,
  options,
  none,
  problem,
}: {
  name: string
  label: string
  hint?: string
  values: Fields
  options: readonly { value: string; label: string }[]
  none?: string
  /** What is wrong with what was chosen: then it is open. */
  problem?: string | undefined
}) {
  const chosen = listOf(values, name)
  if (options.length === 0)
    return none === undefined ? null : (
      <div id={`field-${name}`}>
        <PlainRow label={label}>{problem === undefined ? none : <strong className="late">{problem}</strong>}</PlainRow>
      </div>
    )
  return (
    <details className="field" open={chosen.length > 0 || problem !== undefined}>
      <summary>
        {label}{' '}
        <span className="field-note">
          {chosen.length === 0 ? `${options.length}件から選ぶ` : `${chosen.length}件を選んでいます`}
        </span>
      </summary>
      <CheckboxGroup
        name={name}
        label={`裏づけにする${label}`}
        list
        optional
        values={chosen}
        options={options}
        {...(hint === undefined ? {} : { hint })}
      />
    </details>
  )
}

export function PlanStepPage({ path, shell, kit, row, values, errors, savedAt }: RowPage) {
  const { quarter, step } = roadmapStepForm.boxes(values)
  return (
    <StaffLayout
      title="予定を加える"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={roadmapRowHref(row)}>{row.title}</a>}
          title="予定を加える"
          lead="四半期が終わってもすんでいない予定は、「注意」になります。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup {...quarter} />
        <TextField {...step} width="full" example="面接会を松本で開く" />
        <SubmitRow
          label="加える"
          draft
          secondary={
            <LinkButton href={roadmapRowHref(row)} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
