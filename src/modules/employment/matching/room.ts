/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { disclosed } from './matching.disclosure.ts'
import { matchingEndpoints } from './matching.endpoints.ts'
import { matchingRoutes } from './matching.routes.tsx'
import { sentences } from './matching.sentences.ts'

export const matchingRoom: Room = {
  routes: matchingRoutes,
  endpoints: matchingEndpoints,
  drafts: { 'job-answer:': '求人への返事' },
  sentences,
  disclosed,
}
