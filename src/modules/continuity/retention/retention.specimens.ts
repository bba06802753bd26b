/** 保存と廃棄: its right inputs, for the tests that walk through all rooms. */
import { closedOn } from '../../../../tests/support/old-case.ts'
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { closedConference, valueOf } from '../../../../tests/support/thread.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import { approveDisposal, liftHold, proposeDisposal, returnDisposal, setHold } from './index.ts'

const longAgo = '2020-03-31'

/** A case whose disposal is stopped. */
const aHold: Maker<{ id: string; holdId: string }> = async (w) => {
  const { id } = await aCase(w)
  const input = { kind: 'lawsuit', reason: w.words.reason, since: today, until: null } as const
  const { id: holdId } = valueOf(await act(w.council, w.us, (ctx) => setHold(ctx, id, input)))
  return { id, holdId }
}
/** As the path of the API names it. */
const theHold: Maker<{ id: string }> = async (w) => ({ id: (await w.of(aHold)).holdId })

/** A case that ended long ago, and a meeting of one that goes on, whose papers have been kept long enough. */
const whatIsDue: Maker<{ caseId: string; conferenceId: string }> = async (w) => {
  const { id: caseId } = await aCase(w)
  await closedOn(w.open, caseId, longAgo)
  const meeting = await closedConference(w.council, w.us, (await aCase(w)).id, w.them, w.words.note)
  await w.open.ownerQuery('update conferences set held_on = $2 where id = $1', [meeting.id, longAgo])
  return { caseId, conferenceId: meeting.id }
}
const aProposal: Maker<{ id: string }> = async (w) => {
  const { caseId, conferenceId } = await whatIsDue(w)
  const input = { cases: [caseId], conferences: [conferenceId] }
  return { id: valueOf(await act(w.council, w.us, (ctx) => proposeDisposal(ctx, input))).id }
}

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/retention': {
      at: (w) => w.of(aHold),
      fields: { kind: 'lawsuit', reason: 'x', ...date('since', today), ...date('until', '2026-07-20') },
    },
    '/cases/:id/retention/:holdId/lifting': { at: (w) => w.of(aHold), once: true, fields: { note: 'x' } },
    '/retention': {
      at: (w) => w.of(whatIsDue),
      once: true,
      fields: ({ caseId = '', conferenceId = '' }) => ({ cases: caseId, conferences: conferenceId }),
    },
    '/retention/:id/approval': {
      by: 'manager',
      at: (w) => w.of(aProposal),
      once: true,
      fields: { confirmed: 'on' },
    },
    '/retention/:id/return': { at: (w) => w.of(aProposal), once: true, fields: { note: 'x' } },
  },
  writes: {
    'POST /cases/{id}/retention-holds': {
      at: (w) => w.of(aHold),
      body: { kind: 'lawsuit', reason: 'x', since: today, until: '2026-07-20' },
    },
    'POST /retention-holds/{id}/lifting': { at: (w) => w.of(theHold), once: true, body: { note: 'x' } },
    'POST /retention/disposals': {
      once: true,
      body: async (w) => {
        const { caseId, conferenceId } = await w.of(whatIsDue)
        return { cases: [caseId], conferences: [conferenceId] }
      },
    },
    'POST /retention/disposals/{id}/approval': {
      by: 'manager',
      at: (w) => w.of(aProposal),
      once: true,
      body: { confirm: true },
    },
    'POST /retention/disposals/{id}/return': { at: (w) => w.of(aProposal), once: true, body: { note: 'x' } },
  },
  actions: {
    setHold: {
      event: 'retention.held',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => setHold(ctx, id, { kind: 'lawsuit', reason: '新', since: today, until: null })
      },
    },
    liftHold: {
      event: 'retention.lifted',
      ready: async (w) => {
        const { id, holdId } = await w.of(aHold)
        return (ctx) => liftHold(ctx, id, holdId, { note: '新' })
      },
    },
    proposeDisposal: {
      event: 'disposal.proposed',
      ready: async (w) => {
        const { caseId, conferenceId } = await w.of(whatIsDue)
        return (ctx) => proposeDisposal(ctx, { cases: [caseId], conferences: [conferenceId] })
      },
    },
    returnDisposal: {
      by: 'manager',
      event: 'disposal.returned',
      ready: async (w) => {
        const { id } = await w.of(aProposal)
        return (ctx) => returnDisposal(ctx, id, { note: '新' })
      },
    },
    approveDisposal: {
      by: 'manager',
      event: 'disposal.carriedOut',
      ready: async (w) => {
        const { id } = await w.of(aProposal)
        return (ctx) => approveDisposal(ctx, id)
      },
    },
  },
  pages: {
    '/retention/:id': (w) => w.of(aProposal),
    '/retention/disposals/{id}': (w) => w.of(aProposal),
  },
}
