import { sql } from 'kysely'
import { daysBetween } from '../../../platform/clock.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { DueLead } from '../../../ui/index.ts'
import { listedGap, noteToWorker } from '../../casework/index.ts'

export const introductionGap = listedGap({
  key: 'introduction',
  label: '紹介の返事がない',
  what: () => '企業に紹介したのに、返事の日を過ぎたか、採用のあと働きはじめたかが記録されていません。',
  rows: ({ today }) => sql`gap_introduction(${today}::date)`,
  lead: (on, { today }) => <DueLead state="late" text={`${daysBetween(on, today)}日おくれ`} date={formatDay(on)} />,
  act: noteToWorker,
})
