import { sql } from 'kysely'
import { daysBetween } from '../../../platform/clock.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { DueLead } from '../../../ui/index.ts'
import { listedGap, noteToWorker } from '../../casework/index.ts'

export const leftTrainingGap = listedGap({
  key: 'left-training',
  label: '訓練のあとが決まっていない',
  what: () => '訓練が終わったのに、どう終わったかの記録がないか、そのあと話していません。',
  rows: ({ today }) => sql`gap_left_training(${today}::date)`,
  lead: (on, { today }) => <DueLead state="late" text={`終わりから${daysBetween(on, today)}日`} date={formatDay(on)} />,
  act: (row) =>
    row.trainingId === null ? noteToWorker(row) : { href: `/trainings/${row.trainingId}/end`, label: '終わりを記録' },
})
