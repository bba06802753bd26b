/** People whom this desk knows already: while typing, before a record, and as the answer of a search. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { ageOn } from '../../../../platform/japanese/age.ts'
import { matchedParts } from '../../../../platform/japanese/matching.ts'
import { formatEraYear } from '../../../../platform/japanese/era.ts'
import { Button, Marked, PersonHint } from '../../../../ui/index.ts'
import type { PersonFound } from '../person-search.queries.ts'
import { displayName, kanaOf } from '../person.rules.ts'

/** 45歳・上田市・R7-000418・担当 清水 真帆. */
export function factsOf(person: PersonFound, today: CivilDate): string {
  return [
    person.birthDate === null ? null : `${ageOn(person.birthDate, today)}歳`,
    person.municipalityName,
    person.caseNumber,
    person.caseStatus === 'closed' && person.caseClosedOn !== null
      ? `${formatEraYear(Number(person.caseClosedOn.slice(0, 4)))}に終結`
      : null,
    person.caseStatus === 'open' && person.workerName !== null ? `担当 ${person.workerName}` : null,
  ]
    .filter(Boolean)
    .join('・')
}

/** An open case takes the record at once; somebody without one starts a new stretch with the same person. */
export function recordHref(person: PersonFound): string {
  return person.caseId !== null && person.caseStatus === 'open'
    ? `/cases/${person.caseId}/consultations/new`
    : `/cases/new?person=${person.id}`
}

export function Candidates({
  people,
  typed,
  today,
  fold,
  title,
}: {
  people: PersonFound[]
  typed: string
  today: CivilDate
  fold: (text: string) => string
  title?: string
}) {
  return (
    <PersonHint
      {...(title === undefined ? {} : { title })}
      people={people.map((person) => ({
        id: person.id,
        name: <Marked parts={matchedParts(displayName(person), typed, fold)} />,
        kana: kanaOf(person),
        facts: factsOf(person, today),
        // In the form, so that what was typed comes along.
        action: (
          <Button name="_intent" value={`choose:${person.id}`} size="small" formNoValidate>
            この方の記録にする
          </Button>
        ),
      }))}
      foot={<span className="meta">ちがう方なら、そのまま下に書いてください。</span>}
    />
  )
}
