/** An employer through the action that records one, with one workplace. */
import { recordEmployer } from '../../src/modules/employment/employers/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { Council } from '../../src/platform/council.ts'
import { act } from './people.ts'
import { valueOf } from './thread.ts'

const usual = {
  nameKana: '',
  corporateNumber: null,
  industry: null,
  capital: null,
  workers: null,
  website: '',
  note: '',
  workplaceName: '本社',
  municipalityCode: '20201',
  address: '',
  wayThere: '',
  phone: '',
  isOther: true,
} satisfies Partial<Parameters<typeof recordEmployer>[1]>

export async function someEmployer(
  council: Council,
  by: Actor,
  name = '信州の会社',
  more: Partial<Parameters<typeof recordEmployer>[1]> = {},
): Promise<string> {
  return valueOf(await act(council, by, (ctx) => recordEmployer(ctx, { ...usual, name, ...more }))).id
}
