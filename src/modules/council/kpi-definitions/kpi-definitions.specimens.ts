/** The next way of counting: its right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { draftDefinition, withdrawDefinition } from './index.ts'

const words = { event: 'x', whose: 'x', oncePerWords: 'x', countedOn: 'x', countedFor: 'x', source: 'x' }
const draft = {
  basis: 'facts' as const,
  facts: ['placement.regular' as const],
  organizationKinds: ['hello-work' as const],
  deskKinds: ['hello-work'],
  targetTypes: ['1' as const],
  agesFrom: '35' as const,
  agesTo: '59' as const,
  agesUnknown: true,
  oncePer: 'person-year' as const,
  sumOf: ['saposute-registrations'],
  ratioOf: 'saposute-registrations',
  ratioTo: 'saposute-consultations',
  decimals: '1' as const,
  unit: '人',
  sameReports: true,
  description: 'x',
  ...words,
}

/** A KPI of which no next version waits: what a world before has written is forgotten by hand. */
const aKpi: Maker<{ code: string }> = async (w) => {
  await w.open.ownerQuery(`delete from figure_definition_withdrawals where kpi_code = 'regular-employment'`)
  await w.open.ownerQuery(`delete from kpi_definition_periods where kpi_code = 'regular-employment'`)
  await w.open.ownerQuery(`delete from figure_definitions where kpi_code = 'regular-employment' and version > 1`)
  return { code: 'regular-employment' }
}

const aDraft: Maker<{ code: string; version: string }> = async (w) => {
  const { code } = await aKpi(w)
  const { version } = valueOf(await act(w.council, w.office, (ctx) => draftDefinition(ctx, code, draft)))
  return { code, version: String(version) }
}

export const specimens: RoomSpecimens = {
  forms: {
    '/kpis/:code/definition/new': {
      by: 'office',
      at: aKpi,
      once: true,
      fields: {
        ...draft,
        facts: 'placement.regular',
        organizationKinds: 'hello-work',
        deskKinds: 'hello-work',
        targetTypes: '1',
        sumOf: 'saposute-registrations',
        agesUnknown: 'yes',
        sameReports: 'yes',
      },
    },
    '/kpis/:code/definition/:version/withdrawal': { by: 'office', at: aDraft, once: true, fields: { reason: 'x' } },
  },
  writes: {
    'POST /kpis/{code}/definition-drafts': { by: 'office', at: aKpi, once: true, body: draft },
    'POST /kpis/{code}/definitions/{number}/withdrawal': {
      by: 'office',
      at: async (w) => {
        const { code, version } = await aDraft(w)
        return { code, number: version }
      },
      once: true,
      body: { reason: 'x' },
    },
  },
  actions: {
    draftDefinition: {
      by: 'office',
      event: 'kpi.definitionDrafted',
      ready: async (w) => {
        const { code } = await aKpi(w)
        return (ctx) => draftDefinition(ctx, code, { ...draft, description: '新' })
      },
    },
    withdrawDefinition: {
      by: 'office',
      event: 'kpi.definitionWithdrawn',
      ready: async (w) => {
        const { code, version } = await aDraft(w)
        return (ctx) => withdrawDefinition(ctx, { code, version: Number(version) }, { reason: '新' })
      },
    },
  },
}
