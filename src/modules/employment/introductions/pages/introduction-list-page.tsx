/** 紹介 of an organization: what is waited for, and what came of the others. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  DueDay,
  Empty,
  LinkButton,
  PageHeading,
  Pagination,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
} from '../../../../ui/index.ts'
import { nameOfRow } from '../../../casework/index.ts'
import type { ListedIntroduction } from '../introduction.queries.ts'
import { ResultTag } from './introduction-words.tsx'

const waitsFor = (row: ListedIntroduction): string =>
  row.result === 'hired'
    ? '働きはじめたかを確かめて、就職を記録'
    : row.meetsOn === null
      ? '企業の返事を待っています'
      : `面接 ${formatDay(row.meetsOn)}`

/** The day on which they meet comes before the one on which an answer is waited for. */
const nextDay = ({ dueOn, meetsOn, introducedOn }: ListedIntroduction): CivilDate =>
  meetsOn !== null && (dueOn === null || meetsOn < dueOn) ? meetsOn : (dueOn ?? introducedOn)

/** Also on 今日. */
export function DueIntroductionRows({ due, today }: { due: ListedIntroduction[]; today: CivilDate }) {
  return (
    <Rows>
      {due.map((each) => (
        <Row
          key={each.id}
          strong
          href={`/introductions/${each.id}`}
          title={nameOfRow(each)}
          titleNote={`${each.employerName} ${each.jobTitle}`}
          text={[
            waitsFor(each),
            each.jobEndedOn === null || each.result !== null ? '' : `求人は${formatDay(each.jobEndedOn)}に終わりました`,
          ]
            .filter((part) => part !== '')
            .join('・')}
          lead={<DueDay on={nextDay(each)} today={today} />}
          notes={[`紹介日 ${formatDay(each.introducedOn)}`, each.workerName ?? '']
            .filter((part) => part !== '')
            .join('・')}
        />
      ))}
    </Rows>
  )
}

export function IntroductionListPage({
  path,
  shell,
  today,
  due,
  ended,
  isFurther,
  nextHref,
}: {
  path: string
  shell: Shell
  today: CivilDate
  due: ListedIntroduction[]
  ended: ListedIntroduction[]
  /** A later page of those with a result. */
  isFurther: boolean
  nextHref: string | undefined
}) {
  return (
    <StaffLayout
      title="紹介"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title="紹介"
          lead="求人に紹介した方の、企業の返事と、働きはじめるまでです。紹介はケースから始めます。"
        />
      }
    >
      {isFurther ? null : (
        <Section title="待っている紹介" count={due.length} more={<a href="/matches">新しい求人に合う方</a>}>
          {due.length === 0 ? (
            <Empty
              sentence="返事や、働きはじめるのを待っている紹介は、ありません。"
              action={<LinkButton href="/cases">ケースを見る</LinkButton>}
            />
          ) : (
            <DueIntroductionRows due={due} today={today} />
          )}
        </Section>
      )}
      <Section title="結果が出た紹介" count={ended.length}>
        {ended.length === 0 ? (
          <Empty sentence="結果が記録されると、新しい順にここに並びます。" />
        ) : (
          <Rows>
            {ended.map((each) => (
              <Row
                key={each.id}
                href={`/introductions/${each.id}`}
                title={nameOfRow(each)}
                titleNote={`${each.employerName} ${each.jobTitle}`}
                leadTag={<ResultTag result={each.result} dueOn={each.dueOn} today={today} />}
                notes={[
                  each.resultOn === null ? '' : `${formatDay(each.resultOn)}`,
                  `紹介日 ${formatDay(each.introducedOn)}`,
                ]
                  .filter((part) => part !== '')
                  .join('・')}
              />
            ))}
          </Rows>
        )}
      </Section>
      {isFurther || nextHref !== undefined ? (
        <Pagination
          text={isFurther ? '前に結果が出た紹介' : '新しい順'}
          {...(nextHref === undefined ? {} : { nextHref })}
          {...(isFurther ? { previousHref: '/introductions' } : {})}
        />
      ) : null}
    </StaffLayout>
  )
}
