import { sql } from 'kysely'
import { DueDay } from '../../../ui/index.ts'
import { listedGap } from '../cases/index.ts'

export const planReviewGap = listedGap({
  key: 'plan-review',
  label: '見直しの日を過ぎたプラン',
  what: () => '支援プランの見直しか評価が、予定の日にされていません。',
  rows: ({ today }) => sql`gap_plan_review(${today}::date)`,
  lead: (on, { today }) => <DueDay on={on} today={today} />,
  act: ({ caseId }) => ({ href: `/cases/${caseId}/support-plans`, label: 'プランを見る' }),
})
