/** What the case page and its parts are given. */
import type { Actor } from '../../../../platform/actor.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import type { Shell, ThreadData } from '../../../../ui/index.ts'
import type { CasePanels } from '../case-panels.ts'
import type { Milestone } from '../milestones.rules.ts'
import type {
  Appointment,
  CaseHeader,
  CaseTab,
  ConsultationEntry,
  FormerWording,
  JointSupport,
  ReferralView,
} from '../../../casework/index.ts'

/** Records in time order, with the places where a record exists that this desk may not read. */
export type RecordItem =
  | { type: 'record'; entry: ConsultationEntry }
  | { type: 'undisclosed'; id: string; occurredOn: CivilDate; deskShortName: string }

/** What this page shows itself; the other tabs are pages of their rooms. */
export type OwnTab = Extract<CaseTab, 'records' | 'referrals' | 'work' | 'history'>

/** Which part of a long list is shown; of the records also from which to which. */
export interface PageOfCase {
  number: number
  more: boolean
  from?: number
  to?: number
}

export interface CasePageProps {
  path: string
  shell: Shell
  actor: Actor
  header: CaseHeader
  tab: OwnTab
  thread: ThreadData
  records: RecordItem[]
  recordCount: number
  page: PageOfCase
  referrals: ReferralView[]
  milestones: Milestone[]
  /** What is agreed and not over, the next first. */
  appointments: Appointment[]
  /** What stood in records that were put right or taken back. */
  corrections: FormerWording[]
  /** Who helps, and who has helped. */
  joints: JointSupport[]
  /** What the other rooms show of the case. */
  panels: CasePanels
  today: CivilDate
}
