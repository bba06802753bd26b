/** What came of an interview at a booth (domain §5.4). */
export const interviewResults = {
  tour: '見学へ',
  apply: '応募へ',
  'no-match': '不成立',
  declined: '辞退',
  absent: '来なかった',
} as const
export type InterviewResult = keyof typeof interviewResults
