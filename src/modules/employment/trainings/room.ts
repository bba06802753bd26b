/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { trainingRoutes } from './training.routes.tsx'
import { trainingEndpoints } from './training.endpoints.ts'
import { correctTrainingEndpoints } from './correct-training.endpoints.ts'
import { disclosed } from './trainings.disclosure.ts'
import { sentences } from './trainings.sentences.ts'

export const trainingsRoom: Room = {
  routes: trainingRoutes,
  endpoints: [...trainingEndpoints, ...correctTrainingEndpoints],
  drafts: { 'training:': '訓練の記録', 'training-end:': '訓練の終わり', 'training-correction:': '訓練の訂正' },
  sentences,
  disclosed,
}
