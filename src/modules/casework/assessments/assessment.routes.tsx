import { aCase, noPerson } from '../../../subjects.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { done, type FieldError, invalid, NotFound } from '../../../platform/outcome.ts'
import { savedAtOf } from '../../../ui/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { getCaseHeader } from '../cases/index.ts'
import { arrangeSection, publishForm, recordEntry, resetDraft, writeSection } from './assessment.actions.ts'
import { errorsOfSection, parseAnswers, parseSection, sectionFields } from './assessment.form.ts'
import { type FormVersion, formInForce, listAsked, listEntries, listForms, listVersions } from './assessment.queries.ts'
import { type Answers, shownValue } from './assessment.rules.ts'
import { AssessmentPage } from './pages/assessment-page.tsx'
import { fieldsOf, type Known, SectionFormPage } from './pages/section-form-page.tsx'
import { FormListPage } from './pages/form-list-page.tsx'
import { FormPage, PreviewPage } from './pages/form-page.tsx'
import { SectionEditPage } from './pages/section-edit-page.tsx'
import { dateFields, startingValues, writes } from '../../../forms/index.ts'
import { type FormSection, findDesk, listDeskKinds } from '../../council/index.ts'

const formOf = (c: PageContext): string => c.params['form'] ?? ''
const sectionOf = (c: PageContext): string => c.params['section'] ?? ''
const back = (c: PageContext): string => `/forms/${formOf(c)}`

export const assessmentRoutes: Route[] = [
  get('/cases/:id/assessment', 'case.read', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const kind = (await findDesk(c.db, header.responsibleDeskId))?.kind ?? ''
    const [forms, entries, asked] = [
      await listForms(c.db, kind),
      await listEntries(c.db, header.id),
      await listAsked(c.db, header.id),
    ]
    return page(
      <AssessmentPage
        path={c.path}
        shell={c.shell}
        actor={c.actor}
        header={header}
        today={c.clock.today()}
        forms={forms}
        entries={entries}
        asked={asked}
      />,
    )
  }),

  get('/cases/:id/assessment/:form/:section', 'assessment.record', aCase, async (c) =>
    page(await drawSection(c, null, [])),
  ),
  post('/cases/:id/assessment/:form/:section', 'assessment.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const section = await sectionInForce(c)
    const read = parseAnswers(c.fields, section)
    const outcome =
      read.askedOn === undefined || read.errors.length > 0
        ? invalid(...read.errors)
        : await recordEntry(c.action, header.id, formOf(c), section.key, {
            askedOn: read.askedOn,
            answers: read.answers,
            onto: textOf(c.fields, '_version') || null,
          })
    return outcome.ok
      ? redirect(`/cases/${header.id}/assessment`, '聞き取りを記録しました。')
      : refused(await drawSection(c, c.fields, outcome.errors, outcome.kind === 'stale'))
  }),

  get('/forms', 'form.manage', noPerson, async (c) =>
    page(
      <FormListPage
        path={c.path}
        shell={c.shell}
        forms={await listForms(c.db, null)}
        kinds={new Map((await listDeskKinds(c.db)).map((kind) => [kind.kind, kind.label]))}
      />,
    ),
  ),
  get('/forms/:form', 'form.manage', noPerson, async (c) => page(await drawForm(c, {}, []))),
  get('/forms/:form/preview', 'form.manage', noPerson, async (c) =>
    page(<PreviewPage path={c.path} shell={c.shell} form={(await listVersions(c.db, formOf(c)))[0]} />),
  ),

  ...writes('/forms/:form/sections/:section', 'form.manage', noPerson, {
    load: sectionToEdit,
    usual: (_, { section }) => sectionFields(section).values,
    // The draft's own section, or a new one: no other is written from here.
    parse: (typed, _, { section }) => done(parseSection({ ...typed, key: section?.key ?? '' })),
    write: async (c, input) => {
      const outcome = await writeSection(c.action, formOf(c), input)
      return outcome.ok ? outcome : { ...outcome, errors: errorsOfSection(outcome.errors, c.fields) }
    },
    done: ({ version }, c) => redirect(back(c), `第${version}版の下書きに残しました。`),
    page: (typed, _, { form, section }) => {
      const asked = Number.parseInt(textOf(typed.values, 'rows'), 10) || sectionFields(section).rows
      return (
        <SectionEditPage
          {...typed}
          form={form}
          rows={Math.min(Math.max(asked, 1), 62)}
          title={section === null ? '節を加える' : `「${section.title}」を直す`}
        />
      )
    },
  }),
  post('/forms/:form/sections/:section/arrangement', 'form.manage', noPerson, async (c) => {
    const how = textOf(c.fields, 'how')
    if (how !== 'up' && how !== 'down' && how !== 'remove') return redirect(back(c), 'どう動かすかを選んでください。')
    const outcome = await arrangeSection(c.action, formOf(c), sectionOf(c), how)
    return redirect(back(c), outcome.ok ? '下書きに残しました。' : outcome.errors[0]?.message)
  }),
  post('/forms/:form/publication', 'form.manage', noPerson, async (c) => {
    const outcome = await publishForm(c.action, formOf(c), { note: textOf(c.fields, 'note').slice(0, 30_000) })
    return outcome.ok
      ? redirect(back(c), `第${outcome.value.version}版を公開しました。`)
      : refused(await drawForm(c, c.fields, outcome.errors))
  }),
  post('/forms/:form/draft/reset', 'form.manage', noPerson, async (c) => {
    const outcome = await resetDraft(c.action, formOf(c))
    return redirect(back(c), outcome.ok ? '下書きをやめました。' : outcome.errors[0]?.message)
  }),
]

/** @throws NotFound */
async function sectionInForce(c: PageContext): Promise<FormSection> {
  const section = (await formInForce(c.db, formOf(c))).sections.find((each) => each.key === sectionOf(c))
  if (!section) throw new NotFound('section')
  return section
}

async function drawSection(c: PageContext, typed: Fields | null, errors: FieldError[], isStale = false) {
  const header = await getCaseHeader(c.db, c.id)
  const form = await formInForce(c.db, formOf(c))
  const section = await sectionInForce(c)
  const [entries, asked] = [await listEntries(c.db, header.id), await listAsked(c.db, header.id)]
  const own = entries.find(
    (entry) =>
      entry.formKey === form.key &&
      entry.section?.key === section.key &&
      entry.organizationId === c.actor.organizationId,
  )
  const kit = await c.form(`assessment:${header.id}:${form.key}:${section.key}`, own?.id ?? '', isStale)
  const usual: Fields = {
    ...dateFields('askedOn', dateBoxesOf(c.clock.today())),
    ...startingAnswers(section, own?.answers ?? {}),
  }
  return (
    <SectionFormPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      form={form}
      section={section}
      values={typed ?? startingValues(kit.draft, usual)}
      errors={errors}
      savedAt={savedAtOf(kit)}
      newer={isStale ? usual : null}
      known={knownElsewhere(section, header.responsibleDeskId, entries, asked)}
    />
  )
}

function startingAnswers(section: FormSection, answers: Answers): Fields {
  const dates = section.fields
    .filter((field) => field.type === 'date')
    .flatMap((field) =>
      typeof answers[field.key] === 'string'
        ? [dateFields(`a.${field.key}`, dateBoxesOf(answers[field.key] as string))]
        : [],
    )
  return { ...fieldsOf(answers), ...(Object.assign({}, ...dates) as Fields) }
}

/** The newest answer of another desk to each field, or that there is one which may not be read. */
function knownElsewhere(
  section: FormSection,
  deskId: string,
  entries: Awaited<ReturnType<typeof listEntries>>,
  asked: Awaited<ReturnType<typeof listAsked>>,
): Map<string, Known> {
  const known = new Map<string, Known>()
  const readable = new Map(entries.map((entry) => [entry.id, entry]))
  for (const each of asked.filter((one) => one.deskId !== deskId)) {
    for (const field of section.fields) {
      if (!each.fields.includes(field.key) || known.has(field.key)) continue
      const entry = readable.get(each.entryId)
      const value = entry?.answers[field.key]
      known.set(field.key, {
        deskShortName: each.deskShortName,
        askedOn: each.askedOn,
        value:
          value === undefined
            ? null
            : shownValue(entry?.section?.fields.find((one) => one.key === field.key) ?? field, value),
      })
    }
  }
  return known
}

async function drawForm(c: PageContext, values: Fields, errors: FieldError[]) {
  return (
    <FormPage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      versions={await listVersions(c.db, formOf(c))}
      values={values}
      errors={errors}
    />
  )
}

/** Of the draft, or null where a new one is written. @throws NotFound */
async function sectionToEdit(c: PageContext): Promise<{ form: FormVersion; section: FormSection | null }> {
  const [form] = await listVersions(c.db, formOf(c))
  if (sectionOf(c) === 'new') return { form, section: null }
  const section = form.sections.find((each) => each.key === sectionOf(c))
  if (!section) throw new NotFound('section')
  return { form, section }
}
