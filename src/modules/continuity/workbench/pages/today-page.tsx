import type { ReactNode } from 'react'
import { formatEraYear, weekdayOf } from '../../../../platform/japanese/era.ts'
import { Columns, Column, PageHeading, Pills, StaffLayout } from '../../../../ui/index.ts'
import type { TodayPageProps } from './today-page-props.ts'
import { DueIntroductions, DueTrials } from './today-introductions.tsx'
import { EmployerSteps } from './today-employers.tsx'
import { Drafts } from './today-drafts.tsx'
import { Appointments } from './today-appointments.tsx'
import { NextActions } from './today-actions.tsx'
import { Referrals } from './today-referrals.tsx'
import { MonthlyReports } from './today-reports.tsx'
import { Reminders } from './today-reminders.tsx'

export function TodayPage(props: TodayPageProps) {
  const { path, shell, today, deskName } = props
  return (
    <StaffLayout
      title="今日"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          day
          overline={`${formatEraYear(Number(today.slice(0, 4)))} ${deskName}`}
          title={`${Number(today.slice(5, 7))}月${Number(today.slice(8))}日`}
          small={`${weekdayOf(today)}曜日`}
          aside={<Warning {...props} />}
        />
      }
    >
      <Pills
        label="だれの予定"
        items={[
          { label: 'わたしと窓口の予定', href: '/today', current: !props.wholeDesk },
          { label: props.isManager ? '機関の全員' : '窓口の全員', href: '/today?whose=all', current: props.wholeDesk },
        ]}
      />
      <Columns ratio="7-5">
        <Column>
          <Drafts {...props} />
          <Appointments {...props} />
          <NextActions {...props} />
          <DueTrials {...props} />
          <DueIntroductions {...props} />
          <EmployerSteps {...props} />
        </Column>
        <Column>
          {props.canWorkOnCases ? <Referrals {...props} /> : null}
          <MonthlyReports {...props} />
          <Reminders {...props} />
        </Column>
      </Columns>
    </StaffLayout>
  )
}

/** One sentence says what is wrong today, and links to it. Silence where nothing is. */
function Warning({ counts, incoming, outgoing, today }: TodayPageProps) {
  const due = incoming.filter((each) => each.respondBy <= today).length
  const silent = outgoing.filter((each) => each.respondBy < today).length
  const parts: ReactNode[] = []
  if (counts.overdue > 0)
    parts.push(
      <a key="overdue" href="#next">
        期限を過ぎた予定が<strong className="late">{counts.overdue}件</strong>
      </a>,
    )
  if (due > 0)
    parts.push(
      <a key="due" href="/referrals">
        今日までに返事のいるつなぎが<strong className="now">{due}件</strong>
      </a>,
    )
  if (silent > 0)
    parts.push(
      <a key="silent" href="/referrals">
        返事のおくれているつなぎが<strong className="late">{silent}件</strong>
      </a>,
    )
  if (parts.length === 0) return <p>期限を過ぎたものはありません。</p>
  return <p>{parts.map((part, index) => [index > 0 ? '、' : '', part])}あります。</p>
}
