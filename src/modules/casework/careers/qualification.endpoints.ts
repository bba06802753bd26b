/** 免許・資格・学んだこと, for programs. */
import { z } from 'zod'
import { aCase } from '../../../subjects.ts'
import {
  answer,
  answeringAsIs,
  code,
  day,
  type Endpoint,
  idOf,
  input,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { findCaseAnswer } from '../cases/index.ts'
import { removeQualification, writeQualification } from './qualification.actions.ts'
import { qualificationForm } from './qualification.form.ts'
import { qualificationKinds } from './qualification.labels.ts'
import { listQualifications } from './qualification.queries.ts'

const qualification = answer(
  'Qualification',
  z.object({
    id: z.uuid(),
    kind: code(qualificationKinds),
    name: z.string(),
    issuer: z.string(),
    gotOn: day.nullable(),
    expiresOn: day.nullable(),
    note: z.string(),
  }),
)
const made = answer('QualificationRecorded', z.object({ id: z.uuid() }))
const shared = { about: aCase, tag: '職歴' } as const

export const qualificationEndpoints: Endpoint[] = [
  reading({
    ...shared,
    id: 'listQualifications',
    path: '/cases/{id}/qualifications',
    permission: 'case.read',
    summary: '免許・資格・学んだこと',
    response: listOf('QualificationList', qualification),
    read: async ({ db, params }) => {
      const { id } = await findCaseAnswer(db, idOf(params))
      const items = (await listQualifications(db, id)).map((each) => qualification.parse(each))
      return { body: { items, next: null } }
    },
  }),
  writing({
    ...shared,
    id: 'recordQualification',
    path: '/cases/{id}/qualifications',
    permission: 'career.record',
    summary: '免許・資格・学んだことを加える',
    body: input('QualificationInput', qualificationForm.schema),
    response: made,
    write: async ({ action, body, params }) => answeringAsIs(await writeQualification(action, idOf(params), body)),
  }),
  writing({
    ...shared,
    id: 'correctQualification',
    path: '/cases/{id}/qualifications/corrections',
    permission: 'career.record',
    summary: '免許・資格を直す、または取り消す',
    description: 'input がなければ取り消します。前の内容も残ります。',
    body: input(
      'QualificationCorrection',
      z.object({ qualificationId: z.uuid(), input: qualificationForm.schema.nullish() }),
    ),
    response: made,
    write: async ({ action, body, params }) =>
      answeringAsIs(
        body.input === null || body.input === undefined
          ? await removeQualification(action, idOf(params), body.qualificationId)
          : await writeQualification(action, idOf(params), body.input, body.qualificationId),
      ),
  }),
]
