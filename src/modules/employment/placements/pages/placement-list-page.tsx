/** 定着: whom to ask next, and who has lately begun to work. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import { Empty, PageHeading, Row, Rows, Section, type Shell, StaffLayout, Tag } from '../../../../ui/index.ts'
import { routes } from '../placement.labels.ts'
import type { DueFollowUp } from '../placement.queries.ts'
import { dayText } from '../../../casework/index.ts'
import { displayName } from '../../../people/index.ts'

export interface PlacementListPageProps {
  path: string
  shell: Shell
  today: CivilDate
  due: DueFollowUp[]
  recent: {
    id: string
    caseId: string
    employerName: string
    startedOn: CivilDate
    regular: boolean
    route: keyof typeof routes
    endedOn: CivilDate | null
    familyName: string | null
    givenName: string | null
  }[]
  canOpenCase: boolean
}

export const personOf = (row: {
  familyName: string | null
  givenName: string | null
  familyNameKana?: string | null
  givenNameKana?: string | null
  alias?: string | null
}): string =>
  row.familyName === null
    ? '氏名は渡されていません'
    : displayName({
        familyName: row.familyName,
        givenName: row.givenName ?? '',
        familyNameKana: row.familyNameKana ?? '',
        givenNameKana: row.givenNameKana ?? '',
        alias: row.alias ?? '',
      })

/** 3か月 山浦 亮 さん 上小精機, with the day. */
export function FollowUpRows({ due, today }: { due: DueFollowUp[]; today: CivilDate }) {
  return (
    <Rows>
      {due.map((each) => (
        <Row
          key={each.id}
          strong
          leadTag={<Tag kind="month">{each.month}か月</Tag>}
          title={`${personOf(each)} さん`}
          href={`/placements/${each.placementId}/follow-ups/${each.month}`}
          titleNote={each.employerName}
          text="本人・会社へ"
          aside={
            each.dueOn < today ? (
              <span className="late">{formatDay(each.dueOn)}</span>
            ) : each.dueOn === today ? (
              <span className="now">今日</span>
            ) : (
              <span className="nb">{formatDay(each.dueOn)}</span>
            )
          }
        />
      ))}
    </Rows>
  )
}

export function PlacementListPage({ path, shell, today, due, recent, canOpenCase }: PlacementListPageProps) {
  return (
    <StaffLayout
      title="定着"
      path={path}
      shell={shell}
      heading={<PageHeading title="定着" lead="就職のあと、1・3・6・12か月に本人と会社に確かめます。" />}
    >
      <Section title="確認の時期" count={due.length}>
        {due.length === 0 ? (
          <Empty sentence="これから30日のうちに確かめる方はいません。ケースで就職を記録すると、ここに入ります。" />
        ) : (
          <FollowUpRows due={due} today={today} />
        )}
      </Section>
      <Section title="さいきんの就職" count={recent.length}>
        {recent.length === 0 ? (
          <Empty sentence="就職を記録すると、新しい順にここに並びます。" />
        ) : (
          <Rows>
            {recent.map((each) => (
              <Row
                key={each.id}
                title={`${personOf(each)} さん`}
                {...(canOpenCase ? { href: `/cases/${each.caseId}` } : {})}
                titleNote={each.employerName}
                text={`${each.regular ? '正規' : '正規ではない'}・${routes[each.route]}${each.endedOn === null ? '' : `・${dayText(each.endedOn, today)}に離職`}`}
                aside={<span className="nb">{dayText(each.startedOn, today)}から</span>}
              />
            ))}
          </Rows>
        )}
      </Section>
    </StaffLayout>
  )
}
