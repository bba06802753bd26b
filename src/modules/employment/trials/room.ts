/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { trialEndpoints } from './trial.endpoints.ts'
import { trialRoutes } from './trial.routes.tsx'
import { disclosed } from './trials.disclosure.ts'
import { sentences } from './trials.sentences.ts'

export const trialsRoom: Room = {
  routes: trialRoutes,
  endpoints: trialEndpoints,
  drafts: {
    'trial:': '体験・実習',
    'trial-change:': '体験・実習の直し',
    'trial-day:': '体験・実習の一日',
    'trial-end:': '体験・実習の終わり',
  },
  sentences,
  disclosed,
}
