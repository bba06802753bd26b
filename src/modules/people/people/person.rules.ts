/** How a person is named, found again and counted once. */
import type { CivilDate } from '../../../platform/clock.ts'

export interface PersonName {
  familyName: string
  givenName: string
  familyNameKana: string
  givenNameKana: string
  alias: string
}

/** Whether somebody can have been born on that day. @returns what to mend */
export function birthDateProblem(birthDate: CivilDate | null, today: CivilDate): string | null {
  if (birthDate === null) return null
  if (birthDate > today) return '生年月日が今日より後です。年を直してください。'
  if (Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) > 120)
    return '120歳を超えています。年を直してください。'
  return null
}

/** What is shown: the name as written, else the kana, else what the person is called, else that no name was asked. */
export function displayName(name: PersonName): string {
  const written = [name.familyName, name.givenName].filter(Boolean).join(' ')
  if (written !== '') return written
  const kana = [name.familyNameKana, name.givenNameKana].filter(Boolean).join(' ')
  return kana || name.alias || '名前を聞いていない方'
}

export const hasName = (name: PersonName): boolean => name.familyName !== '' || name.familyNameKana !== ''

/** A name as a row of a query has it: null where it was not shared with the reader. */
export type SharedName = { [Part in keyof PersonName]: string | null }

/** What is shown of it, without さん. */
export function sharedName(row: SharedName): string {
  return row.familyName === null ? '氏名は渡されていません' : displayName(partsOf(row))
}

/** The same with さん, where there is a name or what somebody is called. */
export function sharedNameSan(row: SharedName): string {
  const parts = partsOf(row)
  return `${sharedName(row)}${row.familyName !== null && (hasName(parts) || parts.alias !== '') ? ' さん' : ''}`
}

const partsOf = (row: SharedName): PersonName => ({
  familyName: row.familyName ?? '',
  givenName: row.givenName ?? '',
  familyNameKana: row.familyNameKana ?? '',
  givenNameKana: row.givenNameKana ?? '',
  alias: row.alias ?? '',
})

export const kanaOf = (name: PersonName): string => [name.familyNameKana, name.givenNameKana].filter(Boolean).join(' ')

/** Contact cautions that stand wherever somebody could make contact. */
export const contactCautions = {
  'mobile-only': { label: '本人の携帯だけ', icon: 'phone' },
  'no-phone': { label: '電話は使わない(文字だけ)', icon: 'phone-off' },
  'no-voicemail': { label: '留守番電話に残さない', icon: 'phone-off' },
  'no-family': { label: '家族に伝えない', icon: 'users' },
  'plain-envelope': { label: '封筒に機関名を出さない', icon: 'mail' },
  'evening-only': { label: '電話は18時以降', icon: 'clock' },
  'daytime-only': { label: '電話は10時〜16時', icon: 'clock' },
} as const

/**
 * What makes one person one in the figures (design §4): folded kana and birth date. Hashed with the installation's key
 * before it is stored. @returns null where either is unknown: then each case counts for itself
 */
export function digestText(
  name: Pick<PersonName, 'familyNameKana' | 'givenNameKana'>,
  birthDate: CivilDate | null,
  fold: (text: string) => string,
): string | null {
  const kana = fold(name.familyNameKana + name.givenNameKana)
  return kana !== '' && birthDate !== null ? `person:${kana}:${birthDate}` : null
}

type WrittenName = Omit<PersonName, 'alias'>

/** Somebody of the family without a record of their own. */
interface KinOnPaper {
  name: string
  phone: string
}

/**
 * The text in which people are searched: name and kana without spaces, former and other names too, the alias, digits of
 * the phone; who calls for them is found by name and number as well.
 */
export function searchText(
  name: PersonName & { phone: string },
  fold: (text: string) => string,
  others: readonly WrittenName[] = [],
  family: readonly KinOnPaper[] = [],
  contactNote = '',
): string {
  const both = (each: WrittenName): string[] => [
    fold(each.familyName + each.givenName),
    fold(each.familyNameKana + each.givenNameKana),
  ]
  // A former family name is said with today's given name as well.
  const more = others.flatMap((other) =>
    both({
      ...other,
      givenName: other.givenName || name.givenName,
      givenNameKana: other.givenNameKana || name.givenNameKana,
    }),
  )
  return [
    ...new Set([
      ...both(name),
      ...more,
      fold(name.alias),
      name.phone.replace(/\D/g, ''),
      ...family.flatMap((kin) => [fold(kin.name), kin.phone.replace(/\D/g, '')]),
      ...numbersIn(contactNote),
    ]),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Telephone numbers that somebody wrote into a note. */
const numbersIn = (note: string): string[] =>
  (note.normalize('NFKC').match(/0\d(?:[-\s()]?\d){7,10}/g) ?? []).map((number) => number.replace(/\D/g, ''))

export const nameKinds = { former: '旧姓', common: '通称', registered: '戸籍の名前', foreign: '外国語の名前' } as const
export type NameKind = keyof typeof nameKinds

export const addressKinds = { home: '住んでいる所', staying: 'いま居る所', none: '住む所が決まっていない' } as const

export const preferredChannels = {
  phone: '電話',
  message: 'メール・SNS',
  letter: '手紙',
  visit: '来所',
  online: 'オンライン',
} as const

export const relations = {
  mother: '母',
  father: '父',
  parent: '親',
  spouse: '配偶者・パートナー',
  child: '子',
  sibling: 'きょうだい',
  grandparent: '祖父母',
  relative: '親族',
  guardian: '成年後見人など',
  other: 'その他',
} as const
export type Relation = keyof typeof relations

/** What the person is to the relative, in words that hold for everybody. */
export const inverseRelations: Record<Relation, string> = {
  mother: '子',
  father: '子',
  parent: '子',
  spouse: '配偶者・パートナー',
  child: '親',
  sibling: 'きょうだい',
  grandparent: '孫',
  relative: '親族',
  guardian: '後見などを受けている方',
  other: 'その他',
}

export interface ComparedPerson extends PersonName {
  birthDate: CivilDate | null
  phone: string
  municipalityName: string | null
}

export interface Compared {
  label: string
  a: string
  b: string
  /** Null where one side doesn't know. */
  same: boolean | null
}

/** Two records side by side: what matches, what doesn't, what can't be said (domain §12, 名寄せ). */
export function compare(a: ComparedPerson, b: ComparedPerson, fold: (text: string) => string): Compared[] {
  const row = (
    label: string,
    left: string,
    right: string,
    key: (text: string) => string = (text) => text,
  ): Compared => ({ label, a: left, b: right, same: left === '' || right === '' ? null : key(left) === key(right) })
  const written = (each: PersonName): string => [each.familyName, each.givenName].filter(Boolean).join(' ')
  const bare = (text: string): string => fold(text.replaceAll(' ', ''))
  return [
    row('氏名', written(a), written(b), bare),
    row('よみ', kanaOf(a), kanaOf(b), bare),
    row('生年月日', a.birthDate ?? '', b.birthDate ?? ''),
    row('電話', a.phone, b.phone, (text) => text.replace(/\D/g, '')),
    row('市町村', a.municipalityName ?? '', b.municipalityName ?? ''),
    row('呼び名', a.alias, b.alias, bare),
  ]
}

export const undoDays = 30
