/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { gapRoutes } from './gap.routes.tsx'
import { oversightRoutes } from './oversight.routes.tsx'
import { oversightEndpoints } from './oversight.endpoints.ts'
import { gapEndpoints } from './gap.endpoints.ts'
import { sendWeeklyGaps } from './weekly-mail.ts'
import { disclosed } from './oversight.disclosure.ts'
import { sentences } from './oversight.sentences.ts'

export const oversightRoom: Room = {
  routes: [...gapRoutes, ...oversightRoutes],
  endpoints: [...oversightEndpoints, ...gapEndpoints],
  navigation: [
    { group: 'work', place: 7, href: '/gaps', label: 'こぼれ防止', needs: 'gap.board', icon: 'alert-triangle' },
    { group: 'work', place: 8, href: '/team', label: 'チーム', needs: 'team.see', icon: 'users-group' },
  ],
  duties: {
    'weekly-gaps': { pace: 'minute', label: '週に一度、こぼれ防止を知らせる', run: sendWeeklyGaps },
  },
  sentences,
  disclosed,
}
