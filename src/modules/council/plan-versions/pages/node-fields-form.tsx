/** The fields of a node's form, drawn from the table of its kind. */
import { type Fields, listOf, textOf } from '../../../../platform/http/room.ts'
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  NumberField,
  SelectField,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { organizationKindLabels, type PlanNodeKind } from '../../council/index.ts'
import { measureLevelLabels } from '../../plan/index.ts'
import { type NodeField, nodeFields } from '../node-fields.ts'
import type { Names } from '../node-words.rules.ts'
import { listParts } from '../plan-node.form.ts'
import { kpiKinds, passageDocuments, passageStyles } from '../plan-version.labels.ts'
import { optionsOf } from '../../../../forms/index.ts'
import { ListField, StatementFields, TypeNameFields, ValueFields } from './node-list-fields.tsx'

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
    case 'organizationGoals':
      return <TextArea {...common} rows={3} value={text} />
    case 'number':
      return <NumberField {...common} value={text} />
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
    case 'passageDocument':
      return <SelectField {...common} value={text} options={optionsOf(passageDocuments)} empty="選んでください" />
    case 'passageStyle':
      return <SelectField {...common} value={text} options={optionsOf(passageStyles)} empty="選んでください" />
    case 'quotes':
      return (
        <ListField
          field={field}
          values={values}
          parts={listParts.quotes}
          what="引く文言"
          draw={(at) => (
            <SelectField
              name={`${at}.of`}
              label="どの文言か"
              value={textOf(values, `${at}.of`)}
              options={choices(names.quotes)}
              empty="引かない"
            />
          )}
        />
      )
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
