/** Introductions of a case, on its page and on its paper. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import { DefinitionList, Empty, Row, Rows, Section } from '../../../../ui/index.ts'
import { results } from '../introduction.labels.ts'
import type { Introduction } from '../introduction.queries.ts'
import { standing } from '../introduction.rules.ts'
import { interviewText, reasonText, ResultTag } from './introduction-words.tsx'

export function Introductions({
  introductions,
  caseId,
  today,
  works,
}: {
  introductions: Introduction[]
  caseId: string
  today: CivilDate
  works: boolean
}) {
  return (
    <Section
      title="紹介"
      count={introductions.length}
      more={works ? <a href={`/cases/${caseId}/introductions/new`}>求人に紹介する</a> : null}
    >
      {introductions.length === 0 ? (
        <Empty sentence="まだ求人への紹介はありません。" />
      ) : (
        <Rows>
          {introductions.map((each) => (
            <Row
              key={each.id}
              href={`/introductions/${each.id}`}
              title={each.employerName}
              titleNote={each.jobTitle}
              text={[standing(each, today), reasonText(each)].filter((part) => part !== '').join('・')}
              notes={[
                `紹介日 ${formatDay(each.introducedOn)}`,
                ...each.interviews.map(interviewText),
                ...(each.result === null && each.jobEndedOn !== null
                  ? [`求人は${formatDay(each.jobEndedOn)}に終わりました`]
                  : []),
              ].join('・')}
              leadTag={<ResultTag result={each.result} dueOn={each.dueOn} today={today} />}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

export function IntroductionsOnPaper({ introductions, today }: { introductions: Introduction[]; today: CivilDate }) {
  if (introductions.length === 0) return null
  return (
    <Section title="紹介" count={introductions.length}>
      <DefinitionList
        items={introductions.map((each) => ({
          term: formatDate(each.introducedOn),
          value: `${each.employerName} ${each.jobTitle}(${[
            each.result === null ? standing(each, today) : results[each.result],
            reasonText(each),
          ]
            .filter((part) => part !== '')
            .join('・')})`,
        }))}
      />
    </Section>
  )
}
