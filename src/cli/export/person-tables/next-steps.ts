/** What was agreed for the days ahead. */
import { appointmentEnds, appointmentWays, reminderWishes } from '../../../modules/casework/cases/index.ts'
import { nextKinds, ofCase, type PersonTable, place } from './table.ts'

export const nextStepTables: Readonly<Record<string, PersonTable>> = {
  next_actions: {
    title: '次の予定',
    of: ofCase,
    columns: {
      ...place,
      kind: '種類',
      due_on: '日',
      due_at: '時刻',
      note: 'すること',
      origin: '元',
      created_at: '決めた日時',
      created_by: '決めた人',
      ended_at: '終わった日時',
      ended_by: '終えた人',
      ended_how: 'どう終わったか',
      ended_note: '終わりのメモ',
    },
    words: {
      kind: nextKinds,
      origin: {
        worker: '担当が決めた',
        'follow-up': '定着の確認',
        referral: 'つなぎ',
        escalation: '返事のないつなぎ',
        separation: '離職',
      },
      ended_how: { done: 'すませた', changed: '変えた', 'handed-over': '引き継いだ', closed: '終結した' },
    },
  },
  appointments: {
    title: '約束',
    of: ofCase,
    columns: {
      ...place,
      on_day: '日',
      at_time: '時刻',
      minutes: '分',
      way: '会い方',
      place: '場所・電話番号',
      who: 'だれが来るか',
      reminder: '前の日に知らせる',
      note: 'すること',
      status: 'どうなったか',
      ended_at: '終わった日時',
      ended_by: '記録した人',
      ended_note: '終わりのメモ',
      created_at: '約束した日時',
      created_by: '約束した人',
    },
    words: { way: appointmentWays, reminder: reminderWishes, status: { planned: 'これから', ...appointmentEnds } },
  },
}
