import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  addDays,
  civilDateOf,
  createClock,
  dayOfWeek,
  daysBetween,
  endOfDayInTokyo,
  instantInTokyo,
  isCivilDate,
  startOfDayInTokyo,
  timeOfDayOf,
} from './clock.ts'

afterEach(() => vi.useRealTimers())

const day = fc.integer({ min: -50_000, max: 50_000 }).map((n) => addDays('2026-01-20', n))

describe('isCivilDate', () => {
  it.each(['2026-01-20', '2024-02-29', '2000-02-29', '1912-07-30', '2026-12-31'])('knows %s', (text) => {
    expect(isCivilDate(text)).toBe(true)
  })
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-20',
    '2026/01/20',
    '2026-01-20T00:00:00Z',
    ' 2026-01-20',
    '2026-01-20\n',
    '',
    '２０２６-01-20',
    '+012026-01-01',
  ])('refuses %j', (text) => {
    expect(isCivilDate(text)).toBe(false)
  })
  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isCivilDate(text) === 'boolean'))
  })
})

describe('Tokyo', () => {
  it.each([
    ['2026-01-19T14:59:59.999Z', '2026-01-19', '23:59'],
    ['2026-01-19T15:00:00.000Z', '2026-01-20', '00:00'],
    ['2025-12-31T15:00:00.000Z', '2026-01-01', '00:00'],
    ['2026-07-01T01:00:00.000Z', '2026-07-01', '10:00'],
  ])('%s is %s %s', (instant, date, time) => {
    expect(civilDateOf(new Date(instant))).toBe(date)
    expect(timeOfDayOf(new Date(instant))).toBe(time)
  })
  it('starts and ends a day', () => {
    expect(startOfDayInTokyo('2026-01-20').toISOString()).toBe('2026-01-19T15:00:00.000Z')
    expect(endOfDayInTokyo('2026-01-20').toISOString()).toBe('2026-01-20T14:59:59.999Z')
  })
  it('puts a time on a day', () => {
    expect(instantInTokyo('2026-01-20', '10:00').toISOString()).toBe('2026-01-20T01:00:00.000Z')
    expect(() => instantInTokyo('2026-01-20', '24:00')).toThrow(RangeError)
    expect(() => instantInTokyo('2026-02-30', '10:00')).toThrow(RangeError)
  })
  it('keeps a day through both of its ends', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(civilDateOf(startOfDayInTokyo(date))).toBe(date)
        expect(civilDateOf(endOfDayInTokyo(date))).toBe(date)
        expect(endOfDayInTokyo(date).getTime() + 1).toBe(startOfDayInTokyo(addDays(date, 1)).getTime())
      }),
    )
  })
  it('does not depend on the zone of the machine', () => {
    const before = process.env['TZ']
    try {
      for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'Asia/Tokyo']) {
        process.env['TZ'] = zone
        expect(civilDateOf(new Date('2026-03-08T15:00:00Z'))).toBe('2026-03-09')
        expect(addDays('2026-03-08', 1)).toBe('2026-03-09')
        expect(startOfDayInTokyo('2026-11-01').toISOString()).toBe('2026-10-31T15:00:00.000Z')
      }
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })
})

describe('counting days', () => {
  it.each([
    ['2026-01-20', 1, '2026-01-21'],
    ['2026-01-31', 1, '2026-02-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-01-20', 0, '2026-01-20'],
  ])('%s plus %i is %s', (from, days, to) => expect(addDays(from, days)).toBe(to))

  it('adding and counting are each other’s inverse', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b)
      }),
    )
  })
  it('knows the days of the week', () => {
    expect(dayOfWeek('2026-01-20')).toBe(2)
    expect(dayOfWeek('1970-01-01')).toBe(4)
    expect(dayOfWeek('1969-12-28')).toBe(0)
    fc.assert(
      fc.property(day, (d) => {
        expect(dayOfWeek(addDays(d, 7))).toBe(dayOfWeek(d))
      }),
    )
  })
  it('refuses what is no day', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('2026-01-20', Number.NaN)).toThrow(RangeError)
    expect(() => daysBetween('x', '2026-01-20')).toThrow(RangeError)
  })
})

describe('createClock', () => {
  it('runs on real time when no day is set', () => {
    vi.useFakeTimers({ now: new Date('2026-01-19T15:30:00Z') })
    const clock = createClock()
    expect(clock.now().toISOString()).toBe('2026-01-19T15:30:00.000Z')
    expect(clock.today()).toBe('2026-01-20')
  })
  it('has the set day with the real time of day in Tokyo', () => {
    vi.useFakeTimers({ now: new Date('2031-08-09T23:12:34.567Z') }) // 08:12 in Tokyo, the next day
    const clock = createClock({ today: '2026-01-20' })
    expect(clock.today()).toBe('2026-01-20')
    expect(clock.now().toISOString()).toBe('2026-01-19T23:12:34.567Z')
    expect(timeOfDayOf(clock.now())).toBe('08:12')
  })
  it('goes on over midnight, so that business time never goes back', () => {
    vi.useFakeTimers({ now: new Date('2031-08-09T14:59:00Z') }) // 23:59 in Tokyo
    const clock = createClock({ today: '2026-03-31' })
    const before = clock.now()
    vi.setSystemTime(new Date('2031-08-09T15:01:00Z'))
    expect([clock.today(), timeOfDayOf(clock.now()), clock.now() > before]).toEqual(['2026-04-01', '00:01', true])
    expect(clock.businessTime()).toEqual(clock.now())
  })
  it('begins on the first day on which nothing recorded lies ahead', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: -3, max: 400 }),
        fc.integer({ min: 0, max: 86_399_999 }),
        (real, days, ms) => {
          vi.useFakeTimers({ now: real })
          const last = new Date(startOfDayInTokyo(addDays('2026-01-20', days)).getTime() + ms)
          const clock = createClock({ today: '2026-01-20', notBefore: last })
          expect(clock.now() >= last || (clock.today() === '2026-01-20' && days < 0)).toBe(true)
          // Not a day later than that needs.
          expect(clock.today() === '2026-01-20' || clock.now().getTime() - 86_400_000 < last.getTime()).toBe(true)
        },
      ),
    )
  })
  it('in service follows the database, and tells it no time', () => {
    vi.useFakeTimers({ now: new Date('2026-01-19T14:59:30Z') })
    const clock = createClock({ ahead: () => 60_000 })
    expect([clock.now().toISOString(), clock.today(), clock.businessTime()]).toEqual([
      '2026-01-19T15:00:30.000Z',
      '2026-01-20',
      null,
    ])
  })
  it('refuses a set day that does not exist', () => {
    expect(() => createClock({ today: '2026-02-30' })).toThrow(RangeError)
  })
})
