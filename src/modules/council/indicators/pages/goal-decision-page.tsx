/** The council's decision on a KPI's goal, with those before it. */
import { formatDate, formatFiscalYear, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  DateField,
  DraftBanner,
  DraftNote,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  Section,
  StaffLayout,
  SubmitRow,
  Table,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { comparatorLabels, documentLabels, type GoalDecision, kpiHref } from '../../plan/index.ts'
import { goalDecisionForm } from '../kpi-decision.form.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'

/** Which of the stated values is the goal. Every one that the plan states stays readable, and every decision too. */
export function GoalDecisionPage({
  path,
  shell,
  kit,
  values,
  errors,
  savedAt,
  item,
  decisions,
}: FormPage & { item: KpiItem; decisions: GoalDecision[] }) {
  const boxes = goalDecisionForm.boxes(values)
  const stated = [
    ...new Map(item.goal.stated.flatMap((each) => (each.value === null ? [] : [[each.value, each] as const]))).values(),
  ]
  return (
    <StaffLayout
      title="目標の決定"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={
            <a href={kpiHref(item)}>
              {formatFiscalYear(item.fiscalYear)} {item.label}
            </a>
          }
          title="どの値を目標とするか"
          lead="協議会が決めたことを書きとめます。計画に書かれた値は、どれも消えません。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      {stated.length === 0 ? (
        <Empty
          sentence="このKPIには、計画に書かれた数がありません。"
          action={<LinkButton href={kpiHref(item)}>数字に戻る</LinkButton>}
        />
      ) : (
        <Form action={path} kit={kit} errors={errors} autosave>
          <RadioGroup
            {...boxes.value}
            list
            options={stated.map((each) => ({
              value: String(each.value),
              label: `${formatNumber(each.value ?? 0)}${item.unit}${each.comparator === null ? '' : comparatorLabels[each.comparator]} ${documentLabels[each.document]} ${each.place}「${each.measuredAs}」`,
            }))}
          />
          <DateField {...boxes.decidedOn} />
          <TextField {...boxes.resolution} width="full" example="令和7年度 第3回協議会 議案2" />
          <TextArea {...boxes.note} rows={3} />
          <SubmitRow
            label="書きとめる"
            draft
            secondary={
              <LinkButton href={kpiHref(item)} kind="text">
                やめる
              </LinkButton>
            }
          />
        </Form>
      )}
      {decisions.length === 0 ? null : (
        <Section title="これまでの決定">
          <Table
            caption="これまでの決定"
            captionHidden
            columns={[
              { key: 'on', label: '決めた日' },
              { key: 'value', label: '目標', align: 'end', strong: true },
              { key: 'resolution', label: '会議' },
              { key: 'note', label: 'わけ' },
            ]}
            rows={decisions.map((each, index) => ({
              id: String(index),
              cells: {
                on: formatDate(each.decidedOn),
                value: `${formatNumber(each.value)}${item.goalUnit}`,
                resolution: each.resolution,
                note: each.note,
              },
            }))}
          />
        </Section>
      )}
    </StaffLayout>
  )
}
