/** 事業所, 担当者, merging and what an employer is known for, for programs. */
import { z } from 'zod'
import { noPerson } from '../../../subjects.ts'
import {
  answer,
  answering,
  answeringAsIs,
  code,
  confirmed,
  day,
  type Endpoint,
  idOf,
  input,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { breachForm, mergeForm, silenceForm } from './approach.form.ts'
import { employerTag as tag } from './employer.endpoints.ts'
import { contactChangeForm, contactForm, workplaceChangeForm, workplaceForm } from './employer.form.ts'
import { breachKinds } from './employer.labels.ts'
import { listBreaches } from './approach.queries.ts'
import { getContact, getEmployer, getWorkplace } from './employer.queries.ts'
import { distinguishEmployers, mergeEmployers, separateEmployers } from './merge.actions.ts'
import { liftSilence, recordBreach, silenceEmployer, withdrawBreach } from './standing.actions.ts'
import { changeContact, changeWorkplace, recordContact, recordWorkplace } from './workplace.actions.ts'

const part = answer('EmployerPartMade', z.object({ id: z.uuid(), employerId: z.uuid() }))
const ofEmployer = answer('OfEmployer', z.object({ employerId: z.uuid() }))
const kept = answer('EmployerKept', z.object({ keptId: z.uuid().describe('残る企業') }))
const breach = answer(
  'EmployerBreach',
  z.object({
    id: z.uuid(),
    kind: code(breachKinds),
    foundOn: day,
    until: day.nullable(),
    words: z.string(),
    organizationName: z.string(),
  }),
)
const shared = { about: noPerson, tag } as const
const write = { ...shared, permission: 'employer.write' } as const
const merge = { ...shared, permission: 'employer.merge', response: kept } as const

export const employerPartEndpoints: Endpoint[] = [
  writing({
    ...write,
    id: 'recordWorkplace',
    path: '/employers/{id}/workplaces',
    summary: '事業所を加える',
    body: input('WorkplaceInput', workplaceForm.schema),
    response: part,
    write: async ({ action, body, params }) => answeringAsIs(await recordWorkplace(action, idOf(params), body)),
  }),
  writing({
    ...write,
    id: 'changeWorkplace',
    method: 'PUT',
    status: 200,
    path: '/workplaces/{id}',
    summary: '事業所を直す',
    versioned: true,
    body: input('WorkplaceChange', workplaceChangeForm.schema),
    response: part,
    write: async ({ action, body, db, params, refuseStale }) => {
      const known = await getWorkplace(db, idOf(params))
      return (
        refuseStale(known.version) ??
        answering(await changeWorkplace(action, known.id, known.version, body), (done) =>
          Promise.resolve({ body: done, version: known.version + 1 }),
        )
      )
    },
  }),
  writing({
    ...write,
    id: 'recordEmployerContact',
    path: '/employers/{id}/contacts',
    summary: '担当者を加える',
    body: input('ContactInput', contactForm.schema),
    response: part,
    write: async ({ action, body, params }) => answeringAsIs(await recordContact(action, idOf(params), body)),
  }),
  writing({
    ...write,
    id: 'changeEmployerContact',
    method: 'PUT',
    status: 200,
    path: '/employer-contacts/{id}',
    summary: '担当者を直す',
    versioned: true,
    body: input('ContactChange', contactChangeForm.schema),
    response: part,
    write: async ({ action, body, db, params, refuseStale }) => {
      const known = await getContact(db, idOf(params))
      return (
        refuseStale(known.version) ??
        answering(await changeContact(action, known.id, known.version, body), (done) =>
          Promise.resolve({ body: done, version: known.version + 1 }),
        )
      )
    },
  }),
  writing({
    ...write,
    id: 'silenceEmployer',
    path: '/employers/{id}/silence',
    summary: '「連絡しない」と記録する',
    body: input('EmployerSilence', silenceForm.schema),
    response: ofEmployer,
    write: async ({ action, body, params }) => answeringAsIs(await silenceEmployer(action, idOf(params), body)),
  }),
  writing({
    ...write,
    id: 'liftSilence',
    status: 200,
    path: '/employers/{id}/silence/lift',
    summary: 'また連絡できるようにする',
    body: input('EmployerSilenceLifted', confirmed('また連絡する')),
    response: ofEmployer,
    write: async ({ action, params }) => answeringAsIs(await liftSilence(action, idOf(params))),
  }),
  reading({
    ...shared,
    id: 'listBreaches',
    path: '/employers/{id}/breaches',
    permission: 'employer.breach',
    summary: '違反の記録',
    description: '労働局とハローワークの、職務として要る人だけ。ほかの人には空です。',
    response: listOf('EmployerBreachList', breach),
    read: async ({ db, params }) => {
      const { id } = await getEmployer(db, idOf(params))
      return { body: { items: (await listBreaches(db, id)).map((each) => breach.parse(each)), next: null } }
    },
  }),
  writing({
    ...shared,
    id: 'recordBreach',
    path: '/employers/{id}/breaches',
    permission: 'employer.breach',
    summary: '違反の記録を残す',
    body: input('EmployerBreachInput', breachForm.schema),
    response: ofEmployer,
    write: async ({ action, body, params }) => answeringAsIs(await recordBreach(action, idOf(params), body)),
  }),
  writing({
    ...shared,
    id: 'withdrawBreach',
    status: 200,
    path: '/breaches/{id}/withdrawal',
    permission: 'employer.breach',
    summary: '違反の記録を取り消す',
    body: input('EmployerBreachWithdrawal', confirmed('取り消す')),
    response: ofEmployer,
    write: async ({ action, params }) => answeringAsIs(await withdrawBreach(action, idOf(params))),
  }),
  writing({
    ...merge,
    id: 'mergeEmployers',
    path: '/employers/{id}/merge',
    summary: 'もう一つの企業を、この企業にまとめる',
    description: '何も消えず、元にもどせます。',
    body: input('EmployerMerge', mergeForm.schema.extend({ mergedId: z.uuid() })),
    write: async ({ action, body, params }) =>
      answeringAsIs(await mergeEmployers(action, idOf(params), body.mergedId, body)),
  }),
  writing({
    ...merge,
    id: 'undoEmployerMerge',
    status: 200,
    path: '/employer-merges/{id}/undo',
    summary: 'まとめた企業を元にもどす',
    body: input('EmployerMergeUndone', confirmed('元にもどす')),
    write: async ({ action, params }) => answeringAsIs(await separateEmployers(action, idOf(params))),
  }),
  writing({
    ...merge,
    id: 'distinguishEmployers',
    path: '/employers/{id}/distinction',
    summary: 'よく似た別の企業だと残す',
    body: input('EmployerDistinction', z.object({ otherId: z.uuid() })),
    write: async ({ action, body, params }) =>
      answeringAsIs(await distinguishEmployers(action, idOf(params), body.otherId)),
  }),
]
