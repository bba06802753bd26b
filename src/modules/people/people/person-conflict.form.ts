/** Two have changed the same person: where they differ, and what was chosen. */
import type { CivilDate } from '../../../platform/clock.ts'
import { formatBirthDate } from '../../../platform/japanese/era.ts'
import { type Fields, listOf, textOf } from '../../../platform/http/room.ts'
import { parseBirthDate } from '../../../ui/inputs/index.ts'
import type { PersonChange } from './person.inputs.ts'
import type { PersonDetails } from './person.queries.ts'
import { addressKinds, contactCautions, preferredChannels } from './person.rules.ts'
import type { Conflict } from './pages/person-page.tsx'
import { fieldsOf } from './person.form.ts'

const labels: Record<keyof PersonChange, string> = {
  familyName: '姓',
  givenName: '名',
  familyNameKana: '姓のよみ',
  givenNameKana: '名のよみ',
  alias: '呼び名',
  birthDate: '生年月日',
  municipalityCode: '住んでいる市町村',
  municipalityWasWrong: '市町村の書きまちがい',
  phone: '電話',
  email: 'メール',
  contactCautions: '連絡の注意',
  contactNote: 'ほかの注意',
  preferredChannel: '連絡のしかたの希望',
  reachFrom: '連絡してよい時刻のはじめ',
  reachTo: '連絡してよい時刻のおわり',
  addressKind: '住所の種類',
  postalCode: '郵便番号',
  address: '住所',
  addressSecret: '住所を伏せる',
}

const shownNames = [
  'familyName',
  'givenName',
  'familyNameKana',
  'givenNameKana',
  'alias',
  'municipalityCode',
  'phone',
  'email',
  'contactNote',
  'preferredChannel',
  'reachFrom',
  'reachTo',
  'addressKind',
  'postalCode',
  'address',
  'addressSecret',
] as const

/** Codes as people read them. */
const shownWords: Record<string, Record<string, string>> = {
  preferredChannel: preferredChannels,
  addressKind: addressKinds,
  addressSecret: { yes: '伏せる' },
}

/** Field by field: what I wrote and what stands there now, where they differ. */
export function conflictsOf(fields: Fields, person: PersonDetails, today: CivilDate): Conflict[] {
  const stored = fieldsOf(person)
  const conflicts: Conflict[] = shownNames.flatMap((name) => {
    const mine = textOf(fields, name)
    const theirs = textOf(stored, name)
    return mine.replace(/[-\s]/g, '') === theirs.replace(/[-\s]/g, '')
      ? []
      : [
          {
            name,
            label: labels[name],
            mine: shownWords[name]?.[mine] ?? (mine || '(空)'),
            theirs: shownWords[name]?.[theirs] ?? (theirs || '(空)'),
          },
        ]
  })
  const mineBorn = parseBirthDate(fields, 'birthDate', { today })
  if (mineBorn.ok && mineBorn.value !== person.birthDate) {
    const words = (date: string | null): string => (date === null ? '(空)' : formatBirthDate(date))
    conflicts.push({
      name: 'birthDate',
      label: labels.birthDate,
      mine: words(mineBorn.value),
      theirs: words(person.birthDate),
    })
  }
  const mineCautions = listOf(fields, 'contactCautions')
  if (mineCautions.toSorted().join() !== person.contactCautions.toSorted().join()) {
    const words = (codes: string[]): string =>
      codes.map((code) => contactCautions[code as keyof typeof contactCautions]?.label ?? code).join('、') || '(なし)'
    conflicts.push({
      name: 'contactCautions',
      label: labels.contactCautions,
      mine: words(mineCautions),
      theirs: words(person.contactCautions),
    })
  }
  return conflicts
}

/** Where the other value was chosen, what stands in the record now is kept. */
export function applyChoices(fields: Fields, person: PersonDetails, today: CivilDate): Fields {
  const stored = fieldsOf(person)
  const chosen: Fields = { ...fields }
  for (const { name, theirs } of conflictsOf(fields, person, today)) {
    if (textOf(fields, `choice.${name}`) !== theirs) continue
    for (const key of name === 'birthDate' ? ['birthDate.year', 'birthDate.month', 'birthDate.day'] : [name])
      chosen[key] = stored[key] ?? ''
  }
  return chosen
}
