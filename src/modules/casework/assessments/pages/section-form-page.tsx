/** A section as it is asked: one box a field, with what is known from other desks. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { type Fields, listOf, textOf } from '../../../../platform/http/room.ts'
import { type EditPage, FormFrame, type SaidBoxes } from '../../../../forms/index.ts'
import { CheckboxGroup, DateField, NumberField, RadioGroup, TextArea, TextField } from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { type CaseHeader, CaseStrip } from '../../cases/index.ts'
import type { FormVersion } from '../assessment.queries.ts'
import type { Answers } from '../assessment.rules.ts'
import type { FormField, FormSection } from '../../../council/index.ts'

/** What another desk has asked already, by field. */
export interface Known {
  deskShortName: string
  askedOn: CivilDate
  /** Null where it may not be read. */
  value: string | null
}

export interface SectionFormProps extends EditPage {
  header: CaseHeader
  form: FormVersion
  section: FormSection
  known: ReadonlyMap<string, Known>
}

export function SectionFormPage({ header, form, section, known, ...frame }: SectionFormProps) {
  return (
    <FormFrame
      {...frame}
      errors={frame.errors.map((error) => ({ ...error, field: fieldName(section, error.field) }))}
      title={section.title}
      lead="聞けたところから書きます。あとの面談で書き足せ、前に書いたものも残ります。"
      about={form.title}
      back={`/cases/${header.id}/assessment`}
      submit="記録する"
      before={<CaseStrip header={header} />}
      boxesOf={(values) => boxesOf(section, values)}
    >
      <DateField name="askedOn" label="聞いた日" value={typedBoxes(frame.values, 'askedOn')} />
      {section.fields.map((field) => (
        <FieldOf key={field.key} field={field} values={frame.values} known={known.get(field.key)} section={section} />
      ))}
    </FormFrame>
  )
}

const boxesOf = (section: FormSection, values: Fields): SaidBoxes =>
  Object.fromEntries(
    section.fields.map(({ key, label, type, unit }) => {
      const name = `a.${key}`
      if (type === 'many') return [name, { label, values: listOf(values, name) }]
      return [name, { label, unit, value: type === 'date' ? typedBoxes(values, name) : textOf(values, name) }]
    }),
  )

/** The name of a box on the page; what is no field of the section keeps its own. */
const fieldName = (section: FormSection, field: string): string =>
  section.fields.some((each) => each.key === field) ? `a.${field}` : field

export function FieldOf({
  field,
  values,
  known,
  section,
}: {
  field: FormField
  values: Fields
  known?: Known | undefined
  section: FormSection
}) {
  const name = `a.${field.key}`
  const on = typeof field.required === 'object' ? field.required : null
  const condition =
    on === null
      ? null
      : `「${section.fields.find((each) => each.key === on.field)?.label ?? ''}」が「${on.is.join('・')}」のときは、かならず書きます。`
  const source =
    known === undefined
      ? null
      : known.value === null
        ? `${known.deskShortName}が${formatDay(known.askedOn)}に聞いています(非開示)。`
        : `${known.deskShortName}が${formatDay(known.askedOn)}に聞いたこと: ${known.value}`
  const hint = [source, field.help, condition].filter(Boolean).join(' ')
  const common = {
    name,
    label: field.label,
    ...(hint === '' ? {} : { hint }),
    optional: field.required === undefined || known !== undefined,
    ...(on === null || known !== undefined ? {} : { note: '場合による' }),
  }
  switch (field.type) {
    case 'long':
      return <TextArea {...common} rows={3} value={textOf(values, name)} />
    case 'one':
      return (
        <RadioGroup
          {...common}
          list={(field.options ?? []).some((option) => option.length > 12)}
          value={textOf(values, name)}
          options={(field.options ?? []).map((option) => ({ value: option, label: option }))}
        />
      )
    case 'many':
      return (
        <CheckboxGroup
          {...common}
          values={listOf(values, name)}
          options={(field.options ?? []).map((option) => ({ value: option, label: option }))}
        />
      )
    case 'date':
      return <DateField {...common} value={typedBoxes(values, name)} />
    case 'number':
      return (
        <NumberField
          {...common}
          {...(field.unit === undefined ? {} : { unit: field.unit })}
          value={textOf(values, name)}
        />
      )
    case 'text':
      return <TextField {...common} value={textOf(values, name)} />
  }
}

export const fieldsOf = (answers: Answers): Fields =>
  Object.fromEntries(Object.entries(answers).map(([key, value]) => [`a.${key}`, value]))
