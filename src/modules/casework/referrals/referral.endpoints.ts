/** つなぎ between desks: send, answer, and what became of it. */
import { aCase, aReferral, shown } from '../../../subjects.ts'
import { z } from 'zod'
import { findReferralAnswer, listReferralAnswers } from './referral-answers.queries.ts'
import { acceptReferral, declineReferral } from './answer-referral.actions.ts'
import { amendReferral, withdrawReferral } from './amend-referral.actions.ts'
import { reportOutcome } from './referral-outcome.actions.ts'
import {
  acceptReferralInput,
  amendReferralInput,
  declineReferralInput,
  reportOutcomeInput,
  sendReferralInput,
  withdrawReferralInput,
} from './referral.form.ts'
import { sendReferral } from './send-referral.actions.ts'
import { referral, referralStatusCodes } from './referral.answers.ts'
import { statuses as referralStatuses } from './referral.labels.ts'
import {
  answer,
  type Endpoint,
  input,
  listOf,
  reading,
  answering,
  type WriteRequest,
  writing,
  idOf,
  keyOf,
  pageOf,
  paging,
  uuidShape,
  day,
} from '../../../platform/api/index.ts'

const after = async ({ action, db, params }: Pick<WriteRequest<unknown>, 'action' | 'db' | 'params'>) => ({
  body: await findReferralAnswer(db, idOf(params), action.today),
})

const common = { tag: 'つなぎ', status: 200, response: referral } as const

const list = z.object({
  direction: z.enum(['incoming', 'outgoing']).optional().describe('incoming: 受けたもの / outgoing: 送ったもの'),
  status: z
    .enum(['sent', 'accepted', 'declined', 'withdrawn'] as const satisfies (keyof typeof referralStatusCodes)[])
    .optional(),
  caseId: z.uuid('ケースの id を入れてください。').optional(),
  ...paging,
})

export const referralEndpoints: Endpoint[] = [
  writing({
    id: 'sendReferral',
    path: '/cases/{id}/referrals',
    about: aCase,
    permission: 'referral.send',
    tag: 'つなぎ',
    summary: '別の窓口につなぐ',
    description: '受け入れられるまで責任窓口は変わりません。respondBy までに返事がなければ、両方の責任者に知らせます。',
    body: input('ReferralInput', sendReferralInput),
    response: answer(
      'ReferralSent',
      z.object({ id: z.uuid(), status: z.literal('sent'), statusLabel: z.string(), respondBy: day }),
    ),
    write: async ({ action, body, params }) =>
      answering(await sendReferral(action, idOf(params), body), async ({ id, respondBy }) => ({
        body: { id, status: 'sent' as const, statusLabel: referralStatuses.sent, respondBy },
      })),
  }),
  reading({
    id: 'listReferrals',
    path: '/referrals',
    about: shown,
    permission: 'referral.list',
    tag: 'つなぎ',
    summary: '受けたつなぎと送ったつなぎ',
    description: '新しいものから。',
    query: list,
    response: listOf('ReferralList', referral),
    read: async ({ actor, council, db, query, shows }) => {
      if (actor.organizationId === null) return { body: { items: [], next: null } }
      const rows = await listReferralAnswers(
        db,
        {
          organizationId: actor.organizationId,
          direction: query.direction,
          status: query.status,
          caseId: query.caseId,
          limit: query.limit + 1,
          after: keyOf(query.cursor, uuidShape),
        },
        council.clock.today(),
      )
      const page = pageOf(rows, query.limit, (row) => row.id)
      shows(
        'referrals',
        page.items.map((row) => row.id),
      )
      return { body: page }
    },
  }),
  writing({
    ...common,
    id: 'acceptReferral',
    path: '/referrals/{id}/accept',
    about: aReferral,
    permission: 'referral.answer',
    summary: 'つなぎを受け入れる',
    description: '責任窓口が移り、はじめて会う日が次の予定になります。',
    body: input('ReferralAcceptance', acceptReferralInput),
    write: async (request) =>
      answering(await acceptReferral(request.action, idOf(request.params), request.body), () => after(request)),
  }),
  writing({
    ...common,
    id: 'declineReferral',
    path: '/referrals/{id}/decline',
    about: aReferral,
    permission: 'referral.answer',
    summary: 'つなぎを断る',
    body: input('ReferralRefusal', declineReferralInput),
    write: async (request) =>
      answering(await declineReferral(request.action, idOf(request.params), request.body), () => after(request)),
  }),
  writing({
    ...common,
    id: 'withdrawReferral',
    path: '/referrals/{id}/withdraw',
    about: aReferral,
    permission: 'referral.withdraw',
    summary: 'つなぎを取り下げる',
    body: input('ReferralWithdrawal', withdrawReferralInput),
    write: async (request) =>
      answering(await withdrawReferral(request.action, idOf(request.params), request.body), () => after(request)),
  }),
  writing({
    ...common,
    id: 'amendReferral',
    path: '/referrals/{id}/amend',
    about: aReferral,
    permission: 'referral.withdraw',
    summary: '返事の来ていないつなぎを書き直す',
    description: '前の言葉も、両方の機関から読めます。',
    body: input('ReferralAmendment', amendReferralInput),
    write: async (request) =>
      answering(await amendReferral(request.action, idOf(request.params), request.body), () => after(request)),
  }),
  writing({
    ...common,
    id: 'reportOutcome',
    path: '/referrals/{id}/outcome',
    about: aReferral,
    permission: 'referral.report',
    summary: 'つなぎの結果を知らせる',
    body: input('ReferralOutcome', reportOutcomeInput),
    write: async (request) =>
      answering(await reportOutcome(request.action, idOf(request.params), request.body), () => after(request)),
  }),
]
