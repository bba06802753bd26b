import { sql } from 'kysely'
import { daysBetween } from '../../../platform/clock.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { DueLead } from '../../../ui/index.ts'
import { listedGap, noteToWorker } from '../../casework/index.ts'

export const leftJobGap = listedGap({
  key: 'left-job',
  label: '離職のあと、話していない',
  what: () => '仕事を辞めてから、まだだれも話していません。',
  rows: ({ today }) => sql`gap_left_job(${today}::date)`,
  lead: (on, { today }) => <DueLead state="late" text={`離職から${daysBetween(on, today)}日`} date={formatDay(on)} />,
  act: noteToWorker,
})
