/** Writing the next way of counting: what it is made from, whose records count, how often, and the words for it. */
import { formatFiscalYear } from '../../../../platform/japanese/index.ts'
import {
  Checkbox,
  CheckboxGroup,
  DraftBanner,
  DraftNote,
  FieldGrid,
  Form,
  FormSection,
  LinkButton,
  PageHeading,
  RadioGroup,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { kpiHref } from '../../plan/index.ts'
import { definitionDraftForm } from '../definition-draft.form.ts'
import type { DefinedKpi } from '../definition-draft.routes.tsx'

export interface DefinitionDraftPageProps extends FormPage {
  kpi: DefinedKpi
  deskKinds: readonly { kind: string; name: string }[]
  /** What a sum or a rate can be made of. */
  kpis: readonly { code: string; label: string; isSum: boolean }[]
}

export function DefinitionDraftPage({
  path,
  shell,
  kit,
  values,
  errors,
  savedAt,
  kpi,
  deskKinds,
  kpis,
}: DefinitionDraftPageProps) {
  const boxes = definitionDraftForm.boxes(values)
  const options = kpis.map((each) => ({ value: each.code, label: each.label }))
  const plain = kpis.filter((each) => !each.isSum).map((each) => ({ value: each.code, label: each.label }))
  return (
    <StaffLayout
      title="数え方の案"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={
            <a href={kpiHref(kpi, '/definition')}>
              {formatFiscalYear(kpi.fiscalYear)} {kpi.label}
            </a>
          }
          title="数え方の案を書く"
          lead="書いただけでは、どの数も変わりません。残したあと、いまの数え方とくらべ、使う日を決めるか、取りやめるかを選べます。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup {...boxes.basis} list />
        <FormSection title="窓口の記録を数えるとき" note="ほかを選んだときは、読みません">
          <CheckboxGroup {...boxes.facts} />
          <SelectField {...asked(boxes.oncePer)} empty="選んでください" />
          <Narrowing boxes={boxes} deskKinds={deskKinds} />
        </FormSection>
        <FormSection title="ほかのKPIからできるとき">
          <CheckboxGroup {...boxes.sumOf} list options={plain} hint="足すときに選びます。同じ記録は1回だけ数えます。" />
          <FieldGrid>
            <Span width={4}>
              <SelectField {...asked(boxes.ratioOf)} options={options} empty="率のときに選びます" />
            </Span>
            <Span width={4}>
              <SelectField {...asked(boxes.ratioTo)} options={options} empty="率のときに選びます" />
            </Span>
            <Span width={4}>
              <SelectField {...asked(boxes.decimals)} empty="率のときに選びます" />
            </Span>
          </FieldGrid>
        </FormSection>
        <FormSection title="単位と報告">
          <TextField {...boxes.unit} width="short" hint="計画の単位とちがうときだけ書きます。率なら % です。" />
          <Checkbox {...boxes.sameReports} />
        </FormSection>
        <FormSection title="読む人への言葉" note="KPIのページ、公表、紙に出ます">
          <TextArea {...boxes.description} rows={4} />
          <TextField {...boxes.event} width="full" />
          <TextField {...boxes.whose} width="full" />
          <TextField {...boxes.oncePerWords} width="full" />
          <TextField {...boxes.countedOn} width="full" />
          <TextField {...boxes.countedFor} width="full" />
          <TextField {...boxes.source} width="full" />
        </FormSection>
        <SubmitRow
          label="案を残す"
          draft
          secondary={
            <LinkButton href={kpiHref(kpi, '/definition')} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

/** Of what is asked for with one basis only, なくてもよい would be half the truth. */
const asked = <B extends { optional?: true }>({ optional: _, ...box }: B): Omit<B, 'optional'> => box

/** Whose records: what isn't chosen narrows nothing. */
function Narrowing({
  boxes,
  deskKinds,
}: {
  boxes: ReturnType<typeof definitionDraftForm.boxes>
  deskKinds: DefinitionDraftPageProps['deskKinds']
}) {
  return (
    <>
      <Folded box={boxes.organizationKinds} nothing="どの機関でも">
        <CheckboxGroup {...boxes.organizationKinds} />
      </Folded>
      <Folded box={boxes.deskKinds} nothing="どの窓口でも">
        <CheckboxGroup
          {...boxes.deskKinds}
          options={deskKinds.map((each) => ({ value: each.kind, label: each.name }))}
        />
      </Folded>
      <CheckboxGroup {...boxes.targetTypes} hint="選ばなければ、まだ決まっていない方も数えます。" />
      <FieldGrid>
        <Span width={6}>
          <SelectField {...boxes.agesFrom} empty="年齢にかかわらず" />
        </Span>
        <Span width={6}>
          <SelectField {...boxes.agesTo} empty="年齢にかかわらず" />
        </Span>
      </FieldGrid>
      <Checkbox {...boxes.agesUnknown} />
    </>
  )
}

/** Many boxes are folded; how many are chosen is told. */
function Folded({
  box,
  nothing,
  children,
}: {
  box: { label: string; values: string[] }
  nothing: string
  children: React.ReactNode
}) {
  return (
    <details className="field" open={box.values.length > 0}>
      <summary>
        {box.label}{' '}
        <span className="field-note">{box.values.length === 0 ? nothing : `${box.values.length}つ選んでいます`}</span>
      </summary>
      {children}
    </details>
  )
}
