/** 会議: planned, people asked, opened, closed with what follows. */
import { aCase, aConference, noPerson, shown } from '../../../subjects.ts'
import { z } from 'zod'
import { fiscalYearOf, fiscalYearRange } from '../../../platform/japanese/fiscal-year.ts'
import { closingInput } from './closing.form.ts'
import { addendumInput, cancellationInput, conferenceInput, participantInput } from './conference.form.ts'
import { addNote, finishDecision } from './after-conference.actions.ts'
import { cancelConference, planConference } from './conference.actions.ts'
import { closeConference, openConference } from './hold-conference.actions.ts'
import { inviteParticipant } from './participant.actions.ts'
import { conferenceKinds } from './conference.labels.ts'
import { countConferences, getConference, listConferences } from './conference.queries.ts'
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
} from '../../../platform/api/index.ts'
import { line, conference, bodyOf } from './conference.answers.ts'

const made = answer('ConferenceRecorded', z.object({ id: z.uuid() }))

export const conferenceEndpoints: Endpoint[] = [
  reading({
    id: 'listConferences',
    path: '/conferences',
    about: shown,
    permission: 'conference.read',
    tag: '会議',
    summary: '年度の会議',
    description: 'この機関が開くものと、あなたが呼ばれたもの。',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional().describe('年度。なければ今年度') }),
    response: listOf('ConferenceList', line),
    read: async ({ council, db, query, shows }) => {
      const range = fiscalYearRange(query.year ?? fiscalYearOf(council.clock.today()))
      const rows = await listConferences(db, range.from, range.to)
      shows(
        'cases',
        rows.filter((row) => row.caseNumber !== null).map((row) => row.caseId),
      )
      return { body: { items: rows.map((row) => line.parse(row)), next: null } }
    },
  }),
  reading({
    id: 'countConferences',
    path: '/conference-counts',
    about: noPerson,
    permission: 'conference.list',
    tag: '会議',
    summary: '機関ごとの会議の数',
    description: 'だれのことかは答えません。',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
    response: listOf(
      'ConferenceCounts',
      answer(
        'ConferenceCount',
        z.object({
          organizationName: z.string(),
          kind: code(conferenceKinds),
          many: z.int(),
          people: z.int(),
          decisions: z.int(),
        }),
      ),
    ),
    read: async ({ council, query, statistics }) => {
      const range = fiscalYearRange(query.year ?? fiscalYearOf(council.clock.today()))
      return { body: { items: await statistics((db) => countConferences(db, range.from, range.to)), next: null } }
    },
  }),
  reading({
    id: 'getConference',
    path: '/conferences/{id}',
    about: shown,
    permission: 'conference.read',
    tag: '会議',
    summary: '会議',
    description: '呼ばれた人には、議題は会議のあいだだけ見えます。',
    response: conference,
    read: async ({ db, params, shows }) => {
      const view = await getConference(db, idOf(params))
      shows('conferences', view.caseNumber === null ? [] : [view.id], 'case')
      return { body: bodyOf(view) }
    },
  }),
  writing({
    id: 'planConference',
    path: '/cases/{id}/conferences',
    about: aCase,
    permission: 'conference.host',
    tag: '会議',
    summary: '会議を決める',
    description: '支援調整会議は本人の同意、支援会議は法律、個別ケース検討会議は協議会か同意が根拠です。',
    body: input('ConferenceInput', conferenceInput),
    response: conference,
    write: async ({ action, body, db, params }) =>
      answering(await planConference(action, idOf(params), body), async ({ id }) => ({
        body: bodyOf(await getConference(db, id)),
        location: `/conferences/${id}`,
      })),
  }),
  writing({
    id: 'inviteParticipant',
    path: '/conferences/{id}/participants',
    about: aConference,
    permission: 'conference.host',
    tag: '会議',
    summary: '参加者を加える',
    body: input('ParticipantInput', participantInput),
    response: made,
    write: async ({ action, body, params }) =>
      answering(await inviteParticipant(action, idOf(params), body), ({ id }) => Promise.resolve({ body: { id } })),
  }),
  writing({
    id: 'openConference',
    status: 200,
    path: '/conferences/{id}/opening',
    about: aConference,
    permission: 'conference.host',
    tag: '会議',
    summary: '会議を始める',
    description: '参加者に、決めた区分が終わりまで見えます。',
    body: input(
      'ConferenceOpening',
      z.object({ confirm: z.literal(true, '始めるなら confirm を true にしてください。') }),
    ),
    response: conference,
    write: async ({ action, db, params }) =>
      answering(await openConference(action, idOf(params)), async () => ({
        body: bodyOf(await getConference(db, idOf(params))),
      })),
  }),
  writing({
    id: 'closeConference',
    status: 200,
    path: '/conferences/{id}/closing',
    about: aConference,
    permission: 'conference.host',
    tag: '会議',
    summary: '会議を終える',
    description: '記録を確定し(あとから変えられません)、見せていた範囲を閉じます。',
    body: input('ConferenceClosing', closingInput),
    response: conference,
    write: async ({ action, body, db, params }) =>
      answering(await closeConference(action, idOf(params), body), async () => ({
        body: bodyOf(await getConference(db, idOf(params))),
      })),
  }),
  writing({
    id: 'cancelConference',
    status: 200,
    path: '/conferences/{id}/cancellation',
    about: aConference,
    permission: 'conference.host',
    tag: '会議',
    summary: '会議を取りやめる',
    body: input('ConferenceCancellation', cancellationInput),
    response: made,
    write: async ({ action, body, params }) =>
      answering(await cancelConference(action, idOf(params), body), ({ id }) => Promise.resolve({ body: { id } })),
  }),
  writing({
    id: 'finishDecision',
    path: '/conferences/{id}/decisions/done',
    about: aConference,
    permission: 'conference.finishDecision',
    tag: '会議',
    summary: '決まったことをすませる',
    body: input('DecisionDone', z.object({ decisionId: z.uuid('決まったことを選んでください。') })),
    response: made,
    write: async ({ action, body, params }) =>
      answering(await finishDecision(action, idOf(params), body.decisionId), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'addConferenceNote',
    path: '/conferences/{id}/addenda',
    about: aConference,
    permission: 'conference.host',
    tag: '会議',
    summary: '確定した記録に書き足す',
    body: input('ConferenceNote', addendumInput),
    response: made,
    write: async ({ action, body, params }) =>
      answering(await addNote(action, idOf(params), body), ({ id }) => Promise.resolve({ body: { id } })),
  }),
]
