/** Who the invented people are: names with their variants of characters, long ones, ones in Latin letters, and none. */
import type { DemoName } from '../modules/council/council/index.ts'
import type { PersonName } from '../modules/people/people/index.ts'
import type { Random } from './random.ts'

export interface NamePool {
  families: readonly DemoName[]
  variants: readonly DemoName[]
  given: Record<'male' | 'female', readonly DemoName[]>
}

export type InventedName = PersonName & { gender: 'male' | 'female' }

/** Names that forms tend to break on: two scripts, spaces inside, very long, a middle name. */
const rare: readonly InventedName[] = [
  {
    familyName: 'NGUYEN',
    givenName: 'THI HANH',
    familyNameKana: 'グエン',
    givenNameKana: 'ティハン',
    alias: '',
    gender: 'female',
  },
  {
    familyName: 'PEREIRA DE SOUZA',
    givenName: 'ANA CAROLINA BEATRIZ',
    familyNameKana: 'ペレイラデソウザ',
    givenNameKana: 'アナカロリナベアトリス',
    alias: 'アナさん',
    gender: 'female',
  },
  {
    familyName: 'SILVA',
    givenName: 'RODRIGO',
    familyNameKana: 'シルバ',
    givenNameKana: 'ロドリゴ',
    alias: '',
    gender: 'male',
  },
  {
    familyName: '王',
    givenName: '秀英',
    familyNameKana: 'オウ',
    givenNameKana: 'シュウエイ',
    alias: '',
    gender: 'female',
  },
  {
    familyName: 'DELA CRUZ',
    givenName: 'MARIA LUISA',
    familyNameKana: 'デラクルス',
    givenNameKana: 'マリアルイサ',
    alias: 'マリアさん',
    gender: 'female',
  },
  { familyName: '李', givenName: '承賢', familyNameKana: 'イ', givenNameKana: 'スンヒョン', alias: '', gender: 'male' },
  {
    familyName: '勅使河原',
    givenName: '慎太郎左衛門',
    familyNameKana: 'テシガワラ',
    givenNameKana: 'シンタロウザエモン',
    alias: '',
    gender: 'male',
  },
  {
    familyName: '長曽我部',
    givenName: 'さくらこ',
    familyNameKana: 'チョウソカベ',
    givenNameKana: 'サクラコ',
    alias: '',
    gender: 'female',
  },
]

export function createNamePool(names: readonly DemoName[]): NamePool {
  const given = (gender: 'male' | 'female') =>
    names.filter((name) => name.type === 'given' && (name.gender === gender || name.gender === 'any'))
  const families = names.filter((name) => name.type === 'family')
  return {
    families: families.filter((name) => name.variant_of === null),
    variants: families.filter((name) => name.variant_of !== null),
    given: { male: given('male'), female: given('female') },
  }
}

export function inventName(pool: NamePool, random: Random): InventedName {
  if (random.chance(0.015)) return random.pick(rare)
  const gender = random.chance(0.56) ? 'male' : 'female'
  const family = random.pick(pool.variants.length > 0 && random.chance(0.13) ? pool.variants : pool.families)
  const given = random.pick(pool.given[gender])
  return {
    familyName: family.written,
    givenName: given.written,
    familyNameKana: family.kana,
    givenNameKana: given.kana,
    alias: '',
    gender,
  }
}
