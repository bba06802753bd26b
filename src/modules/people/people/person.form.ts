/** The form of a person's details: filled from the record, and read from the page. */
import type { CivilDate } from '../../../platform/clock.ts'
import { formatPhone } from '../../../platform/japanese/phone.ts'
import { type Fields, listOf, textOf } from '../../../platform/http/room.ts'
import { check } from '../../../platform/validate.ts'
import { dateBoxesOf, parseBirthDate, parseTime } from '../../../ui/inputs/index.ts'
import { personChange } from './person.inputs.ts'
import type { PersonDetails } from './person.queries.ts'

export function fieldsOf(person: PersonDetails): Fields {
  const boxes = person.birthDate === null ? { year: '', month: '', day: '' } : dateBoxesOf(person.birthDate)
  return {
    familyName: person.familyName,
    givenName: person.givenName,
    familyNameKana: person.familyNameKana,
    givenNameKana: person.givenNameKana,
    alias: person.alias,
    'birthDate.year': boxes.year,
    'birthDate.month': boxes.month,
    'birthDate.day': boxes.day,
    municipalityCode: person.municipalityCode ?? '',
    phone: formatPhone(person.phone),
    email: person.email,
    contactCautions: person.contactCautions,
    contactNote: person.contactNote,
    preferredChannel: person.preferredChannel ?? '',
    reachFrom: person.reachFrom ?? '',
    reachTo: person.reachTo ?? '',
    addressKind: person.address?.kind ?? '',
    postalCode: person.address?.postalCode ?? '',
    address: person.address?.address ?? '',
    addressSecret: person.addressSecret ? 'yes' : '',
  }
}

export function parsePersonChange(fields: Fields, today: CivilDate) {
  const birthDate = parseBirthDate(fields, 'birthDate', { today })
  const text = (name: string): string => textOf(fields, name)
  const chosen = (name: string): string | null => (text(name) === '' ? null : text(name))
  const errors = birthDate.ok ? [] : [{ field: birthDate.field ?? 'birthDate', message: birthDate.message }]
  const time = (name: string): string | null => {
    if (text(name).trim() === '') return null
    const parsed = parseTime(text(name))
    if (parsed.ok) return parsed.value
    errors.push({ field: name, message: parsed.message })
    return null
  }
  return check(
    personChange,
    {
      familyName: text('familyName'),
      givenName: text('givenName'),
      familyNameKana: text('familyNameKana'),
      givenNameKana: text('givenNameKana'),
      alias: text('alias'),
      birthDate: birthDate.ok ? birthDate.value : null,
      municipalityCode: text('municipalityCode') === '' ? null : text('municipalityCode'),
      municipalityWasWrong: text('municipalityWasWrong') === 'yes',
      phone: text('phone'),
      email: text('email').trim(),
      contactCautions: listOf(fields, 'contactCautions').filter((each) => each !== ''),
      contactNote: text('contactNote'),
      preferredChannel: chosen('preferredChannel'),
      reachFrom: time('reachFrom'),
      reachTo: time('reachTo'),
      addressKind: chosen('addressKind'),
      postalCode: text('postalCode'),
      address: text('address'),
      addressSecret: text('addressSecret') === 'yes',
    },
    errors,
  )
}
