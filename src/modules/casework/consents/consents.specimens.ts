/** 同意 and who may see: their right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { openedCase, valueOf } from '../../../../tests/support/thread.ts'
import { aCase } from '../cases/cases.specimens.ts'
import { consentInput, endAccess, liftRestriction, recordConsent, restrictCase, withdrawConsent } from './index.ts'

/** A consent with its scan, and the access that it opened. */
const aConsentWithScan: Maker<{ id: string; caseId: string; accessId: string; documentId: string }> = async (w) => {
  const { id: caseId } = await w.of(aCase)
  const input = consentInput.parse({
    givenOn: w.council.clock.today(),
    givenBy: 'self',
    method: 'signature',
    purposes: ['coordination'],
    parts: ['contact'],
    recipients: ['hw-ueda'],
    note: w.words.reason,
  })
  const scan = { name: `${w.words.reason}.pdf`, bytes: Buffer.from('%PDF-1.7 x') }
  const { id } = valueOf(await act(w.council, w.us, (ctx) => recordConsent(ctx, caseId, input, scan)))
  const made = await w.council.gateway.read(w.us, (db) =>
    db
      .selectFrom('consents')
      .innerJoin('case_access', 'case_access.consent_id', 'consents.id')
      .where('consents.id', '=', id)
      .select(['case_access.id as accessId', 'consents.document_id as documentId'])
      .executeTakeFirstOrThrow(),
  )
  return { id, caseId, accessId: made.accessId, documentId: made.documentId ?? '' }
}
const aConsent: Maker<{ id: string }> = async (w) => ({ id: (await w.of(aConsentWithScan)).id })
const itsCase: Maker<{ id: string; accessId: string }> = async (w) => {
  const { caseId, accessId } = await w.of(aConsentWithScan)
  return { id: caseId, accessId }
}
const itsAccess: Maker<{ id: string }> = async (w) => ({ id: (await w.of(aConsentWithScan)).accessId })
const itsDocument: Maker<{ id: string }> = async (w) => ({ id: (await w.of(aConsentWithScan)).documentId })

/** A case, and whoever has to be among those who go on reading it. */
const aCaseToRestrict: Maker<{ id: string; account: string }> = async (w) => ({
  id: (await w.of(aCase)).id,
  account: w.us.accountId,
})
/** Only `us` reads it, so it is a case of its own. */
export const aRestrictedCase: Maker<{ id: string; number: string }> = async (w) => {
  const { id, number } = await openedCase(w.council, w.us, w.words.person, w.words.note)
  const input = { accounts: [w.us.accountId], reason: w.words.reason }
  valueOf(await act(w.council, w.us, (ctx) => restrictCase(ctx, id, input)))
  return { id, number }
}

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/consents/new': {
      at: (w) => w.of(aCase),
      fields: {
        ...date('givenOn', today),
        givenBy: 'self',
        method: 'oral',
        witness: 'x',
        purposes: 'coordination',
        parts: 'contact',
        allParts: '',
        recipients: 'hw-ueda',
        ...date('validUntil', '2026-07-20'),
        note: 'x',
      },
    },
    '/consents/:id/withdrawal': {
      at: (w) => w.of(aConsent),
      once: true,
      fields: { because: 'person', ...date('withdrawnOn', today), note: 'x' },
    },
    '/cases/:id/access/:accessId/end': { at: (w) => w.of(itsCase), once: true, fields: { reason: 'x' } },
    '/cases/:id/restriction': {
      at: (w) => w.of(aCaseToRestrict),
      once: true,
      fields: ({ account = '' }) => ({ accounts: account, reason: 'x', lift: '' }),
    },
  },
  writes: {
    'POST /cases/{id}/consents': {
      at: (w) => w.of(aCase),
      // A second one is taken too; it only piles up what the first has opened.
      once: true,
      body: {
        givenOn: today,
        givenBy: 'self',
        method: 'oral',
        witness: 'x',
        purposes: ['coordination'],
        parts: ['contact'],
        recipients: ['hw-ueda'],
        validUntil: '2026-07-20',
        note: 'x',
      },
    },
    'POST /consents/{id}/withdraw': {
      at: (w) => w.of(aConsent),
      once: true,
      body: { because: 'person', withdrawnOn: today, note: 'x' },
    },
    'POST /access/{id}/end': { at: (w) => w.of(itsAccess), once: true, body: { reason: 'x' } },
    'POST /cases/{id}/restriction': {
      at: (w) => w.of(aCase),
      once: true,
      body: async (w) => ({ reason: 'x', accounts: [w.us.accountId] }),
    },
    'POST /cases/{id}/restriction/end': { at: (w) => w.of(aRestrictedCase), once: true, body: { confirm: true } },
  },
  actions: {
    recordConsent: {
      event: 'consent.recorded',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        const input = consentInput.parse({
          givenOn: today,
          givenBy: 'self',
          method: 'oral',
          witness: '新',
          purposes: ['coordination'],
          parts: ['contact'],
          recipients: ['hw-ueda'],
          note: '新',
        })
        return (ctx) => recordConsent(ctx, id, input, null)
      },
    },
    withdrawConsent: {
      event: 'consent.withdrawn',
      ready: async (w) => {
        const { id } = await w.of(aConsent)
        return (ctx) => withdrawConsent(ctx, id, { because: 'person', withdrawnOn: today, note: '新' })
      },
    },
    endAccess: {
      event: 'access.ended',
      ready: async (w) => {
        const { id } = await w.of(itsAccess)
        return (ctx) => endAccess(ctx, id, { reason: '新' })
      },
    },
    restrictCase: {
      event: 'case.restricted',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => restrictCase(ctx, id, { accounts: [w.us.accountId], reason: '新' })
      },
    },
    liftRestriction: {
      event: 'case.unrestricted',
      ready: async (w) => {
        const { id } = await w.of(aRestrictedCase)
        return (ctx) => liftRestriction(ctx, id)
      },
    },
  },
  pages: {
    '/cases/:id/access': (w) => w.of(itsCase),
    '/cases/{id}/access': (w) => w.of(itsCase),
    '/cases/:id/readers': (w) => w.of(itsCase),
    '/cases/{id}/readers': (w) => w.of(itsCase),
    '/documents/:id': (w) => w.of(itsDocument),
  },
}
