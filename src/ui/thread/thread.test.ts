import { describe, expect, it } from 'vitest'
import type { ThreadData, ThreadEvent } from './data.ts'
import { touches } from './labels.ts'
import { layoutThread } from './layout.ts'
import { quietStretches } from './stretches.ts'
import { monthStarts } from './scale.ts'
import { layoutUpright } from './upright.ts'

const event = (laneId: string, on: string, rest: Partial<ThreadEvent> = {}): ThreadEvent => ({
  id: `${laneId}${on}${rest.label ?? ''}`,
  laneId,
  on,
  kind: 'contact',
  label: '来所',
  weight: 1,
  ...rest,
})

const base: ThreadData = {
  lanes: [
    { id: 'a', name: 'まいさぽ東御', role: 'はじめの窓口', current: false },
    { id: 'b', name: 'サポステ・シナノ', role: 'いまの責任窓口', current: true },
    { id: 'c', name: 'ハローワーク上田', role: '返事待ち', current: false },
  ],
  events: [
    event('a', '2025-05-12', { kind: 'first' }),
    event('a', '2025-06-03'),
    event('b', '2025-06-23', { kind: 'accept' }),
    event('b', '2025-08-04', { until: '2025-09-26' }),
    event('b', '2025-10-20'),
    event('b', '2025-11-15'),
    event('b', '2025-12-10', { kind: 'type-change' }),
    event('b', '2026-01-08'),
  ],
  handovers: [{ fromLaneId: 'a', toLaneId: 'b', on: '2025-06-23' }],
  next: { on: '2026-02-03', label: '同行', laneId: 'b' },
  today: '2026-01-20',
}

describe('the thread on the desk', () => {
  it('ends the curve on the day of acceptance, in the lane that accepted', () => {
    const map = layoutThread(base)
    const accepted = map.knots.find((knot) => knot.on === '2025-06-23')
    const curve = map.solid.find((path) => path.includes('C'))
    expect(curve).toMatch(new RegExp(` ${Math.round((accepted?.x ?? 0) * 10) / 10} ${accepted?.y}$`))
    expect(accepted?.y).toBe(map.lanes[1]?.y)
  })

  it('never lets two labels touch, nor a label the line of today', () => {
    const events = Array.from({ length: 300 }, (_, index) =>
      event(
        'b',
        `2025-${String(7 + (index % 6)).padStart(2, '0')}-${String(1 + ((index * 7) % 28)).padStart(2, '0')}`,
        { label: ['来所', '職場見学と面談', '電話'][index % 3] ?? '', weight: index % 9, id: `e${index}` },
      ),
    )
    const map = layoutThread({ ...base, events })
    map.labels.forEach((one, index) =>
      map.labels.slice(index + 1).forEach((other) => expect(touches(one.box, other.box)).toBe(false)),
    )
    for (const label of map.labels)
      expect(label.box.left > (map.today?.x ?? 0) || label.box.right < (map.today?.x ?? 0)).toBe(true)
    expect(map.knots).toHaveLength(300)
    expect(map.unlabeled).toBe(300 - map.labels.filter((label) => label.id !== 'next').length)
    expect(map.labels.some((label) => label.id === 'next')).toBe(true)
  })

  it('stays inside its frame with one event and with three years', () => {
    for (const data of [
      { ...base, events: [event('a', '2026-01-20')], handovers: [] },
      { ...base, events: [event('a', '2023-02-03'), ...base.events] },
    ]) {
      const map = layoutThread(data)
      for (const knot of map.knots) expect(knot.x).toBeGreaterThanOrEqual(map.labelWidth)
      for (const x of [map.today?.x ?? 0, map.plannedKnot?.x ?? 0]) expect(x).toBeLessThan(map.width)
      map.months
        .slice(1)
        .forEach((month, index) => expect(month.x - (map.months[index]?.x ?? 0)).toBeGreaterThanOrEqual(40))
    }
  })

  it('has no present knot and nothing planned when the case is closed', () => {
    const map = layoutThread({ ...base, closedOn: '2026-01-10' })
    expect(map.today).toBeUndefined()
    expect(map.planned).toBeUndefined()
  })

  it('draws a waiting referral from the responsible lane to the other, right of today', () => {
    const map = layoutThread({
      ...base,
      waiting: { toLaneId: 'c', sentOn: '2026-01-15', dueOn: '2026-01-20', text: '返事は今日まで' },
    })
    expect(map.waiting?.y).toBe(map.lanes[2]?.y)
    expect(map.waiting?.x).toBeGreaterThan(map.today?.x ?? 0)
  })
})

describe('silence', () => {
  it('begins after 30 days without a contact and not before', () => {
    expect(quietStretches([event('a', '2025-12-21')], '2026-01-20')).toEqual([])
    expect(quietStretches([event('a', '2025-12-20')], '2026-01-20')).toEqual([
      { from: '2026-01-19', to: '2026-01-20', days: 31 },
    ])
  })
  it('does not count a course as silence', () => {
    expect(quietStretches([event('a', '2025-10-01', { until: '2026-01-15' })], '2026-01-20')).toEqual([])
  })
})

describe('the thread upright', () => {
  it('has a band for each stretch of responsibility and every fact once, in the order of time', () => {
    const rows = layoutUpright(base)
    expect(rows.filter((row) => row.kind === 'band').map((row) => row.lane.id)).toEqual(['a', 'b'])
    expect(rows.filter((row) => row.kind === 'knot').map((row) => row.id)).toEqual([
      ...base.events.map((each) => each.id),
      'today',
      'next',
    ])
    expect(rows.findIndex((row) => row.kind === 'band' && row.lane.id === 'b')).toBeLessThan(
      rows.findIndex((row) => row.id === base.events[2]?.id),
    )
  })
})

it('names the beginnings of months, January always among them', () => {
  expect(monthStarts('2025-11-10', '2026-03-01')).toEqual(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'])
  expect(monthStarts('2025-11-10', '2026-09-01', 6)).toEqual(['2026-01-01', '2026-07-01'])
})
