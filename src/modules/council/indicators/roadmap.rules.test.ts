import { describe, expect, it } from 'vitest'
import type { RoadmapRow } from '../plan/index.ts'
import type { Evidence } from './roadmap.queries.ts'
import { matches, roadmapEntries, spanOf } from './roadmap.rules.ts'

const row = (id: string, measureIds: string[], leads: string[] = ['prefecture']): RoadmapRow => ({
  fiscalYear: 2025,
  id,
  measureIds,
  leads,
  ref: '4(3)',
  groupNumber: 4,
  groupTitle: '',
  groupWording: '',
  itemTitle: '',
  itemText: null,
  title: '支援者の研修',
  mark: '',
  heading: null,
  wording: '',
  leadsWording: null,
  kpiWording: null,
  targetTypes: [3],
  note: null,
  kpiCodes: [],
})
const training: Evidence = {
  measureId: 'M421',
  label: '研修',
  unit: '回',
  shownAs: 'events',
  count: 2,
  firstOn: '2025-06-15',
  lastOn: '2025-11-28',
  days: ['2025-11-28', '2025-06-15'],
}
const talks: Evidence = {
  measureId: 'M402',
  label: '相談',
  unit: '件',
  shownAs: 'stretch',
  count: 30,
  firstOn: '2025-04-02',
  lastOn: '2026-01-19',
  days: [],
}

describe('the roadmap', () => {
  it('says 未報告 where nobody has reported, however much evidence there is', () => {
    expect(roadmapEntries([row('R24', ['M421'])], [training], [])[0]).toMatchObject({
      state: 'unreported',
      lastOn: '2025-11-28',
    })
  })

  it('shows what the lead body said', () => {
    const stated = {
      id: '',
      linkCount: 0,
      rowId: 'R24',
      state: 'done' as const,
      reason: '',
      countermeasure: '',
      evidence: '3回行った',
      evidenceOn: '2025-12-01',
      organizationName: '長野県',
    }
    expect(roadmapEntries([row('R24', ['M421'])], [training], [stated])[0]).toMatchObject({
      state: 'done',
      lastOn: '2025-12-01',
    })
  })

  it('takes evidence of the own measures only, and none that never occurred', () => {
    expect(roadmapEntries([row('R24', ['M421'])], [{ ...training, count: 0 }, talks], [])[0]?.evidence).toEqual([])
  })

  it('ends a line of events with the last one and lets other work go on', () => {
    const [events, stretch] = roadmapEntries([row('R24', ['M421']), row('R22', ['M402'])], [training, talks], [])
    expect(events && spanOf(events, '2026-03-31')).toEqual({ from: '2025-06-15', to: '2025-11-28' })
    expect(stretch && spanOf(stretch, '2026-03-31')).toEqual({ from: '2025-04-02', to: '2026-03-31' })
  })

  it('filters by state and by lead body', () => {
    const [entry] = roadmapEntries([row('R24', ['M421'])], [training], [])
    if (!entry) throw new Error('no entry')
    expect(matches(entry, { state: 'unreported', lead: 'prefecture' })).toBe(true)
    expect(matches(entry, { state: 'done', lead: null })).toBe(false)
    expect(matches(entry, { state: null, lead: 'labor-bureau' })).toBe(false)
  })
})
