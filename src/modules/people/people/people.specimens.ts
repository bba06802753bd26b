/** 本人: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'
import { addName, addRelation, changePerson, changeRelation, removeName, removeRelation } from './index.ts'

const newcomer: Maker<{ id: string }> = async (w) => ({ id: (await aCase(w)).personId })
const aPerson: Maker<{ id: string }> = (w) => newcomer(w)
/** As nobody has changed them yet: the form says which version it was made from. */
const aPersonAsMade: Maker<{ id: string }> = (w) => newcomer(w)

const aName: Maker<{ id: string; nameId: string }> = async (w) => {
  const { id } = await newcomer(w)
  const kana = { familyNameKana: '', givenNameKana: '' }
  const input = { kind: 'former', familyName: w.words.reason, givenName: '', ...kana } as const
  return { id, nameId: valueOf(await act(w.council, w.us, (ctx) => addName(ctx, id, input))).id }
}

const relative = (words: string) =>
  ({
    relation: 'mother',
    relativeId: null,
    name: words,
    phone: '',
    mayCall: false,
    reachFrom: null,
    reachTo: null,
    livesTogether: true,
    note: words,
  }) as const
const related: Maker<{ id: string; relationId: string }> = async (w) => {
  const { id } = await newcomer(w)
  const made = await act(w.council, w.us, (ctx) => addRelation(ctx, id, relative(w.words.reason)))
  return { id, relationId: valueOf(made).id }
}
const aRelation: Maker<{ id: string; relationId: string }> = (w) => related(w)
// A press without words goes through at once, so that no other form has this row.
const aRelationToRemove: Maker<{ id: string; relationId: string }> = (w) => related(w)

const name = { kind: 'former', familyName: 'x', givenName: 'x', familyNameKana: 'ヨミ', givenNameKana: 'ヨミ' }
const relationFields = {
  relation: 'mother',
  name: 'x',
  phone: '026-200-0001',
  mayCall: 'yes',
  reachFrom: '10:00',
  reachTo: '18:00',
  livesTogether: 'yes',
  note: 'x',
}
const relationBody = { ...relationFields, relativeId: null, mayCall: true, livesTogether: true }
const reach = {
  email: 'a@b.example',
  contactNote: 'x',
  preferredChannel: 'phone',
  reachFrom: '10:00',
  reachTo: '18:00',
  addressKind: 'home',
  postalCode: '380-0001',
  address: 'x',
}
/** Nothing but what somebody is called. */
export const unnamed = {
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  alias: 'x',
  birthDate: '1981-05-03',
  municipalityCode: '20201',
  phone: '',
  reachFrom: '10:00',
  reachTo: '18:00',
}

export const specimens: RoomSpecimens = {
  forms: {
    '/people/:id': {
      at: (w) => w.of(aPersonAsMade),
      once: true,
      fields: {
        familyName: 'x',
        givenName: 'x',
        familyNameKana: 'ヨミ',
        givenNameKana: 'ヨミ',
        alias: 'x',
        ...date('birthDate', '1981-05-03'),
        municipalityCode: '20201',
        phone: '026-200-0001',
        ...reach,
        contactCautions: '',
        addressSecret: 'yes',
        _version: '1',
      },
    },
    '/people/:id/names/new': { at: (w) => w.of(aPerson), fields: name },
    '/people/:id/names/:nameId/removal': { at: (w) => w.of(aName), once: true, fields: { any: 'x' } },
    '/people/:id/relations/new': {
      at: (w) => w.of(aPerson),
      fields: { ...relationFields, relativeId: '', search: '' },
    },
    '/people/:id/relations/:relationId': { at: (w) => w.of(aRelation), once: true, fields: relationFields },
    '/people/:id/relations/:relationId/removal': {
      at: (w) => w.of(aRelationToRemove),
      once: true,
      fields: { any: 'x' },
    },
  },
  writes: {
    'POST /people': { body: unnamed },
    'PUT /people/{id}': {
      at: (w) => w.of(aPersonAsMade),
      body: { ...unnamed, ...reach, contactCautions: [], addressSecret: true, municipalityWasWrong: false },
    },
    'POST /people/{id}/names': { at: (w) => w.of(aPerson), body: name },
    'POST /people/{id}/relations': { at: (w) => w.of(aPerson), body: relationBody },
    'POST /people/{id}/relations/changes': {
      at: (w) => w.of(aRelation),
      once: true,
      body: async (w) => ({ relationId: (await w.of(aRelation)).relationId, input: relationBody }),
    },
  },
  actions: {
    addName: {
      event: 'person.changed',
      ready: async (w) => {
        const { id } = await w.of(aPerson)
        const kana = { familyNameKana: '', givenNameKana: '' }
        return (ctx) => addName(ctx, id, { kind: 'former', familyName: '新', givenName: '新', ...kana })
      },
    },
    removeName: {
      event: 'person.changed',
      ready: async (w) => {
        const { id, nameId } = await w.of(aName)
        return (ctx) => removeName(ctx, id, nameId)
      },
    },
    addRelation: {
      event: 'person.changed',
      ready: async (w) => {
        const { id } = await w.of(aPerson)
        return (ctx) => addRelation(ctx, id, relative('新'))
      },
    },
    changeRelation: {
      event: 'person.changed',
      ready: async (w) => {
        const { id, relationId } = await w.of(aRelation)
        return (ctx) => changeRelation(ctx, id, relationId, relative('新'))
      },
    },
    removeRelation: {
      event: 'person.changed',
      ready: async (w) => {
        const { id, relationId } = await w.of(aRelationToRemove)
        return (ctx) => removeRelation(ctx, id, relationId)
      },
    },
    changePerson: {
      event: 'person.changed',
      ready: async (w) => {
        const { id } = await w.of(aPersonAsMade)
        return (ctx) =>
          changePerson(ctx, id, 1, {
            ...unnamed,
            familyName: '新',
            familyNameKana: 'シン',
            alias: '新',
            birthDate: null,
            municipalityCode: null,
            email: '',
            contactCautions: [],
            contactNote: '新',
            preferredChannel: null,
            reachFrom: null,
            reachTo: null,
            addressKind: null,
            postalCode: '',
            address: '',
            addressSecret: false,
          })
      },
    },
  },
}
