/** What 今日 and its parts are given. */
import type { CivilDate } from '../../../../platform/clock.ts'
import type { Shell } from '../../../../ui/index.ts'
import type { ActionCounts, DraftRow, DueAction, Reminder } from '../today.queries.ts'
import type { DeskAppointment, ReferralView } from '../../../casework/index.ts'
import type { StandingReport } from '../../../council/index.ts'
import type { DueFollowUp, DueStep, DueTrial, ListedIntroduction } from '../../../employment/index.ts'

export interface TodayPageProps {
  path: string
  shell: Shell
  today: CivilDate
  now: string
  deskName: string
  appointments: DueAction[]
  /**
   * Agreed for today, or for a day that is over with nobody having said what became of it;
   * not what is next in its case.
   */
  agreed: DeskAppointment[]
  actions: DueAction[]
  counts: ActionCounts
  incoming: ReferralView[]
  outgoing: ReferralView[]
  news: ReferralView[]
  followUps: DueFollowUp[]
  /** Whose answer is due, or whose first day of work has come. */
  introductions: ListedIntroduction[]
  /** Of which today's line, or the end, isn't written down. */
  trials: DueTrial[]
  drafts: DraftRow[]
  /** Days after its last word until a draft goes by itself. */
  draftKeepDays: number
  /** Of the organization, not settled; none for who doesn't report. */
  reports: StandingReport[]
  /** What this worker has to do next with employers. */
  steps: DueStep[]
  reminders: Reminder[]
  isManager: boolean
  wholeDesk: boolean
  canWorkOnCases: boolean
}
