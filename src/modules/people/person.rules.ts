/** How a person is named, found again and counted once. */
import type { CivilDate } from '../../platform/clock.ts'

export interface PersonName {
  familyName: string
  givenName: string
  familyNameKana: string
  givenNameKana: string
  alias: string
}

/** What is shown: the name as written, else the kana, else what the person is called, else that no name was asked. */
export function displayName(name: PersonName): string {
  const written = [name.familyName, name.givenName].filter(Boolean).join(' ')
  if (written !== '') return written
  const kana = [name.familyNameKana, name.givenNameKana].filter(Boolean).join(' ')
  return kana || name.alias || '名前を聞いていない方'
}

export const hasName = (name: PersonName): boolean => name.familyName !== '' || name.familyNameKana !== ''

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
export type ContactCaution = keyof typeof contactCautions

/**
 * What makes one person one in the figures (design §4): folded kana and birth date, or the case where either is unknown.
 * The text is hashed with the installation's key before it is stored.
 */
export function digestText(name: PersonName, birthDate: CivilDate | null, caseId: string, fold: (text: string) => string): string {
  const kana = fold(name.familyNameKana + name.givenNameKana)
  return kana !== '' && birthDate !== null ? `person:${kana}:${birthDate}` : `case:${caseId}`
}

/** The text in which people are searched: name and kana in both orders without spaces, the alias, digits of the phone. */
export function searchText(name: PersonName & { phone: string }, fold: (text: string) => string): string {
  const written = fold(name.familyName + name.givenName)
  const kana = fold(name.familyNameKana + name.givenNameKana)
  return [written, kana, fold(name.alias), name.phone.replace(/\D/g, '')].filter(Boolean).join(' ')
}
