/** 企業: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'

import { changeEmployer, recordEmployer } from './employer.actions.ts'
import { checkDigitOf } from './corporate-number.rules.ts'

import { changeContact, changeWorkplace, recordContact, recordWorkplace } from './workplace.actions.ts'

let count = 0
/** Another each time: a number belongs to one employer. */
const aNumber = (): string => {
  const twelve = String(20_000_000_000 + (count += 1)).padStart(12, '0')
  return `${checkDigitOf(twelve)}${twelve}`
}

const about = {
  name: '新',
  nameKana: 'しん',
  corporateNumber: null,
  industry: '09',
  capital: 10_000_000,
  workers: 12,
  website: 'https://x.example/',
  note: '新',
}
const place = { municipalityCode: '20201', address: '新', wayThere: '新', phone: '0261-00-0000' }
const contact = { name: '新', post: '新', workplaceId: null, phone: '新', email: 'x@x.example', reach: '新' }

/** Everybody reads it, so none of the world's words are in it. */
export const employerOf = async (w: World, name = '株式会社みすず'): Promise<{ id: string }> =>
  valueOf(
    await act(w.council, w.office, (ctx) =>
      recordEmployer(ctx, {
        ...about,
        ...place,
        name,
        nameKana: 'みすず',
        note: '',
        address: '',
        wayThere: '',
        workplaceName: '本社',
        isOther: true,
      }),
    ),
  )
export const anEmployer: Maker<{ id: string }> = (w) => employerOf(w)

const aWorkplace: Maker<{ id: string }> = async (w) => {
  const { id } = await employerOf(w)
  const plain = { name: '工場', municipalityCode: '20201', address: '', wayThere: '', phone: '' }
  return valueOf(await act(w.council, w.office, (ctx) => recordWorkplace(ctx, id, plain)))
}
const aContact: Maker<{ id: string }> = async (w) => {
  const { id } = await employerOf(w)
  const plain = { name: '人事係', post: '', workplaceId: null, phone: '', email: '', reach: '' }
  return valueOf(await act(w.council, w.office, (ctx) => recordContact(ctx, id, plain)))
}

const aboutFields = {
  name: 'x',
  nameKana: 'x',
  corporateNumber: '',
  industry: '09',
  capital: '1000',
  workers: '12',
  website: 'https://x.example/',
  note: 'x',
}
const placeFields = { municipalityCode: '20201', address: 'x', wayThere: 'x', phone: 'x' }
const contactFields = { name: 'x', post: 'x', workplaceId: '', phone: 'x', email: 'x@x.example', reach: 'x' }
const by = 'office' as const

export const specimens: RoomSpecimens = {
  isEverybodys: true,
  forms: {
    '/employers/new': { by, fields: { ...aboutFields, ...placeFields, workplaceName: 'x', isOther: 'yes' } },
    '/employers/:id/edit': { by, at: anEmployer, once: true, fields: { ...aboutFields, _version: '1' } },
    '/employers/:id/workplaces/new': { by, at: anEmployer, fields: { name: 'x', ...placeFields } },
    '/workplaces/:id/edit': {
      by,
      at: aWorkplace,
      once: true,
      fields: { name: 'x', ...placeFields, ...date('closedOn', today), _version: '1' },
    },
    '/employers/:id/contacts/new': { by, at: anEmployer, fields: contactFields },
    '/employer-contacts/:id/edit': {
      by,
      at: aContact,
      once: true,
      fields: { ...contactFields, ...date('leftOn', today), _version: '1' },
    },
  },
  writes: {
    'POST /employers': {
      by,
      body: async () => ({ ...about, ...place, corporateNumber: aNumber(), workplaceName: 'x', isOther: true }),
    },
    'PUT /employers/{id}': { by, at: anEmployer, body: about },
    'POST /employers/{id}/workplaces': { by, at: anEmployer, body: { name: 'x', ...place } },
    'PUT /workplaces/{id}': { by, at: aWorkplace, body: { name: 'x', ...place, closedOn: today } },
    'POST /employers/{id}/contacts': { by, at: anEmployer, body: contact },
    'PUT /employer-contacts/{id}': { by, at: aContact, body: { ...contact, leftOn: today } },
  },
  actions: {
    recordEmployer: {
      by,
      event: 'employer.recorded',
      ready: async () => (ctx) => recordEmployer(ctx, { ...about, ...place, workplaceName: '新', isOther: true }),
    },
    changeEmployer: {
      by,
      event: 'employer.changed',
      ready: async (w) => {
        const { id } = await anEmployer(w)
        return (ctx) => changeEmployer(ctx, id, 1, about)
      },
    },
    recordWorkplace: {
      by,
      event: 'employer.workplaceRecorded',
      ready: async (w) => {
        const { id } = await anEmployer(w)
        return (ctx) => recordWorkplace(ctx, id, { name: '新', ...place })
      },
    },
    changeWorkplace: {
      by,
      event: 'employer.workplaceChanged',
      ready: async (w) => {
        const { id } = await aWorkplace(w)
        return (ctx) => changeWorkplace(ctx, id, 1, { name: '新', ...place, closedOn: null })
      },
    },
    recordContact: {
      by,
      event: 'employer.contactRecorded',
      ready: async (w) => {
        const { id } = await anEmployer(w)
        return (ctx) => recordContact(ctx, id, contact)
      },
    },
    changeContact: {
      by,
      event: 'employer.contactChanged',
      ready: async (w) => {
        const { id } = await aContact(w)
        return (ctx) => changeContact(ctx, id, 1, { ...contact, leftOn: null })
      },
    },
  },
  pages: {
    '/employers/:id': anEmployer,
  },
}
