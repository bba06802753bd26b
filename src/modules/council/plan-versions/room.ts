/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { planVersionRoutes } from './plan-version.routes.tsx'
import { planStepRoutes } from './plan-step.routes.tsx'
import { planCommentRoutes } from './plan-comment.routes.tsx'
import { planNodeRoutes } from './plan-node.routes.tsx'
import { planVersionEndpoints } from './plan-version.endpoints.ts'
import { planDraftEndpoints } from './plan-draft.endpoints.ts'
import { planReviewEndpoints } from './plan-review.endpoints.ts'
import { bringPlansIntoForce } from './put-in-force.ts'

export const planVersionsRoom: Room = {
  routes: [...planVersionRoutes, ...planStepRoutes, ...planCommentRoutes, ...planNodeRoutes],
  endpoints: [...planVersionEndpoints, ...planDraftEndpoints, ...planReviewEndpoints],
  drafts: { 'plan-node:': '計画の案', 'plan-comment:': '計画の案への意見', 'plan-answer:': '意見への答え' },
  duties: {
    'plans-in-force': { pace: 'minute', label: '計画を、決めた日から使う', run: bringPlansIntoForce },
  },
}
