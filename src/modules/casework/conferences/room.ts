/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { conferenceRoutes } from './conference.routes.tsx'
import { conferenceEndpoints } from './conference.endpoints.ts'
import { correctDecisionEndpoints } from './correct-decision.endpoints.ts'
import { disclosed } from './conferences.disclosure.ts'
import { sentences } from './conferences.sentences.ts'

export const conferencesRoom: Room = {
  routes: conferenceRoutes,
  endpoints: [...conferenceEndpoints, ...correctDecisionEndpoints],
  drafts: { 'conference-closing:': '会議の記録', 'decision:': '会議で決まったことの訂正', 'conference:': '会議の予定' },
  navigation: [
    { group: 'work', place: 6, href: '/conferences', label: '会議', needs: 'conference.list', icon: 'message-2' },
  ],
  sentences,
  disclosed,
}
