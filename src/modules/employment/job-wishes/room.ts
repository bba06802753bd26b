/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { jobWishEndpoints } from './job-wish.endpoints.ts'
import { jobWishRoutes } from './job-wish.routes.tsx'
import { disclosed } from './job-wishes.disclosure.ts'

export const jobWishesRoom: Room = {
  routes: jobWishRoutes,
  endpoints: jobWishEndpoints,
  drafts: { 'job-wish:': '希望する仕事' },
  sentences: { 'jobWish.recorded': () => '希望する仕事を書きました' },
  disclosed,
}
