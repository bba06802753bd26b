/** Consents, who may see a case, and who looked. */
import { aCase, aConsent, anAccess } from '../../../subjects.ts'
import { z } from 'zod'
import { consentForm, endAccessForm, withdrawalForm } from './consent.form.ts'
import { endAccess, recordConsent, withdrawConsent } from './consent.actions.ts'
import { givers, methods, purposes } from './consent.labels.ts'
import { listAccess, listConsents, listReads } from './access.queries.ts'
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
  labelIn,
} from '../../../platform/api/index.ts'
import { shareParts, accessBases } from '../../council/index.ts'

const access = answer(
  'Access',
  z.object({
    id: z.uuid(),
    organization: z.object({ id: z.string(), name: z.string() }),
    accountName: z.string().nullable().describe('その人だけに開いたもの'),
    scope: z.array(z.string()).describe('all か、内容の区分。空なら自分で書いたものと状態だけ'),
    basis: z.string(),
    basisLabel: z.string(),
    from: day,
    until: day.nullable(),
    ended: z.boolean(),
  }),
)

const consent = answer(
  'Consent',
  z.object({
    id: z.uuid(),
    givenOn: day,
    givenBy: code(givers),
    method: code(methods),
    witness: z.string(),
    purposes: z.array(code(purposes)),
    parts: z.union([z.tuple([z.literal('all')]), z.array(code(shareParts))]),
    recipients: z.array(z.string()),
    validUntil: day.nullable(),
    note: z.string(),
    withdrawnOn: day.nullable(),
  }),
)

const consentsOf = async (db: Parameters<typeof listConsents>[0], caseId: string) =>
  (await listConsents(db, caseId)).map(
    ({ id, givenOn, givenBy, method, witness, purposes: why, parts, recipients, validUntil, note, withdrawnOn }) => ({
      id,
      givenOn,
      givenBy,
      method,
      witness,
      purposes: why,
      parts: parts as ['all'],
      recipients,
      validUntil,
      note,
      withdrawnOn,
    }),
  )

const basisLabels: Record<string, string> = accessBases

export const consentEndpoints: Endpoint[] = [
  reading({
    id: 'listAccess',
    path: '/cases/{id}/access',
    about: aCase,
    permission: 'case.read',
    tag: '同意と閲覧',
    summary: 'だれが、どこまで見られるか',
    response: listOf('AccessList', access),
    read: async ({ db, params }) => {
      const { id } = await findCaseAnswer(db, idOf(params))
      const rows = await listAccess(db, id)
      return {
        body: {
          items: rows.map((row) => ({
            id: row.id,
            organization: { id: row.organizationId, name: row.organizationName },
            accountName: row.accountName,
            scope: row.scope,
            basis: row.basis,
            basisLabel: labelIn(basisLabels, row.basis),
            from: row.from,
            until: row.until,
            ended: row.ended,
          })),
          next: null,
        },
      }
    },
  }),
  reading({
    id: 'listConsents',
    path: '/cases/{id}/consents',
    about: aCase,
    permission: 'case.read',
    tag: '同意と閲覧',
    summary: '本人の同意',
    response: listOf('ConsentList', consent),
    read: async ({ db, params }) => {
      const { id } = await findCaseAnswer(db, idOf(params))
      return { body: { items: await consentsOf(db, id), next: null } }
    },
  }),
  writing({
    id: 'recordConsent',
    path: '/cases/{id}/consents',
    about: aCase,
    permission: 'consent.record',
    tag: '同意と閲覧',
    summary: '同意を記録する',
    description: '相手の機関は、記録したときから、選んだ内容だけを見られます。同意書の写しは画面から加えます。',
    body: input('ConsentInput', consentForm.schema),
    response: consent,
    write: async ({ action, body, db, params }) => {
      const caseId = idOf(params)
      return answering(await recordConsent(action, caseId, body, null), async ({ id }) => {
        const made = (await consentsOf(db, caseId)).find((each) => each.id === id)
        if (!made) throw new Error('a consent just recorded is not to be read')
        return { body: made }
      })
    },
  }),
  writing({
    id: 'withdrawConsent',
    status: 200,
    path: '/consents/{id}/withdraw',
    about: aConsent,
    permission: 'consent.withdraw',
    tag: '同意と閲覧',
    summary: '同意の取り消しを記録する',
    description: 'この同意で開いていたものは、いまから見られません。',
    body: input('ConsentWithdrawal', withdrawalForm.schema),
    response: answer('ConsentWithdrawn', z.object({ id: z.uuid(), caseId: z.uuid() })),
    write: async ({ action, body, params }) =>
      answering(await withdrawConsent(action, idOf(params), body), ({ caseId }) =>
        Promise.resolve({ body: { id: idOf(params), caseId } }),
      ),
  }),
  writing({
    id: 'endAccess',
    status: 200,
    path: '/access/{id}/end',
    about: anAccess,
    permission: 'access.end',
    tag: '同意と閲覧',
    summary: '見られなくする',
    body: input('AccessEnd', endAccessForm.schema),
    response: answer('AccessEnded', z.object({ id: z.uuid(), caseId: z.uuid() })),
    write: async ({ action, body, params }) =>
      answering(await endAccess(action, idOf(params), body), ({ caseId }) =>
        Promise.resolve({ body: { id: idOf(params), caseId } }),
      ),
  }),
  reading({
    id: 'listReaders',
    path: '/cases/{id}/readers',
    about: aCase,
    permission: 'readers.list',
    tag: '同意と閲覧',
    summary: 'だれが見たか',
    description: '機関と日だけ。いまの責任窓口だけが読めます。',
    response: listOf(
      'ReaderList',
      answer(
        'Reader',
        z.object({ on: day, organizationName: z.string(), basis: z.string(), basisLabel: z.string(), count: z.int() }),
      ),
    ),
    read: async ({ db, params }) => {
      const { id } = await findCaseAnswer(db, idOf(params))
      return {
        body: {
          items: (await listReads(db, id)).map((row) => ({
            on: row.on,
            organizationName: row.organizationName,
            basis: row.basis,
            basisLabel: labelIn(basisLabels, row.basis),
            count: row.many,
          })),
          next: null,
        },
      }
    },
  }),
]
