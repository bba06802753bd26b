/** 聞き取り: the forms in force, what was asked, and writing a section. */
import { aCase, noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { civilDate } from '../../../forms/index.ts'
import {
  arrangeSection,
  type EntryInput,
  publishForm,
  recordEntry,
  resetDraft,
  writeSection,
} from './assessment.actions.ts'
import { listAsked, listEntries, listForms, listVersions } from './assessment.queries.ts'
import { findCaseAnswer } from '../cases/index.ts'
import {
  answer,
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  idOf,
  code,
  day,
} from '../../../platform/api/index.ts'
import { fieldTypes, formParts, formSection } from '../../council/index.ts'

const formOf = (params: Record<string, string>): string => params['form'] ?? ''
const key = z.string('節を選んでください。').regex(/^[a-z0-9-]{1,60}$/, '節を選んでください。')
const drafted = answer('FormDrafted', z.object({ version: z.int() }))

const field = z.object({
  key: z.string(),
  label: z.string(),
  type: code(fieldTypes),
  options: z.array(z.string()).optional(),
  help: z.string().optional(),
  unit: z.string().optional(),
  required: z
    .union([z.literal('yes'), z.object({ field: z.string(), is: z.array(z.string()) })])
    .optional()
    .describe('なければ、なくてもよい'),
})
const section = z.object({ key: z.string(), title: z.string(), part: z.enum(formParts), fields: z.array(field) })
const form = answer(
  'AssessmentForm',
  z.object({
    key: z.string(),
    version: z.int(),
    title: z.string(),
    deskKinds: z.array(z.string()),
    sections: z.array(section),
  }),
)
const answers = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const entry = answer(
  'AssessmentEntry',
  z.object({
    id: z.uuid(),
    form: z.string(),
    version: z.int(),
    section: z.string(),
    deskId: z.string(),
    askedOn: day,
    answers: answers.nullable().describe('見られないときは null'),
    fields: z.array(z.string()),
  }),
)

const entryInput = z.object({
  form: z.string('様式を選んでください。').regex(/^[a-z0-9-]{1,60}$/, '様式を選んでください。'),
  section: key,
  askedOn: civilDate('聞いた日を入れてください。'),
  answers: z.record(z.string().max(60), z.union([z.string(), z.array(z.string()).max(100)]), '答えを入れてください。'),
  onto: z
    .uuid('前の記録を選びなおしてください。')
    .nullish()
    .transform((value) => value ?? null)
    .describe('書き足すもとの記録。はじめてなら null'),
})

export const assessmentEndpoints: Endpoint[] = [
  reading({
    id: 'listForms',
    path: '/forms',
    about: noPerson,
    permission: 'assessment.record',
    tag: '聞き取り',
    summary: '聞き取りの様式',
    description: 'いま使っている版。',
    response: listOf('AssessmentFormList', form),
    read: async ({ db }) => ({
      body: { items: (await listForms(db, null)).map((each) => form.parse(each)), next: null },
    }),
  }),
  reading({
    id: 'listAssessment',
    path: '/cases/{id}/assessment',
    about: aCase,
    permission: 'case.read',
    tag: '聞き取り',
    summary: '聞き取りの記録',
    description: '新しいものから。中身を見られないものも、だれがいつ聞いたかは分かります。',
    response: listOf('AssessmentEntryList', entry),
    read: async ({ db, params }) => {
      const { id } = await findCaseAnswer(db, idOf(params))
      const readable = new Map((await listEntries(db, id)).map((each) => [each.id, each]))
      const items = (await listAsked(db, id)).map((each) => ({
        id: each.entryId,
        form: each.formKey,
        version: readable.get(each.entryId)?.formVersion ?? 0,
        section: each.sectionKey,
        deskId: each.deskId,
        askedOn: each.askedOn,
        answers: readable.get(each.entryId)?.answers ?? null,
        fields: each.fields,
      }))
      return { body: { items, next: null } }
    },
  }),
  writing({
    id: 'recordAssessment',
    path: '/cases/{id}/assessment',
    about: aCase,
    permission: 'assessment.record',
    tag: '聞き取り',
    summary: '節を書く',
    description: '同じ節の前の記録も残ります。',
    body: input('AssessmentInput', entryInput),
    response: answer('AssessmentRecorded', z.object({ id: z.uuid() })),
    write: async ({ action, body, params }) => {
      const { form: formKey, section: sectionKey, ...rest } = body
      const outcome = await recordEntry(action, idOf(params), formKey, sectionKey, rest satisfies EntryInput)
      return answering(
        outcome.ok
          ? outcome
          : {
              ...outcome,
              errors: outcome.errors.map((error) =>
                error.field === '' || error.field === 'askedOn' ? error : { ...error, field: `answers.${error.field}` },
              ),
            },
        ({ id }) => Promise.resolve({ body: { id } }),
      )
    },
  }),
  reading({
    id: 'listFormVersions',
    path: '/forms/{form}/versions',
    about: noPerson,
    permission: 'form.manage',
    tag: '聞き取り',
    summary: '様式の版',
    description: '新しいものから。公開前のものが下書きです。',
    response: listOf(
      'AssessmentFormVersions',
      answer(
        'AssessmentFormVersion',
        z.object({ version: z.int(), published: z.boolean(), title: z.string(), sections: z.array(section) }),
      ),
    ),
    read: async ({ db, params }) => ({
      body: {
        items: (await listVersions(db, formOf(params))).map((each) => ({
          version: each.version,
          published: each.published,
          title: each.title,
          sections: each.sections,
        })),
        next: null,
      },
    }),
  }),
  writing({
    id: 'writeFormSection',
    method: 'PUT',
    status: 200,
    path: '/forms/{form}/sections',
    about: noPerson,
    permission: 'form.manage',
    tag: '聞き取り',
    summary: '下書きの節を書く',
    description: '同じ key の節があれば置きかえ、なければ最後に足します。',
    body: input('FormSectionInput', formSection),
    response: drafted,
    write: async ({ action, body, params }) =>
      answering(await writeSection(action, formOf(params), body), (version) => Promise.resolve({ body: version })),
  }),
  writing({
    id: 'arrangeFormSection',
    status: 200,
    path: '/forms/{form}/arrangement',
    about: noPerson,
    permission: 'form.manage',
    tag: '聞き取り',
    summary: '下書きの節を動かす・外す',
    body: input(
      'FormArrangement',
      z.object({ section: key, how: z.enum(['up', 'down', 'remove'], '動かしかたを選んでください。') }),
    ),
    response: drafted,
    write: async ({ action, body, params }) =>
      answering(await arrangeSection(action, formOf(params), body.section, body.how), (version) =>
        Promise.resolve({ body: version }),
      ),
  }),
  writing({
    id: 'publishForm',
    status: 200,
    path: '/forms/{form}/publication',
    about: noPerson,
    permission: 'form.manage',
    tag: '聞き取り',
    summary: '下書きを公開する',
    description: 'いまから、この版で聞きます。前の記録は前の版のままです。',
    body: input(
      'FormPublication',
      z.object({
        note: z
          .string('何を変えたかを書いてください。')
          .trim()
          .min(1, '何を変えたかを書いてください。')
          .max(2000, '2000字までで書いてください。'),
      }),
    ),
    response: drafted,
    write: async ({ action, body, params }) =>
      answering(await publishForm(action, formOf(params), body), (version) => Promise.resolve({ body: version })),
  }),
  writing({
    id: 'resetFormDraft',
    status: 200,
    path: '/forms/{form}/draft/reset',
    about: noPerson,
    permission: 'form.manage',
    tag: '聞き取り',
    summary: '下書きをもとに戻す',
    body: input('FormReset', z.object({ confirm: z.literal(true, '戻すなら confirm を true にしてください。') })),
    response: drafted,
    write: async ({ action, params }) =>
      answering(await resetDraft(action, formOf(params)), (version) => Promise.resolve({ body: version })),
  }),
]
