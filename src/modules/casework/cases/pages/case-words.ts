/** Words about a case that several pages use. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { ageOn } from '../../../../platform/japanese/age.ts'
import { formatBirthDate, formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { beginningOf } from '../../../../platform/japanese/graphemes.ts'
import { fiscalYearOf } from '../../../../platform/japanese/fiscal-year.ts'
import type { CaseHeader } from '../case.queries.ts'
import { displayName, hasName, kanaOf, type PersonName } from '../../../people/index.ts'

/** 北沢 由紀夫 さん; where the person's details are not shared, that is said instead of a name. */
export function nameOf(header: Pick<CaseHeader, 'person' | 'firstSpeaker'>): {
  name: string
  named: boolean
  kana: string | null
} {
  if (header.person === null) return { name: '氏名は渡されていません', named: false, kana: null }
  const person = header.person
  return {
    name: nameWithCaller(person, header.firstSpeaker),
    named: hasName(person) || person.alias !== '',
    kana: kanaOf(person) || null,
  }
}

function nameWithCaller(person: PersonName, speaker: string): string {
  const name = displayName(person)
  return hasName(person) || person.alias !== '' || speaker === 'self'
    ? name
    : `${name}${speaker === 'family' ? '(ご家族から)' : speaker === 'supporter' ? '(支援者から)' : ''}`
}

export const withSan = (name: { name: string; named: boolean }): string =>
  name.named ? `${name.name} さん` : name.name

/** A person as a row of a list carries them: every part null where the details aren't shared. */
export type NameInRow = { [Part in keyof PersonName]: string | null } & { firstSpeaker: string | null }

/** Whose row it is, on one line. */
export function nameOfRow(row: NameInRow): string {
  if (row.familyName === null) return '氏名は渡されていません'
  const name = {
    familyName: row.familyName,
    givenName: row.givenName ?? '',
    familyNameKana: row.familyNameKana ?? '',
    givenNameKana: row.givenNameKana ?? '',
    alias: row.alias ?? '',
  }
  if (hasName(name) || name.alias !== '') return `${displayName(name)} さん`
  return row.firstSpeaker === 'family' ? '名前を聞いていない方(ご家族)' : '名前を聞いていない方'
}

/** 44歳(昭和56年5月12日生). */
export function ageText(birthDate: CivilDate | null, today: CivilDate): string | null {
  return birthDate === null ? null : `${ageOn(birthDate, today)}歳(${formatBirthDate(birthDate)}生)`
}

/** What lies ahead and may stay as it is: 1月27日(火) 14:00 応募書類を仕上げる. Null where nothing does. */
export function aheadText(
  next: { dueOn: CivilDate; time: string | null; note: string } | null,
  today: CivilDate,
): string | null {
  return next !== null && next.dueOn >= today
    ? `${formatDay(next.dueOn)}${next.time === null ? '' : ` ${next.time}`} ${beginningOf(next.note, 60)}`
    : null
}

/** The year only where it isn't this fiscal year's. */
export function dayText(date: CivilDate, today: CivilDate): string {
  return fiscalYearOf(date) === fiscalYearOf(today) ? formatDay(date) : formatDate(date)
}
