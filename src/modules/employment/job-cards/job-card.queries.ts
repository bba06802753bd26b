/** What the papers of one person are made of. */
import { formatPhone } from '../../../platform/japanese/index.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { type CaseHeader, hasHiddenSpans, listQualifications, listSpans, spanKinds } from '../../casework/index.ts'
import { findPerson, hasName, type PersonDetails } from '../../people/index.ts'
import { findJobWish, wishLines } from '../job-wishes/index.ts'
import { listTrainingsOfCase, trainingResults } from '../trainings/index.ts'
import type { PrintedCareer, PrintedPerson } from './printed-career.rules.ts'

/** What may stand where they apply: the work, how and when; nothing of care, health or what they shrink from. */
const tellable = new Set(['仕事', '働き方', '日数と時間', '場所'])

export async function findPrintedCareer(db: ReadDb, header: CaseHeader, today: CivilDate): Promise<PrintedCareer> {
  const [spans, qualifications, trainings, wish] = [
    await listSpans(db, header.id),
    await listQualifications(db, header.id),
    await listTrainingsOfCase(db, header.id),
    await findJobWish(db, header.id),
  ]
  const person = header.person === null ? undefined : await findPerson(db, header.person.id)
  return {
    today,
    person: printed(person),
    spans: spans
      .map((span) => ({ ...span, kindLabel: spanKinds[span.kind] }))
      .toSorted((a, b) => (a.startedOn < b.startedOn ? -1 : 1)),
    qualifications,
    trainings: trainings
      .filter((each) => each.result !== 'not-started')
      .map((each) => ({
        course: each.course,
        provider: each.provider,
        startsOn: each.startsOn,
        endsOn: each.endedOn ?? each.endsOn,
        result: each.result === null ? null : trainingResults[each.result],
      }))
      .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1)),
    wishes:
      wish === undefined
        ? []
        : wishLines(wish)
            .filter((line) => tellable.has(line.term))
            .map((line) => `${line.term}: ${line.text}`),
    isPartial: await hasHiddenSpans(db, header.id),
  }
}

/** Somebody known by another name than their own, or by none, writes it by hand; a secret address is never printed. */
function printed(person: PersonDetails | undefined): PrintedPerson {
  if (person === undefined) return { name: '', kana: '', birthDate: null, address: '', phone: '', email: '' }
  const address = person.addressSecret ? null : person.address
  return {
    name: hasName(person) ? `${person.familyName} ${person.givenName}`.trim() : '',
    kana: `${person.familyNameKana} ${person.givenNameKana}`.trim(),
    birthDate: person.birthDate,
    address: address === null ? '' : [address.postalCode, address.address].filter((part) => part !== '').join(' '),
    phone: person.phone === '' ? '' : formatPhone(person.phone),
    email: person.email,
  }
}
