import { sql } from 'kysely'
import { formatDay } from '../../../platform/japanese/era.ts'
import { DueDay, DueLead } from '../../../ui/index.ts'
import { listedGap } from '../cases/index.ts'

export const unansweredGap = listedGap({
  key: 'unanswered',
  label: '返事のおくれているつなぎ',
  what: () => '返事の期限を過ぎています。受けるか、断るかを返します。',
  rows: ({ today }) => sql`gap_unanswered(${today}::date)`,
  lead: (on, { today }) => <DueDay on={on} today={today} />,
  act: ({ referralId }) => ({ href: `/referrals/${referralId}`, label: '返事をする' }),
  actsUnseen: true,
})

export const noRoomGap = listedGap({
  key: 'no-room',
  label: '空きのない窓口へのつなぎ',
  what: () => '返事を待っている相手が、受入れの目安に達しています。別の窓口も考えます。',
  rows: () => sql`gap_no_room()`,
  lead: (on) => <DueLead state="today" text="空きなし" date={`${formatDay(on)}に送付`} />,
  act: ({ referralId }) => ({ href: `/referrals/${referralId}`, label: 'つなぎを見る' }),
  actsUnseen: true,
})
