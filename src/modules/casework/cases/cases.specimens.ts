/** ケース: its right inputs, for the tests that walk through all rooms, and the words that other rooms' forms share with it. */
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { openedCase } from '../../../../tests/support/thread.ts'

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
}

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/consultations/new': {
      at: (w) => w.of(aCase),
      fields: { ...talkFields, ...nextActionFields('nextAction.'), nextIs: 'new', nextWas: '' },
    },
  },
}
