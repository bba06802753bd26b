/** 会議: its right inputs, for the tests that walk through all rooms. The guest is of the other desk. */
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { closedConference, openedConference, plannedConference } from '../../../../tests/support/thread.ts'
import { aCase } from '../cases/cases.specimens.ts'
import {
  addNote,
  cancelConference,
  closeConference,
  closingInput,
  conferenceInput,
  correctDecision,
  finishDecision,
  inviteParticipant,
  openConference,
  participantInput,
  planConference,
  removeParticipant,
} from './index.ts'

type Meeting = Record<'id' | 'participantId', string>
type Held = Record<'id' | 'participantId' | 'decisionId' | 'guestDecisionId', string>

// One meeting of a case is open at a time: each has a case of its own.
const planned: Maker<Meeting> = async (w) =>
  plannedConference(w.council, w.us, (await aCase(w)).id, w.them, { agenda: w.words.reason })
const aPlannedConference: Maker<Meeting> = (w) => planned(w)
// A press without words goes through at once, so that no other form has these records.
const aConferenceToOpen: Maker<Meeting> = (w) => planned(w)
const aGuestToRemove: Maker<Meeting> = (w) => planned(w)
const anOpenConference: Maker<Meeting> = async (w) =>
  openedConference(w.council, w.us, (await aCase(w)).id, w.them, { agenda: w.words.reason })
const held: Maker<Held> = async (w) => closedConference(w.council, w.us, (await aCase(w)).id, w.them, w.words.note)
const aHeldConference: Maker<Held> = (w) => held(w)
const aDecisionToDo: Maker<Held> = (w) => held(w)
/** As the path of the API names it. */
const aDecision: Maker<{ id: string }> = async (w) => ({ id: (await w.of(aHeldConference)).decisionId })

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/conferences/new': {
      at: (w) => w.of(aCase),
      fields: {
        kind: 'case',
        basis: 'consent',
        ...date('basisGivenOn', today),
        form: 'online',
        ...date('heldOn', today),
        startsAt: '10:00',
        endsAt: '11:00',
        place: 'x',
        parts: 'contact',
        agenda: 'x',
      },
    },
    '/conferences/:id/participants/new': {
      at: (w) => w.of(aPlannedConference),
      fields: {
        organizationId: 'hw-ueda',
        accountId: '',
        name: 'x',
        role: 'x',
        secrecy: 'pledge',
        ...date('pledgedOn', today),
      },
    },
    '/conferences/:id/participants/:participantId/removal': {
      at: (w) => w.of(aGuestToRemove),
      once: true,
      fields: { any: 'x' },
    },
    '/conferences/:id/opening': { at: (w) => w.of(aConferenceToOpen), once: true, fields: { any: 'x' } },
    '/conferences/:id/cancellation': { at: (w) => w.of(aPlannedConference), once: true, fields: { reason: 'x' } },
    '/conferences/:id/closing': {
      at: (w) => w.of(anOpenConference),
      once: true,
      fields: ({ participantId = '' }) => ({
        attended: participantId,
        minutes: 'x',
        'decisions.0.decision': 'x',
        'decisions.0.organizationId': 'sapo-shinano',
        'decisions.0.ownerName': 'x',
        ...date('decisions.0.dueOn', '2026-02-20'),
      }),
    },
    '/conferences/:id/decisions/:decisionId': {
      at: (w) => w.of(aHeldConference),
      fields: { decision: 'x', ownerName: 'x', ...date('dueOn', '2026-02-20'), how: 'correct', reason: 'x' },
    },
    '/conferences/:id/decisions/:decisionId/done': {
      at: (w) => w.of(aDecisionToDo),
      once: true,
      fields: { any: 'x' },
    },
    '/conferences/:id/addenda': { at: (w) => w.of(aHeldConference), fields: { note: 'x' } },
  },
  writes: {
    'POST /cases/{id}/conferences': {
      at: (w) => w.of(aCase),
      body: {
        kind: 'case',
        basis: 'consent',
        basisGivenOn: today,
        form: 'online',
        heldOn: today,
        startsAt: '00:00',
        endsAt: '23:59',
        place: 'x',
        parts: ['contact'],
        agenda: 'x',
      },
    },
    'POST /conferences/{id}/participants': {
      at: (w) => w.of(aPlannedConference),
      body: {
        organizationId: 'hw-ueda',
        accountId: null,
        name: 'x',
        role: 'x',
        secrecy: 'pledge',
        pledgedOn: today,
      },
    },
    'POST /conferences/{id}/opening': { at: (w) => w.of(aConferenceToOpen), once: true, body: { confirm: true } },
    'POST /conferences/{id}/cancellation': { at: (w) => w.of(aPlannedConference), once: true, body: { reason: 'x' } },
    'POST /conferences/{id}/closing': {
      at: (w) => w.of(anOpenConference),
      once: true,
      body: async (w) => ({
        minutes: 'x',
        attended: [(await w.of(anOpenConference)).participantId],
        decisions: [{ decision: 'x', organizationId: 'sapo-shinano', ownerName: 'x', dueOn: '2026-02-20' }],
      }),
    },
    'POST /conferences/{id}/decisions/done': {
      at: (w) => w.of(aDecisionToDo),
      once: true,
      body: async (w) => ({ decisionId: (await w.of(aDecisionToDo)).decisionId }),
    },
    'POST /conferences/{id}/addenda': { at: (w) => w.of(aHeldConference), body: { note: 'x' } },
    'POST /conference-decisions/{id}/correction': {
      at: (w) => w.of(aDecision),
      body: { decision: 'x', ownerName: 'x', dueOn: '2026-02-20', reason: 'x' },
    },
    'POST /conference-decisions/{id}/withdrawal': { at: (w) => w.of(aDecision), once: true, body: { reason: 'x' } },
  },
  actions: {
    planConference: {
      event: 'conference.planned',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        const input = conferenceInput.parse({
          kind: 'case',
          basis: 'youth-council',
          form: 'paper',
          heldOn: today,
          startsAt: '10:00',
          endsAt: '11:00',
          place: '新',
          parts: ['contact'],
          agenda: '新',
        })
        return (ctx) => planConference(ctx, id, input)
      },
    },
    inviteParticipant: {
      event: 'conference.invited',
      ready: async (w) => {
        const { id } = await w.of(aPlannedConference)
        const guest = participantInput.parse({ name: '新', role: '新', secrecy: 'pledge', pledgedOn: today })
        return (ctx) => inviteParticipant(ctx, id, guest)
      },
    },
    removeParticipant: {
      event: 'conference.uninvited',
      ready: async (w) => {
        const { id, participantId } = await w.of(aGuestToRemove)
        return (ctx) => removeParticipant(ctx, id, participantId)
      },
    },
    openConference: {
      event: 'conference.opened',
      ready: async (w) => {
        const { id } = await w.of(aConferenceToOpen)
        return (ctx) => openConference(ctx, id)
      },
    },
    closeConference: {
      event: 'conference.closed',
      ready: async (w) => {
        const { id, participantId } = await w.of(anOpenConference)
        const decision = { decision: '新', organizationId: 'sapo-shinano', ownerName: '新', dueOn: today }
        const input = closingInput.parse({ minutes: '新', attended: [participantId], decisions: [decision] })
        return (ctx) => closeConference(ctx, id, input)
      },
    },
    cancelConference: {
      event: 'conference.cancelled',
      ready: async (w) => {
        const { id } = await w.of(aPlannedConference)
        return (ctx) => cancelConference(ctx, id, { reason: '新' })
      },
    },
    correctDecision: {
      event: 'record.corrected',
      ready: async (w) => {
        const { id, decisionId } = await w.of(aHeldConference)
        return (ctx) => correctDecision(ctx, id, decisionId, null, { how: 'withdraw', reason: '新' })
      },
    },
    finishDecision: {
      by: 'them',
      event: 'conference.decisionDone',
      ready: async (w) => {
        const { id, guestDecisionId } = await w.of(aHeldConference)
        return (ctx) => finishDecision(ctx, id, guestDecisionId)
      },
    },
    addNote: {
      event: 'conference.noteAdded',
      ready: async (w) => {
        const { id } = await w.of(aHeldConference)
        return (ctx) => addNote(ctx, id, { note: '新' })
      },
    },
  },
  pages: {
    '/conferences/:id': (w) => w.of(aHeldConference),
    '/conferences/{id}': (w) => w.of(aHeldConference),
  },
}
