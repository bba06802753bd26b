/** The nodes of a draft: their right inputs, for the tests that walk through all rooms. */
import { act } from '../../../../tests/support/people.ts'
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import { addPlanNode, movePlanNode, removePlanNode, restorePlanNode, writePlanNode } from './index.ts'
import { aDraft, aResolvedVersion, missingKpi } from './plan-versions.specimens.ts'

/** A draft from which a row was taken out. */
const aDraftWithoutRow: Maker<{ id: string; kind: string; node: string }> = async (w) => {
  const { id } = await w.of(aDraft)
  valueOf(await act(w.council, w.office, (ctx) => removePlanNode(ctx, { versionId: id, kind: 'row', id: 'R02' })))
  return { id, kind: 'row', node: 'R02' }
}

const measureFields = {
  title: 'x',
  section: 'III-1(1)',
  level: 'measure',
  parentId: '',
  'stated.0.document': 'body',
  'stated.0.place': 'x',
  'stated.0.wording': 'x',
  'stated.2.document': 'schedule',
  'stated.2.place': 'x',
  'stated.2.wording': 'x',
  differenceNote: 'x',
  leads: 'all',
  targetTypes: '1',
  _version: '1',
}
const kpiFields = {
  id: missingKpi,
  label: 'x',
  shortLabel: 'x',
  planId: 'x',
  unit: '人',
  kind: 'quantitative',
  targetTypes: '1',
  'stated.0.document': 'body',
  'stated.0.place': 'x',
  'stated.0.value': '5',
  'stated.0.comparator': 'ge',
  'stated.0.measuredAs': 'x',
  'stated.0.quote': 'x',
  measureIds: 'M101',
  contradictions: 'x',
}
const kpiContent = {
  planId: 'x',
  label: 'x',
  shortLabel: 'x',
  unit: '人',
  kind: 'quantitative',
  targetTypes: [1],
  contradictions: ['x'],
  measureIds: ['M101'],
  stated: [{ document: 'body', place: 'x', value: 5, comparator: 'ge', measuredAs: 'x', quote: 'x' }],
}
const rowContent = {
  ref: 'x',
  group: '1',
  itemTitle: 'x',
  itemText: 'x',
  title: 'x',
  mark: '① ',
  heading: 'x',
  wording: 'x',
  leads: ['all'],
  leadsWording: 'x',
  kpiWording: 'x',
  targetTypes: [1],
  note: 'x',
  measureIds: ['M101'],
  kpiCodes: [],
}

export const specimens: RoomSpecimens = {
  // A node is added, written over what was read, taken out or put back once.
  forms: {
    '/plan/versions/:id/nodes/:kind/new': {
      by: 'office',
      at: async (w) => ({ ...(await w.of(aDraft)), kind: 'kpi' }),
      once: true,
      fields: kpiFields,
    },
    '/plan/versions/:id/nodes/:kind/:node': {
      by: 'office',
      at: async (w) => ({ ...(await w.of(aDraft)), kind: 'measure', node: 'M101' }),
      once: true,
      fields: measureFields,
    },
    '/plan/versions/:id/nodes/:kind/:node/removal': {
      by: 'office',
      at: async (w) => ({ ...(await w.of(aDraft)), kind: 'row', node: 'R01' }),
      once: true,
      fields: { any: 'x' },
    },
    '/plan/versions/:id/nodes/:kind/:node/restoration': {
      by: 'office',
      at: (w) => w.of(aDraftWithoutRow),
      once: true,
      fields: { any: 'x' },
    },
    // The second of its group: up again there is no place for it.
    '/plan/versions/:id/nodes/:kind/:node/position': {
      by: 'office',
      at: async (w) => ({ ...(await w.of(aDraft)), kind: 'row', node: 'R02' }),
      once: true,
      fields: { direction: 'up' },
    },
  },
  writes: {
    'POST /plan-versions/{id}/nodes': {
      by: 'office',
      at: (w) => w.of(aDraft),
      once: true,
      body: { kind: 'kpi', id: missingKpi, content: kpiContent },
    },
    'PUT /plan-versions/{id}/nodes': {
      by: 'office',
      at: (w) => w.of(aDraft),
      once: true,
      body: { kind: 'row', id: 'R03', edition: 1, content: rowContent },
    },
    'POST /plan-versions/{id}/removals': {
      by: 'office',
      at: (w) => w.of(aDraft),
      once: true,
      body: { kind: 'row', id: 'R02' },
    },
    'POST /plan-versions/{id}/restorations': {
      by: 'office',
      at: (w) => w.of(aDraftWithoutRow),
      once: true,
      body: { kind: 'row', id: 'R02' },
    },
    'POST /plan-versions/{id}/moves': {
      by: 'office',
      at: (w) => w.of(aDraft),
      once: true,
      body: { kind: 'row', id: 'R02', direction: 'up' },
    },
  },
  actions: {
    writePlanNode: {
      by: 'office',
      event: 'planVersion.nodeWritten',
      ready: async (w) => {
        const { id } = await w.of(aDraft)
        return (ctx) => writePlanNode(ctx, { versionId: id, kind: 'group', id: '1' }, 1, { title: '新', wording: '新' })
      },
    },
    addPlanNode: {
      by: 'office',
      event: 'planVersion.nodeAdded',
      ready: async (w) => {
        const { id } = await w.of(aDraft)
        return (ctx) => addPlanNode(ctx, id, 'group', '', { title: '新', wording: '新' })
      },
    },
    removePlanNode: {
      by: 'office',
      event: 'planVersion.nodeRemoved',
      ready: async (w) => {
        const { id } = await w.of(aDraft)
        return (ctx) => removePlanNode(ctx, { versionId: id, kind: 'row', id: 'R01' })
      },
    },
    restorePlanNode: {
      by: 'office',
      event: 'planVersion.nodeRestored',
      ready: async (w) => {
        const { id, node } = await w.of(aDraftWithoutRow)
        return (ctx) => restorePlanNode(ctx, { versionId: id, kind: 'row', id: node })
      },
    },
    movePlanNode: {
      by: 'office',
      event: 'planVersion.nodeMoved',
      ready: async (w) => {
        const { id } = await w.of(aDraft)
        return (ctx) => movePlanNode(ctx, { versionId: id, kind: 'row', id: 'R01' }, 'down')
      },
    },
  },
  // Everybody's once it is resolved; the draft, in which the forms write, is the office's.
  pages: { '/plan-versions/{id}/nodes': (w) => w.of(aResolvedVersion) },
}
