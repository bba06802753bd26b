/** All endpoints of the API, in the order of the contract. */
import type { Endpoint } from './endpoint.ts'
import { assessmentEndpoints } from './endpoints/assessments.ts'
import { careerEndpoints } from './endpoints/careers.ts'
import { caseEndpoints } from './endpoints/cases.ts'
import { consentEndpoints } from './endpoints/consents.ts'
import { deskEndpoints } from './endpoints/desks.ts'
import { jointSupportEndpoints } from './endpoints/joint-supports.ts'
import { kpiEndpoints } from './endpoints/kpis.ts'
import { oversightEndpoints } from './endpoints/oversight.ts'
import { personEndpoints } from './endpoints/people.ts'
import { placementEndpoints } from './endpoints/placements.ts'
import { planEndpoints } from './endpoints/plan.ts'
import { conferenceEndpoints } from './endpoints/conferences.ts'
import { supportPlanEndpoints } from './endpoints/support-plans.ts'
import { trainingEndpoints } from './endpoints/trainings.ts'
import { referralEndpoints } from './endpoints/referrals.ts'

export const apiEndpoints: readonly Endpoint[] = [...planEndpoints, ...kpiEndpoints, ...deskEndpoints, ...personEndpoints, ...caseEndpoints, ...careerEndpoints, ...assessmentEndpoints, ...supportPlanEndpoints, ...conferenceEndpoints, ...consentEndpoints, ...referralEndpoints, ...jointSupportEndpoints, ...placementEndpoints, ...trainingEndpoints, ...oversightEndpoints]
