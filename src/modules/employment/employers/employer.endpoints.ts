/** 企業, for programs. */
import { z } from 'zod'
import { noPerson } from '../../../subjects.ts'
import {
  answer,
  answering,
  code,
  day,
  type Endpoint,
  idOf,
  input,
  instant,
  keyOf,
  listOf,
  pageOf,
  paging,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { changeEmployer, recordEmployer } from './employer.actions.ts'
import { companySize } from './company-size.rules.ts'
import { employerForm, newEmployerForm } from './employer.form.ts'
import { approachWays, offers } from './employer.labels.ts'
import { employerWords } from './employer-name.rules.ts'
import {
  type Employer,
  employerKey,
  getEmployer,
  listContacts,
  listEmployers,
  listWorkplaces,
} from './employer.queries.ts'
import { classesOf } from './industries.labels.ts'

export const employerTag = '企業'

const line = answer(
  'EmployerLine',
  z.object({
    id: z.uuid(),
    name: z.string(),
    nameKana: z.string(),
    industry: z.string().nullable().describe('日本標準産業分類の中分類'),
    municipalities: z.string().nullable().describe('事業所のある市町村'),
    lastOn: day.nullable().describe('最後にたずねた日'),
    lastWay: code(approachWays).nullable(),
    lastOrganization: z.string().nullable(),
    offered: z.array(code(offers)).describe('できると言ったこと'),
    isSilent: z.boolean().describe('連絡しないでほしいと言われている'),
  }),
)

const workplace = z.object({
  id: z.uuid(),
  name: z.string(),
  municipalityCode: z.string().nullable(),
  address: z.string(),
  wayThere: z.string(),
  phone: z.string(),
  closedOn: day.nullable(),
  version: z.int(),
})
const contact = z.object({
  id: z.uuid(),
  workplaceId: z.uuid().nullable(),
  name: z.string(),
  post: z.string(),
  phone: z.string(),
  email: z.string(),
  reach: z.string(),
  leftOn: day.nullable(),
  version: z.int(),
})
const employer = answer(
  'Employer',
  z.object({
    id: z.uuid(),
    name: z.string(),
    nameKana: z.string(),
    corporateNumber: z.string().nullable(),
    industry: z.string().nullable(),
    capital: z.number().nullable().describe('円'),
    workers: z.int().nullable(),
    website: z.string(),
    note: z.string(),
    mergedInto: z.uuid().nullable().describe('まとめた先の企業'),
    size: z.enum(['small', 'large', 'unknown']).describe('中小企業か(small)。分からなければ unknown'),
    sizeReason: z.string(),
    version: z.int(),
    changedAt: instant,
    workplaces: z.array(workplace),
    contacts: z.array(contact),
  }),
)
const made = answer('EmployerMade', z.object({ id: z.uuid() }))

const bodyOf = ({ changedAt, organizationName: _, authorName: _author, ...known }: Employer) => {
  const { size, reason } = companySize(known)
  return { ...known, changedAt: changedAt.toISOString(), size, sizeReason: reason }
}

export const employerEndpoints: Endpoint[] = [
  reading({
    id: 'listEmployers',
    path: '/employers',
    about: noPerson,
    permission: 'employer.read',
    tag: employerTag,
    summary: '企業',
    description: '読みがなの順。まとめた企業は、まとめた先だけ。',
    query: z.object({
      q: z.string().max(200).optional().describe('名前・読みがな・法人番号の一部'),
      area: z.string().max(60).optional(),
      industry: z.string().max(1).optional().describe('日本標準産業分類の大分類'),
      offer: code(offers).optional(),
      ...paging,
    }),
    response: listOf('EmployerList', line),
    read: async ({ council, db, query }) => {
      const classes = query.industry === undefined ? [] : classesOf(query.industry)
      const rows = await listEmployers(db, {
        text: employerWords(query.q ?? '', council.fold),
        area: query.area ?? null,
        classes: classes.length === 0 ? null : classes,
        offer: query.offer ?? null,
        after: keyOf(query.cursor, employerKey),
        limit: query.limit,
      })
      const { items, next } = pageOf(rows, query.limit, (row) => `${row.nameKana}:${row.id}`)
      return { body: { items, next } }
    },
  }),
  reading({
    id: 'getEmployer',
    path: '/employers/{id}',
    about: noPerson,
    permission: 'employer.read',
    tag: employerTag,
    summary: '一つの企業',
    versioned: true,
    response: employer,
    read: async ({ db, params }) => {
      const known = await getEmployer(db, idOf(params))
      const [workplaces, contacts] = [await listWorkplaces(db, known.id), await listContacts(db, known.id)]
      const body = {
        ...bodyOf(known),
        workplaces: workplaces.map((each) => workplace.parse(each)),
        contacts: contacts.map((each) => contact.parse(each)),
      }
      return { body, version: known.version }
    },
  }),
  writing({
    id: 'recordEmployer',
    path: '/employers',
    about: noPerson,
    permission: 'employer.write',
    tag: employerTag,
    summary: '企業を登録する',
    description: '名前か電話が同じ企業があれば、isOther に true を入れるまで登録しません。',
    body: input('EmployerInput', newEmployerForm.schema),
    response: made,
    write: async ({ action, body }) =>
      answering(await recordEmployer(action, body), (done) =>
        Promise.resolve({ body: done, location: `/employers/${done.id}` }),
      ),
  }),
  writing({
    id: 'changeEmployer',
    method: 'PUT',
    status: 200,
    path: '/employers/{id}',
    about: noPerson,
    permission: 'employer.write',
    tag: employerTag,
    summary: '企業を直す',
    description: '直す前の内容も残ります。',
    versioned: true,
    body: input('EmployerChange', employerForm.schema),
    response: made,
    write: async ({ action, body, db, params, refuseStale }) => {
      const known = await getEmployer(db, idOf(params))
      return (
        refuseStale(known.version) ??
        answering(await changeEmployer(action, known.id, known.version, body), ({ id, version }) =>
          Promise.resolve({ body: { id }, version }),
        )
      )
    },
  }),
]
