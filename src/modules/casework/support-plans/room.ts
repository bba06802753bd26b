/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { supportPlanRoutes } from './support-plan.routes.tsx'
import { planGoalRoutes } from './plan-goals.routes.tsx'
import { runPlanRoutes } from './run-plan.routes.tsx'
import { supportPlanEndpoints } from './support-plan.endpoints.ts'
import { runPlanEndpoints } from './run-plan.endpoints.ts'
import { disclosed } from './support-plans.disclosure.ts'
import { sentences } from './support-plans.sentences.ts'

export const supportPlansRoom: Room = {
  routes: [...supportPlanRoutes, ...planGoalRoutes, ...runPlanRoutes],
  endpoints: [...supportPlanEndpoints, ...runPlanEndpoints],
  drafts: {
    'support-goal:': 'プランの目標',
    'support-review:': 'プランの見直し',
    'support-evaluation:': 'プランの評価',
    'support-': '支援プラン',
  },
  sentences,
  disclosed,
}
