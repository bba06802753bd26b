/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { careerRoutes } from './career.routes.tsx'
import { qualificationEndpoints } from './qualification.endpoints.ts'
import { qualificationRoutes } from './qualification.routes.tsx'
import { careerEndpoints } from './career.endpoints.ts'
import { disclosed } from './careers.disclosure.ts'
import { sentences } from './careers.sentences.ts'

export const careersRoom: Room = {
  routes: [...careerRoutes, ...qualificationRoutes],
  endpoints: [...careerEndpoints, ...qualificationEndpoints],
  drafts: { 'career': '職歴', 'qualification': '免許・資格' },
  sentences,
  disclosed,
}
