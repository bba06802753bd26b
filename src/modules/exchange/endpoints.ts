/** All endpoints of the API, in the order of the contract. */
import type { Endpoint } from './endpoint.ts'
import { appointmentEndpoints } from './endpoints/appointments.ts'
import { assessmentEndpoints } from './endpoints/assessments.ts'
import { careerEndpoints } from './endpoints/careers.ts'
import { caseEndpoints } from './endpoints/cases.ts'
import { consentEndpoints } from './endpoints/consents.ts'
import { correctionEndpoints } from './endpoints/corrections.ts'
import { deskEndpoints } from './endpoints/desks.ts'
import { jointSupportEndpoints } from './endpoints/joint-supports.ts'
import { gapEndpoints } from './endpoints/gaps.ts'
import { kpiEndpoints } from './endpoints/kpis.ts'
import { oversightEndpoints } from './endpoints/oversight.ts'
import { personEndpoints } from './endpoints/people.ts'
import { placementEndpoints } from './endpoints/placements.ts'
import { planEndpoints } from './endpoints/plan.ts'
import { planVersionEndpoints } from './endpoints/plan-versions.ts'
import { conferenceEndpoints } from './endpoints/conferences.ts'
import { reportEndpoints } from './endpoints/reports.ts'
import { activityEndpoints } from './endpoints/activities.ts'
import { progressReportEndpoints } from './endpoints/progress-reports.ts'
import { retentionEndpoints } from './endpoints/retention.ts'
import { releaseEndpoints } from './endpoints/releases.ts'
import { roadmapEndpoints } from './endpoints/roadmap.ts'
import { supportPlanEndpoints } from './endpoints/support-plans.ts'
import { trainingEndpoints } from './endpoints/trainings.ts'
import { referralEndpoints } from './endpoints/referrals.ts'

export const apiEndpoints: readonly Endpoint[] = [
  ...planEndpoints,
  ...planVersionEndpoints,
  ...roadmapEndpoints,
  ...activityEndpoints,
  ...reportEndpoints,
  ...progressReportEndpoints,
  ...kpiEndpoints,
  ...releaseEndpoints,
  ...deskEndpoints,
  ...personEndpoints,
  ...caseEndpoints,
  ...appointmentEndpoints,
  ...careerEndpoints,
  ...assessmentEndpoints,
  ...supportPlanEndpoints,
  ...conferenceEndpoints,
  ...consentEndpoints,
  ...retentionEndpoints,
  ...referralEndpoints,
  ...jointSupportEndpoints,
  ...placementEndpoints,
  ...trainingEndpoints,
  ...correctionEndpoints,
  ...oversightEndpoints,
  ...gapEndpoints,
]
