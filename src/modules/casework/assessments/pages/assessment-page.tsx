import type { Actor } from '../../../../platform/actor.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { type Fields, type FormKit, listOf, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  CheckboxGroup,
  DateField,
  DefinitionList,
  DraftNote,
  Empty,
  Form,
  LinkButton,
  NumberField,
  PageHeading,
  RadioGroup,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  Undisclosed,
  Written,
  DraftBanner,
  savedAtOf,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { CaseFrame, type CaseHeader, CaseStrip, worksOn } from '../../cases/index.ts'
import type { AskedElsewhere, EntryRow, FormVersion } from '../assessment.queries.ts'
import { type Answers, shownValue } from '../assessment.rules.ts'
import { type FormField, type FormSection } from '../../../council/index.ts'

export interface AssessmentPageProps {
  path: string
  shell: Shell
  actor: Actor
  header: CaseHeader
  today: CivilDate
  /** Those of the desk that is responsible. */
  forms: FormVersion[]
  entries: EntryRow[]
  asked: AskedElsewhere[]
}

/** What was asked, section by section: at this desk to go on with, of others with their name, and 非開示 where it may not be read. */
export function AssessmentPage({ path, shell, actor, header, today, forms, entries, asked }: AssessmentPageProps) {
  const works = worksOn(header, actor.organizationId)
  const readable = new Set(entries.map((entry) => entry.id))
  const own = forms.flatMap((form) => form.sections.map((section) => ({ form, section })))
  const isOwn = (entry: { formKey: string; sectionKey?: string; section?: FormSection }): boolean =>
    own.some(
      ({ form, section }) => form.key === entry.formKey && section.key === (entry.sectionKey ?? entry.section?.key),
    )
  const others = entries.filter((entry) => !isOwn(entry))
  const hidden = asked.filter((each) => !readable.has(each.entryId))
  return (
    <CaseFrame
      path={path}
      shell={shell}
      header={header}
      tab="assessment"
      today={today}
      title="聞き取り"
      paper="聞き取りの記録"
    >
      {own.length === 0 && entries.length === 0 && hidden.length === 0 ? (
        <Empty sentence="この窓口の種類には、聞き取りの様式がありません。" />
      ) : null}
      {forms.map((form) => (
        <div key={form.key}>
          <h2 className="section-lead">{form.title}</h2>
          {form.sections.map((section) => {
            const mine = entries.filter((entry) => entry.formKey === form.key && entry.section?.key === section.key)
            return (
              <Section
                key={section.key}
                title={section.title}
                pad
                more={
                  works ? (
                    <a href={`/cases/${header.id}/assessment/${form.key}/${section.key}`}>
                      {mine.length === 0 ? `${section.title}を書く` : `${section.title}を書き足す`}
                    </a>
                  ) : null
                }
              >
                {mine.length === 0 ? (
                  <p className="meta">まだ聞いていません。</p>
                ) : (
                  mine.map((entry) => <Entry key={entry.id} entry={entry} />)
                )}
                {hidden
                  .filter((each) => each.formKey === form.key && each.sectionKey === section.key)
                  .map((each) => (
                    <Undisclosed
                      key={each.entryId}
                      owner={each.deskShortName}
                      what={`「${section.title}」(${formatDay(each.askedOn)})`}
                    />
                  ))}
              </Section>
            )
          })}
        </div>
      ))}
      {others.length + hidden.filter((each) => !isOwn(each)).length === 0 ? null : (
        <Section title="ほかの窓口で聞いたこと" pad>
          {others.map((entry) => (
            <div key={entry.id}>
              <h3>
                {entry.formTitle} {entry.section?.title}
              </h3>
              <Entry entry={entry} />
            </div>
          ))}
          {hidden
            .filter((each) => !isOwn(each))
            .map((each) => (
              <Undisclosed
                key={each.entryId}
                owner={each.deskShortName}
                what={`聞き取り(${formatDay(each.askedOn)})`}
              />
            ))}
        </Section>
      )}
    </CaseFrame>
  )
}

function Entry({ entry }: { entry: EntryRow }) {
  return (
    <div className="asked">
      <p className="meta">
        {formatDate(entry.askedOn)} {entry.authorName ?? ''}({entry.deskShortName})
      </p>
      <DefinitionList
        items={(entry.section?.fields ?? []).flatMap((field) => {
          const value = entry.answers[field.key]
          return value === undefined ? [] : [{ term: field.label, value: <Written text={shownValue(field, value)} /> }]
        })}
      />
    </div>
  )
}

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
