/** 聞き取り and its forms: their right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { aCase } from '../cases/cases.specimens.ts'
import { arrangeSection, publishForm, recordEntry, resetDraft, writeSection } from './index.ts'

const aSection: Maker<{ id: string; form: string; section: string }> = async (w) => ({
  id: (await w.of(aCase)).id,
  form: 'support-station',
  section: 'registration',
})

/**
 * Forms are the council's, one draft each. What is published and what is thrown away has a form of its own, so that
 * neither is taken from what is being written.
 */
const written = { form: 'young', section: 'state' }
const section = { key: 'new', title: '新', part: 'assessment', fields: [{ key: 'a', label: '新', type: 'text' }] }
const drafted =
  (form: string): Maker<{ form: string }> =>
  async (w) => {
    valueOf(await act(w.council, w.office, (ctx) => writeSection(ctx, form, section)))
    return { form }
  }
const aDraftToPublish = drafted('reception')
const aDraftToReset = drafted('hello-work')

const sectionFields = {
  title: 'x',
  part: 'assessment',
  rows: '2',
  'fields.0.key': '',
  'fields.0.label': 'x',
  'fields.0.order': '1',
  'fields.0.type': 'one',
  'fields.0.unit': '',
  'fields.0.options': 'a\nb',
  'fields.0.help': 'x',
  'fields.0.required': 'yes',
  'fields.1.label': 'y',
  'fields.1.order': '2',
  'fields.1.type': 'text',
  'fields.1.required': 'when',
  'fields.1.on': 'x',
  'fields.1.is': 'a',
}

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/assessment/:form/:section': {
      at: (w) => w.of(aSection),
      // The next one says which entry it takes the place of.
      once: true,
      fields: {
        ...date('askedOn', today),
        'a.route': '電話・メール',
        'a.work': '今後就労予定',
        'a.blank': '6か月未満',
        ...date('a.registered-on', today),
        _version: '',
      },
    },
    '/forms/:form/sections/:section': { by: 'office', at: async () => written, fields: sectionFields },
    '/forms/:form/sections/:section/arrangement': {
      by: 'office',
      at: async () => ({ form: 'young', section: 'family' }),
      fields: { how: 'down' },
    },
    '/forms/:form/publication': {
      by: 'office',
      at: (w) => w.of(aDraftToPublish),
      once: true,
      fields: { note: 'x' },
    },
    // The draft stays, as the version in force: it can be thrown away again.
    '/forms/:form/draft/reset': { by: 'office', at: (w) => w.of(aDraftToReset), fields: { any: 'x' } },
  },
  writes: {
    'POST /cases/{id}/assessment': {
      at: (w) => w.of(aCase),
      once: true,
      body: {
        form: 'support-station',
        section: 'life',
        askedOn: today,
        answers: { strength: 'x', outing: '普段どおり' },
        onto: null,
      },
    },
    'PUT /forms/{form}/sections': {
      by: 'office',
      at: async () => written,
      body: {
        key: 'state',
        title: 'x',
        part: 'assessment',
        fields: [{ key: 'x', label: 'x', type: 'one', options: ['x'], help: 'x', unit: 'x', required: 'yes' }],
      },
    },
    'POST /forms/{form}/arrangement': {
      by: 'office',
      at: async () => written,
      body: { section: 'state', how: 'down' },
    },
    'POST /forms/{form}/publication': {
      by: 'office',
      at: (w) => w.of(aDraftToPublish),
      once: true,
      body: { note: 'x' },
    },
    'POST /forms/{form}/draft/reset': {
      by: 'office',
      at: (w) => w.of(aDraftToReset),
      body: { confirm: true },
    },
  },
  actions: {
    recordEntry: {
      event: 'assessment.recorded',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        const input = { askedOn: today, answers: { strength: '新' }, onto: null }
        return (ctx) => recordEntry(ctx, id, 'support-station', 'life', input)
      },
    },
    writeSection: {
      by: 'office',
      event: 'form.drafted',
      ready: async () => (ctx) => writeSection(ctx, 'young', section),
    },
    arrangeSection: {
      by: 'office',
      event: 'form.drafted',
      ready: async () => (ctx) => arrangeSection(ctx, 'hikikomori', 'family', 'up'),
    },
    resetDraft: {
      by: 'office',
      event: 'form.drafted',
      ready: async (w) => {
        const { form } = await w.of(aDraftToReset)
        return (ctx) => resetDraft(ctx, form)
      },
    },
    publishForm: {
      by: 'office',
      event: 'form.published',
      ready: async (w) => {
        const { form } = await w.of(aDraftToPublish)
        return (ctx) => publishForm(ctx, form, { note: '新' })
      },
    },
  },
  pages: {
    '/cases/:id/assessment': (w) => w.of(aCase),
    '/forms/:form': async () => ({ form: 'reception' }),
    '/forms/:form/preview': async () => ({ form: 'reception' }),
    '/forms/{form}/versions': async () => ({ form: 'reception' }),
  },
}
