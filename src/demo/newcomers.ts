/** Who comes to a desk, and why. */
import type { Newcomer } from './open-case-steps.ts'
import { inventName, type NamePool } from './names.ts'
import type { Teller } from './thread.ts'
import { firstScenes } from './words/first.ts'
import type { Desk } from './world.ts'

/** What brings people to a kind of desk. */
export const reasons: Record<string, readonly (readonly [keyof typeof firstScenes, number])[]> = {
  'youth-support-station': [
    ['jobless', 8],
    ['bySupporter', 1],
    ['information', 0.6],
    ['anonymous', 0.4],
  ],
  maisapo: [
    ['hardship', 7],
    ['jobless', 2],
    ['withdrawn', 2],
    ['anonymous', 0.4],
    ['information', 0.4],
  ],
  'hikikomori-center': [
    ['withdrawn', 9],
    ['bySupporter', 1.2],
    ['anonymous', 1.2],
  ],
  'youth-consultation-center': [
    ['withdrawn', 6],
    ['jobless', 3],
    ['anonymous', 1],
  ],
  'youth-support-network': [
    ['withdrawn', 6],
    ['jobless', 3],
    ['anonymous', 1],
  ],
  municipality: [
    ['withdrawn', 6],
    ['hardship', 3],
    ['bySupporter', 2],
    ['anonymous', 0.7],
  ],
  other: [
    ['unstable', 10],
    ['jobless', 2],
    ['information', 0.8],
    ['anonymous', 0.2],
  ],
}

export function inventPerson(teller: Teller, pool: NamePool, desk: Desk): Newcomer {
  const { random } = teller
  const name = inventName(pool, random)
  const age = Math.min(
    desk.ageMax ?? 99,
    random.weighted([
      [random.int(35, 49), 62],
      [random.int(50, 59), 26],
      [random.int(27, 34), 7],
      [random.int(60, 66), 5],
    ]),
  )
  const year = Number(teller.days.date(teller.days.today).slice(0, 4)) - age - (random.chance(0.5) ? 1 : 0)
  const birthDate = `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
  const phone = random.chance(0.8)
    ? `090${random.chance(0.5) ? '0000' : '0001'}${String(random.int(0, 9999)).padStart(4, '0')}`
    : ''
  return {
    ...name,
    birthDate: random.chance(0.94) ? birthDate : null,
    municipalityCode: random.chance(0.97) ? random.weighted(desk.municipalities) : null,
    phone,
  }
}

export const nobodyNamed = (newcomer: Newcomer, alias: string): Newcomer => ({
  ...newcomer,
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  alias,
  birthDate: null,
  phone: '',
})
