/** The fields of a node's form, drawn from the table of its kind. */
import { type Fields, listOf, textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  Checkbox,
  CheckboxGroup,
  DateField,
  FieldGrid,
  FormSection,
  HiddenField,
  NumberField,
  SelectField,
  Span,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { organizationKindLabels, planDocumentLabels, type PlanNodeKind } from '../../council/index.ts'
import { measureLevelLabels } from '../../plan/index.ts'
import { type NodeField, type Names, nodeFields } from '../node-fields.ts'
import { listParts, rowsOf } from '../plan-node.form.ts'
import { kpiKinds } from '../plan-version.labels.ts'
import { optionsOf } from '../../../../forms/index.ts'

interface Drawn {
  values: Fields
  names: Names
}

export function NodeFieldsForm({ kind, ...drawn }: Drawn & { kind: PlanNodeKind }) {
  return nodeFields[kind].map((field) => <NodeFieldInput key={field.name} field={field} {...drawn} />)
}

const typeOptions = [
  { value: '1', label: '① 不安定な就労' },
  { value: '2', label: '② 長期の無業' },
  { value: '3', label: '③ 社会参加' },
]
const choices = (list: readonly { id: string; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }))

function NodeFieldInput({ field, values, names }: Drawn & { field: NodeField }) {
  const { name, label, hint, type } = field
  const common = {
    name,
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(field.optional === true ? { optional: true } : {}),
  }
  const text = textOf(values, name)
  switch (type) {
    case 'line':
      return <TextField {...common} width="full" value={text} />
    case 'month':
      return <TextField {...common} width="medium" value={text} example="令和8年4月" />
    case 'text':
      return <TextArea {...common} rows={4} value={text} />
    case 'lines':
    case 'organizations':
      return <TextArea {...common} rows={3} value={text} />
    case 'day':
      return <DateField {...common} value={typedBoxes(values, name)} />
    case 'flag':
      return <Checkbox name={name} label={label} checked={text !== ''} />
    case 'types':
      return <CheckboxGroup {...common} values={listOf(values, name)} options={typeOptions} />
    case 'leads':
      return <CheckboxGroup {...common} values={listOf(values, name)} options={choices(names.leads)} />
    case 'measures':
      return <Many field={common} values={listOf(values, name)} list={names.measures} unit="施策" />
    case 'kpis':
      return <Many field={common} values={listOf(values, name)} list={names.kpis} unit="KPI" />
    case 'section':
      return <SelectField {...common} value={text} options={choices(names.sections)} empty="選んでください" />
    case 'parentSection':
      return <SelectField {...common} value={text} options={choices(names.sections)} empty="いちばん上の章" />
    case 'parentMeasure':
      return <SelectField {...common} value={text} options={choices(names.measures)} empty="なし" />
    case 'group':
      return <SelectField {...common} value={text} options={choices(names.groups)} empty="選んでください" />
    case 'organization':
      return (
        <SelectField
          {...common}
          value={text}
          options={choices(names.organizations.filter((each) => !each.isRetired))}
          empty="選んでください"
        />
      )
    case 'area':
      return (
        <SelectField
          {...common}
          value={text}
          options={choices(names.areas.filter((each) => !each.isRetired))}
          empty="県全域"
        />
      )
    case 'organizationKind':
      return (
        <SelectField {...common} value={text} options={optionsOf(organizationKindLabels)} empty="種類では指さない" />
      )
    case 'level':
      return <SelectField {...common} value={text} options={optionsOf(measureLevelLabels)} empty="選んでください" />
    case 'kpiKind':
      return <SelectField {...common} value={text} options={optionsOf(kpiKinds)} empty="選んでください" />
    case 'statements':
      return (
        <ListField
          field={field}
          values={values}
          parts={listParts.statements}
          what="文言"
          draw={(at) => <StatementFields at={at} values={values} />}
        />
      )
    case 'values':
      return (
        <ListField
          field={field}
          values={values}
          parts={listParts.values}
          what="値"
          draw={(at) => <ValueFields at={at} values={values} />}
        />
      )
    case 'typeNames':
      return (
        <ListField
          field={field}
          values={values}
          parts={listParts.typeNames}
          what="類型"
          most={3}
          draw={(at) => <TypeNameFields at={at} values={values} />}
        />
      )
  }
}

/** Many boxes are folded; what is chosen is told, so that one needn't look. */
function Many({
  field,
  values,
  list,
  unit,
}: {
  field: { name: string; label: string }
  values: readonly string[]
  list: readonly { id: string; name: string }[]
  unit: string
}) {
  return (
    <details className="field">
      <summary>
        {field.label} <span className="field-note">{values.length === 0 ? 'なし' : `${values.length}つの${unit}`}</span>
      </summary>
      <CheckboxGroup {...field} list values={values} options={choices(list)} />
    </details>
  )
}

function ListField({
  field,
  values,
  parts,
  what,
  draw,
  most = 20,
}: {
  field: NodeField
  values: Fields
  parts: readonly string[]
  what: string
  draw: (at: string) => React.ReactNode
  most?: number
}) {
  const many = rowsOf(values, field.name, parts).length
  return (
    <div id={`field-${field.name}`} tabIndex={-1}>
      <FormSection title={field.label} note={field.hint}>
        {Array.from({ length: Math.max(1, many) }, (_, index) => (
          <div key={index} className="list-item">
            {draw(`${field.name}.${index}`)}
          </div>
        ))}
        {many >= most ? null : (
          <AddMore label={`${what}をもう一つ`}>
            <div className="list-item">{draw(`${field.name}.${Math.max(1, many)}`)}</div>
          </AddMore>
        )}
        {many > 1 ? <p className="field-hint">空にして残すと、その{what}はなくなります。</p> : null}
      </FormSection>
    </div>
  )
}

function Place({ at, values }: { at: string; values: Fields }) {
  return (
    <FieldGrid>
      <Span width={4}>
        <SelectField
          name={`${at}.document`}
          label="文書"
          value={textOf(values, `${at}.document`)}
          options={optionsOf(planDocumentLabels)}
          empty="選んでください"
        />
      </Span>
      <Span width={8}>
        <TextField
          name={`${at}.place`}
          label="場所"
          width="full"
          value={textOf(values, `${at}.place`)}
          example="III 2(5)①"
        />
      </Span>
    </FieldGrid>
  )
}

function StatementFields({ at, values }: { at: string; values: Fields }) {
  return (
    <>
      <Place at={at} values={values} />
      <TextArea name={`${at}.wording`} label="文言" rows={4} value={textOf(values, `${at}.wording`)} />
    </>
  )
}

function ValueFields({ at, values }: { at: string; values: Fields }) {
  return (
    <>
      <Place at={at} values={values} />
      <FieldGrid>
        <Span width={4}>
          <NumberField name={`${at}.value`} label="値" optional value={textOf(values, `${at}.value`)} />
        </Span>
        <Span width={8}>
          <TextField
            name={`${at}.measuredAs`}
            label="数え方の言葉"
            width="full"
            value={textOf(values, `${at}.measuredAs`)}
          />
        </Span>
      </FieldGrid>
      <Checkbox
        name={`${at}.comparator`}
        value="ge"
        label="「以上」と書かれている"
        checked={textOf(values, `${at}.comparator`) === 'ge'}
      />
      <TextArea name={`${at}.quote`} label="計画の文言" rows={2} value={textOf(values, `${at}.quote`)} />
    </>
  )
}

function TypeNameFields({ at, values }: { at: string; values: Fields }) {
  const number = Number(at.split('.').at(-1)) + 1
  return (
    <>
      <HiddenField name={`${at}.type`} value={textOf(values, `${at}.type`) || String(number)} />
      <TextField
        name={`${at}.name`}
        label={`${'①②③'[number - 1] ?? ''} 類型の名`}
        width="full"
        value={textOf(values, `${at}.name`)}
      />
      <TextArea name={`${at}.examples`} label="どのような方か" rows={3} value={textOf(values, `${at}.examples`)} />
      <TextField name={`${at}.place`} label="場所" width="full" value={textOf(values, `${at}.place`)} />
    </>
  )
}
