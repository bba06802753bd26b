/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { planVersionRoutes } from './plan-version.routes.tsx'
import { planVersionEndpoints } from './plan-version.endpoints.ts'
import { bringPlansIntoForce } from './put-in-force.ts'

export const planVersionsRoom: Room = {
  routes: planVersionRoutes,
  endpoints: planVersionEndpoints,
  drafts: { 'plan-node:': '計画の案', 'plan-comment:': '計画の案への意見', 'plan-answer:': '意見への答え' },
  duties: {
    'plans-in-force': { pace: 'minute', label: '計画を、決めた日から使う', run: bringPlansIntoForce },
  },
}
