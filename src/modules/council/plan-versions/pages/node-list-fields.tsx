/** Fields of a node that are lists of their own: wordings, stated values, names of the types. */
import { type Fields, textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  FieldGrid,
  FormSection,
  HiddenField,
  NumberField,
  RadioGroup,
  SelectField,
  Span,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { parseInteger } from '../../../../ui/inputs/index.ts'
import { formatNumber } from '../../../../platform/japanese/index.ts'
import { planDocumentLabels, settled, whyValueDiffers } from '../../council/index.ts'
import { comparatorLabels } from '../../plan/index.ts'
import type { NodeField } from '../node-fields.ts'
import { rowsOf } from '../plan-node.form.ts'
import { optionsOf } from '../../../../forms/index.ts'

export function ListField({
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

export function StatementFields({ at, values }: { at: string; values: Fields }) {
  return (
    <>
      <Place at={at} values={values} />
      <TextArea name={`${at}.wording`} label="文言" rows={4} value={textOf(values, `${at}.wording`)} />
    </>
  )
}

export function ValueFields({ at, values }: { at: string; values: Fields }) {
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
      <SelectField
        name={`${at}.comparator`}
        label="「以上」「以下」の書き方"
        value={textOf(values, `${at}.comparator`)}
        options={optionsOf(comparatorLabels)}
        empty="どちらもない"
      />
      <TextArea name={`${at}.quote`} label="計画の文言" rows={2} value={textOf(values, `${at}.quote`)} />
      <Stands at={at} values={values} />
    </>
  )
}

/** Asked only where the value and its wording say two numbers, of which one can be put in the other's place. */
function Stands({ at, values }: { at: string; values: Fields }) {
  const amount = parseInteger(textOf(values, `${at}.value`), { label: '値' })
  const stated = { value: amount.ok ? amount.value : null, quote: textOf(values, `${at}.quote`) }
  if (whyValueDiffers(stated, textOf(values, 'unit')) === null) return null
  const [byQuote, byValue] = [settled(stated, 'quote'), settled(stated, 'value')]
  const options = [
    ...(byQuote === undefined
      ? []
      : [{ value: 'quote', label: `文言の${formatNumber(byQuote.value ?? 0)}が正しい(値を直す)` }]),
    ...(byValue === undefined
      ? []
      : [{ value: 'value', label: `値の${formatNumber(byValue.value ?? 0)}が正しい(文言を直す)` }]),
  ]
  return options.length === 0 ? null : (
    <RadioGroup
      name={`${at}.stands`}
      label="値と文言のどちらが正しいか"
      value={textOf(values, `${at}.stands`)}
      options={options}
    />
  )
}

export function TypeNameFields({ at, values }: { at: string; values: Fields }) {
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
