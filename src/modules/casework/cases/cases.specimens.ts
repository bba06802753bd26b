/**
 * ケース: its right inputs, for the tests that walk through all rooms, and the words
 * that other rooms' forms share with it.
 */
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { nextStep, openedCase, someTalk } from '../../../../tests/support/thread.ts'
import { changeNextAction, decideTargetType, openCase, openCaseInput } from './index.ts'

export const aCase: Maker<{ id: string; personId: string; number: string }> = (w) =>
  openedCase(w.council, w.us, w.words.person, w.words.note)

/** 次の一手 as a form's fields, each name behind a prefix. */
export const nextActionFields = (prefix: string): Record<string, string> => ({
  [`${prefix}kind`]: 'call',
  ...date(`${prefix}dueOn`, '2026-01-27'),
  [`${prefix}time`]: '14:00',
  [`${prefix}note`]: 'x',
  [`${prefix}assignee`]: '',
})
export const nextActionBody = { kind: 'call', dueOn: '2026-01-27', time: '14:00', note: 'x', assignee: null }

/** 相談 as a form's fields. */
export const talkFields = {
  ...date('occurredOn', today),
  time: '10:00',
  minutes: '30',
  channel: 'visit',
  speaker: 'self',
  speakerRelation: 'x',
  topics: 'job-search',
  note: 'x',
}
export const talkBody = {
  occurredOn: today,
  time: '10:00',
  minutes: 30,
  channel: 'visit',
  speaker: 'self',
  speakerRelation: '',
  topics: ['job-search'],
  note: 'x',
  disclose: 'ask',
}

/** 受付 of a call by the mother: only where somebody else spoke are the caller's boxes read. */
const openingFields = {
  deskId: 'sapo-shinano',
  ...talkFields,
  speaker: 'family',
  'person.familyName': 'x',
  'person.givenName': 'x',
  'person.familyNameKana': 'ヨミ',
  'person.givenNameKana': 'ヨミ',
  'person.alias': 'x',
  ...date('person.birthDate', '1981-05-03'),
  'person.municipalityCode': '20201',
  'person.phone': '026-200-0001',
  'person.reachFrom': '10:00',
  'person.reachTo': '18:00',
  ...nextActionFields('nextAction.'),
  personId: '',
  // Each try is of the same name and birth date.
  confirmDifferent: 'yes',
  search: '',
  ends: '',
  'closure.reason': '',
  'caller.relation': 'mother',
  'caller.name': 'x',
  'caller.phone': '026-200-0002',
  'caller.mayCall': 'yes',
  'caller.reachFrom': '10:00',
  'caller.reachTo': '18:00',
}
const openingBody = {
  deskId: 'sapo-shinano',
  ...talkBody,
  speaker: 'family',
  personId: null,
  person: {
    familyName: 'x',
    givenName: 'x',
    familyNameKana: 'ヨミ',
    givenNameKana: 'ヨミ',
    alias: 'x',
    birthDate: '1981-05-03',
    municipalityCode: '20201',
    phone: '026-200-0001',
    reachFrom: '10:00',
    reachTo: '18:00',
  },
  caller: {
    relation: 'mother',
    name: 'x',
    phone: '026-200-0002',
    mayCall: true,
    reachFrom: '10:00',
    reachTo: '18:00',
  },
  nextAction: nextActionBody,
  closure: null,
}

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/new': { fields: openingFields },
    '/cases/:id/next-action': {
      at: (w) => w.of(aCase),
      fields: { ...nextActionFields(''), how: 'done', doneNote: 'x', appointmentHow: 'held', _version: '' },
    },
    '/cases/:id/target-type': {
      at: (w) => w.of(aCase),
      fields: {
        ...date('decidedOn', today),
        targetType: '1',
        provisional: '',
        reasonCode: 'change-of-state',
        reason: 'x',
        'answers.working': 'yes',
      },
    },
  },
  writes: {
    'POST /cases': { body: openingBody },
    'PUT /cases/{id}/next-action': {
      at: (w) => w.of(aCase),
      body: { ...nextActionBody, done: { note: 'x', appointment: 'held' } },
    },
    'PUT /cases/{id}/target-type': {
      at: (w) => w.of(aCase),
      body: {
        targetType: 2,
        provisional: false,
        decidedOn: today,
        reasonCode: 'change-of-state',
        reason: 'x',
        answers: { working: 'yes' },
      },
    },
  },
  actions: {
    openCase: {
      event: 'case.opened',
      ready: async (w) => {
        const { nextAction, ...talk } = someTalk(today, '新')
        return (ctx) => openCase(ctx, openCaseInput.parse({ deskId: w.us.deskId, ...talk, nextAction }))
      },
    },
    changeNextAction: {
      event: 'nextAction.set',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => changeNextAction(ctx, id, { ...nextStep(today, '新'), done: null })
      },
    },
    finishNextAction: {
      event: 'nextAction.done',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => changeNextAction(ctx, id, { ...nextStep(today, '新'), done: { note: '新' } })
      },
    },
    decideTargetType: {
      event: 'targetType.decided',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        const input = {
          targetType: 1,
          provisional: false,
          decidedOn: today,
          reasonCode: null,
          reason: '新',
          answers: {},
        } as const
        return (ctx) => decideTargetType(ctx, id, input)
      },
    },
  },
  pages: {
    '/cases/:id/copy': (w) => w.of(aCase),
    '/cases/{id}': (w) => w.of(aCase),
  },
}
