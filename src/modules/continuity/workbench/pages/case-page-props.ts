/** What the case page and its parts are given. */
import type { Actor } from '../../../../platform/actor.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import type { Shell, ThreadData } from '../../../../ui/index.ts'
import type { SupervisionNote } from '../../oversight/index.ts'
import type { Milestone } from '../milestones.rules.ts'
import type {
  Appointment,
  CaseHeader,
  CaseTab,
  ConsultationEntry,
  FormerWording,
  JointSupport,
  ReferralView,
  listConferencesOfCase,
  LivingPlan,
} from '../../../casework/index.ts'
import type { PlacementView, TrainingView } from '../../../employment/index.ts'

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
  placements: PlacementView[]
  trainings: TrainingView[]
  milestones: Milestone[]
  /** What is agreed and not over, the next first. */
  appointments: Appointment[]
  /** What stood in records that were put right or taken back. */
  corrections: FormerWording[]
  /** The support plan that isn't over yet. */
  plan: LivingPlan | undefined
  conferences: Awaited<ReturnType<typeof listConferencesOfCase>>
  /** Who helps, and who has helped. */
  joints: JointSupport[]
  /** Of whoever is responsible for the team; only for the case's own organization. */
  notes: SupervisionNote[]
  /** Open now in an emergency, and to whom. */
  emergencies: { accountId: string; accountName: string; organizationName: string; validUntil: Date }[]
  today: CivilDate
}
