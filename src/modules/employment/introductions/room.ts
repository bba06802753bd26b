/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { courseRoutes } from './course.routes.tsx'
import { introductionEndpoints } from './introduction.endpoints.ts'
import { introductionRoutes } from './introduction.routes.tsx'
import { disclosed } from './introductions.disclosure.ts'
import { sentences } from './introductions.sentences.ts'

export const introductionsRoom: Room = {
  routes: [...introductionRoutes, ...courseRoutes],
  endpoints: introductionEndpoints,
  drafts: {
    'introduction:': '紹介',
    'introduction-correction:': '紹介の訂正',
    'introduction-result:': '紹介の結果',
  },
  navigation: [
    {
      group: 'jobs',
      place: 4,
      href: '/introductions',
      label: '紹介',
      needs: 'introduction.make',
      icon: 'user-plus',
    },
  ],
  sentences,
  disclosed,
}
