import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readCouncilFolder, readDemoNames } from '../modules/council/council/index.ts'
import { contactCautions } from '../modules/people/people/index.ts'
import { channels, closureReasons, nextActionKinds, topics, typeReasons } from '../modules/casework/cases/index.ts'
import { ageOn } from '../platform/japanese/age.ts'
import { isBusinessDay } from '../platform/japanese/calendar.ts'
import { validateKana } from '../platform/japanese/names.ts'
import { createKeys } from '../platform/keys.ts'
import { projectDir } from '../platform/project.ts'
import { demoPeople, demoSeed } from './ensure-demo.ts'
import { type DemoOptions, generateLives, tellInBatches } from './generate.ts'
import type { DemoRows } from './rows.ts'
import { yearsBetween } from './thread.ts'

const today = '2026-01-20'
const folder = join(projectDir, 'councils', 'nagano')
let options: DemoOptions
let rows: DemoRows

beforeAll(async () => {
  const [council, names] = await Promise.all([readCouncilFolder(folder), readDemoNames(folder)])
  options = {
    seed: demoSeed,
    people: demoPeople,
    today,
    council,
    names,
    keys: createKeys('tests'),
    fold: (text) => text,
  }
  rows = generateLives(options)
})

const groupBy = <T>(list: readonly T[], key: (row: T) => string | null): Map<string | null, T[]> =>
  Map.groupBy(list, key)
const tokyoMinutes = (iso: string): number => (Date.parse(iso) / 60_000 + 540) % 1440

describe('lives', () => {
  test('there are as many people as asked for, each with one thread', () => {
    expect(rows.people).toHaveLength(demoPeople)
    expect(new Set(rows.cases.map((row) => row.person_id)).size).toBe(demoPeople)
    expect(new Set(rows.cases.map((row) => row.number)).size).toBe(demoPeople)
  })

  test('the same seed tells the same lives, another one others', () => {
    const few = { ...options, people: 80 }
    expect(generateLives(few)).toEqual(generateLives(few))
    expect(generateLives({ ...few, seed: 7 }).people.at(-1)).not.toEqual(generateLives(few).people.at(-1))
  })

  test('in portions there is the same as at once', () => {
    const few = { ...options, people: 90 }
    const portions = [...tellInBatches(few, 70)]
    expect(portions.length).toBeGreaterThan(1)
    expect(portions.flatMap((portion) => portion.ledger)).toEqual(generateLives(few).ledger)
  })

  test('an open case has one next action, a closed one none', () => {
    const open = groupBy(
      rows.next_actions.filter((row) => row.ended_at === null),
      (row) => row.case_id,
    )
    for (const row of rows.cases) expect(open.get(row.id)?.length ?? 0, row.number).toBe(row.status === 'open' ? 1 : 0)
  })

  test('the responsible desk is the last that accepted, or the one where the case began', () => {
    const accepted = groupBy(
      rows.referrals.filter((row) => row.status === 'accepted'),
      (row) => row.case_id,
    )
    const opened = new Map(
      rows.ledger.filter((row) => row.kind === 'case.opened').map((row) => [row.case_id, row.desk_id]),
    )
    for (const row of rows.cases) {
      const last = accepted
        .get(row.id)
        ?.sort((a, b) => ((a.answered_at ?? '') < (b.answered_at ?? '') ? -1 : 1))
        .at(-1)
      expect(row.responsible_desk_id, row.number).toBe(last?.to_desk_id ?? opened.get(row.id))
    }
  })

  test('nothing is recorded today or later, and records of talks are at most three days late, in office hours', () => {
    for (const row of rows.ledger)
      expect(
        row.recorded_at < `${today}T00:00:00+09:00` &&
          Date.parse(row.recorded_at) < Date.parse(`${today}T00:00:00+09:00`),
        row.kind,
      ).toBe(true)
    for (const row of rows.consultations) {
      const late = (Date.parse(row.recorded_at) - Date.parse(`${row.occurred_on}T00:00:00+09:00`)) / 86_400_000
      expect(late, row.id).toBeGreaterThanOrEqual(0)
      expect(late, row.id).toBeLessThan(4)
      const minutes = tokyoMinutes(row.recorded_at)
      expect(minutes > 8 * 60 && minutes < 19 * 60, row.recorded_at).toBe(true)
      expect(isBusinessDay(row.occurred_on), row.occurred_on).toBe(true)
    }
  })

  test('what happened to one person was recorded one after the other', () => {
    for (const [id, entries] of groupBy(rows.ledger, (row) => row.case_id)) {
      if (id === null) continue
      for (let index = 1; index < entries.length; index += 1)
        expect(
          (entries[index - 1]?.recorded_at ?? '') <= (entries[index]?.recorded_at ?? ''),
          `${id} ${entries[index]?.kind}`,
        ).toBe(true)
    }
  })

  test('a next action was never set for a day that had passed', () => {
    for (const row of rows.next_actions)
      expect(
        row.due_on >= new Date(Date.parse(row.created_at) + 9 * 3_600_000).toISOString().slice(0, 10),
        row.note,
      ).toBe(true)
  })

  test('codes are those of the product, kana are kana', () => {
    for (const row of rows.consultations) {
      expect(Object.keys(channels)).toContain(row.channel)
      for (const topic of row.topics) expect(Object.keys(topics)).toContain(topic)
    }
    for (const row of rows.next_actions) expect(Object.keys(nextActionKinds)).toContain(row.kind)
    for (const row of rows.target_type_decisions) expect(Object.keys(typeReasons)).toContain(row.reason_code)
    for (const row of rows.cases)
      if (row.closure_reason !== null) expect(Object.keys(closureReasons)).toContain(row.closure_reason)
    for (const row of rows.people) {
      for (const caution of row.contact_cautions) expect(Object.keys(contactCautions)).toContain(caution)
      for (const kana of [row.family_name_kana, row.given_name_kana])
        if (kana !== '') expect(validateKana(kana).ok, kana).toBe(true)
    }
  })

  test('no slot of a sentence stays open', () => {
    const texts = [
      ...rows.consultations.map((row) => row.note),
      ...rows.referrals.flatMap((row) => [
        row.reason,
        row.requests,
        ...(row.outcome === null ? [] : [row.outcome_note]),
      ]),
      ...rows.next_actions.map((row) => row.note),
    ]
    for (const text of texts) expect(text).not.toMatch(/[{}]|undefined|null|^\s*$/)
  })

  test('two records of one person are not the same words', () => {
    const repeated = [...groupBy(rows.consultations, (row) => row.case_id).values()].filter(
      (list) => new Set(list.map((row) => row.note)).size < list.length,
    )
    expect(repeated.length / rows.cases.length).toBeLessThan(0.005)
  })

  test('there is every kind of life: families, anonymous callers, hand-overs of each end, moves, jobs found and lost', () => {
    const speakers = new Set(rows.cases.map((row) => row.first_speaker))
    expect(speakers).toEqual(new Set(['self', 'family', 'supporter', 'anonymous']))
    expect(new Set(rows.referrals.map((row) => row.status))).toEqual(
      new Set(['sent', 'accepted', 'declined', 'withdrawn']),
    )
    expect(rows.referrals.some((row) => row.escalated_at !== null && row.status === 'accepted')).toBe(true)
    const moves = new Set(
      rows.target_type_decisions.filter((row) => row.is_move).map((row) => `${row.from_type}-${row.to_type}`),
    )
    for (const move of ['3-2', '2-1']) expect(moves).toContain(move)
    expect(rows.placements.some((row) => row.ended_on !== null) && rows.placements.some((row) => row.regular)).toBe(
      true,
    )
    expect(rows.people.filter((row) => row.family_name === '').length).toBeGreaterThan(10)
    expect(
      rows.people.some((row) => /[髙𠮷﨑澤邊]/u.test(row.family_name)) &&
        rows.people.some((row) => /^[A-Z ]+$/.test(row.family_name)),
    ).toBe(true)
  })
})

describe('what waits on the pages that are shown', () => {
  const openAt = (desk: string) => rows.next_actions.filter((row) => row.ended_at === null && row.desk_id === desk)

  test('サポステ・シナノ has two steps late, appointments today, something tomorrow', () => {
    const actions = openAt('sapo-shinano')
    expect(actions).toHaveLength(36)
    expect(actions.filter((row) => row.due_on < today).map((row) => row.note)).toEqual([
      '体験先の返事を本人に伝える',
      '訓練説明会に出たか確かめる',
    ])
    expect(
      actions
        .filter((row) => row.due_on === today && row.due_at !== null)
        .map((row) => row.due_at)
        .sort(),
    ).toEqual(['10:00', '11:30', '13:00', '14:00', '16:00'])
    expect(actions.filter((row) => row.due_on === '2026-01-21')).toHaveLength(2)
  })

  test('three ask it with three clocks, two are asked, one answer and one outcome are unread', () => {
    const waiting = rows.referrals.filter((row) => row.status === 'sent')
    expect(
      waiting
        .filter((row) => row.to_desk_id === 'sapo-shinano')
        .map((row) => row.respond_by)
        .sort(),
    ).toEqual([today, '2026-01-21', '2026-01-22'])
    const asked = waiting.filter((row) => row.from_desk_id === 'sapo-shinano')
    expect(asked.map((row) => [row.respond_by, row.escalated_at !== null]).sort()).toEqual([
      ['2026-01-16', true],
      [today, false],
    ])
    expect(
      rows.referrals.filter(
        (row) =>
          row.from_desk_id === 'sapo-shinano' &&
          (row.status === 'accepted' || row.status === 'declined') &&
          row.acknowledged_at === null,
      ),
    ).toHaveLength(2)
  })

  test('two follow-ups fall due at サポステ・シナノ', () => {
    const due = rows.follow_ups.filter(
      (row) =>
        row.desk_id === 'sapo-shinano' &&
        row.held_on === null &&
        row.cancelled_on === null &&
        row.due_on <= '2026-01-30',
    )
    expect(due.map((row) => [row.month, row.due_on]).sort()).toEqual([
      [1, '2026-01-23'],
      [3, today],
    ])
  })

  test('北沢 由紀夫 has the number R7-000123; of the former desk サポステ reads no record', () => {
    const shown = rows.cases.find((row) => row.number === 'R7-000123')
    expect(rows.people.find((row) => row.id === shown?.person_id)).toMatchObject({
      family_name: '北沢',
      given_name: '由紀夫',
    })
    const records = rows.consultations.filter((row) => row.case_id === shown?.id)
    expect(records.filter((row) => !('sapo-shinano' in row.readers)).map((row) => row.organization_id)).toEqual([
      'maisapo-tomi',
      'maisapo-tomi',
      'maisapo-tomi',
      'maisapo-tomi',
    ])
    expect(records.length).toBeGreaterThan(15)
  })

  test('another day of the demo tells the same hand-overs around that day', () => {
    const other = generateLives({ ...options, people: 70, today: '2026-02-17' })
    expect(
      other.referrals
        .filter((row) => row.status === 'sent' && row.to_desk_id === 'sapo-shinano')
        .map((row) => row.respond_by)
        .sort()[0],
    ).toBe('2026-02-17')
  })
})

test('the quick reckoning of age is that of platform/japanese', () => {
  for (const born of ['1980-02-29', '1981-05-08', '1990-12-31', '1979-01-01']) {
    for (const on of ['2025-02-28', '2025-03-01', '2025-05-07', '2025-05-08', '2025-12-31', '2026-01-01'])
      expect(yearsBetween(born, on), `${born} ${on}`).toBe(ageOn(born, on))
  }
})
