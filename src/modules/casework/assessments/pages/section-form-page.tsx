/** A section as it is asked: one box a field, with what is known from other desks. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { type Fields, type FormKit, listOf, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  CheckboxGroup,
  DateField,
  DraftNote,
  Form,
  LinkButton,
  NumberField,
  PageHeading,
  RadioGroup,
  type Shell,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  DraftBanner,
  savedAtOf,
} from '../../../../ui/index.ts'
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

export interface SectionFormProps {
  path: string
  shell: Shell
  kit: FormKit
  header: CaseHeader
  form: FormVersion
  section: FormSection
  values: Fields
  errors: FieldError[]
  known: ReadonlyMap<string, Known>
}

export function SectionFormPage({ path, shell, kit, header, form, section, values, errors, known }: SectionFormProps) {
  return (
    <StaffLayout
      title={section.title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={form.title}
          title={section.title}
          lead="聞けたところから書きます。あとの面談で書き足せ、前に書いたものも残ります。"
          aside={<DraftNote savedAt={savedAtOf(kit) ?? undefined} />}
        />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form
        action={path}
        kit={kit}
        errors={errors.map((error) => ({ ...error, field: fieldName(section, error.field) }))}
        autosave
      >
        <DateField name="askedOn" label="聞いた日" value={typedBoxes(values, 'askedOn')} />
        {section.fields.map((field) => (
          <FieldOf key={field.key} field={field} values={values} known={known.get(field.key)} section={section} />
        ))}
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}/assessment`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

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
