/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { afterRoutes } from './after.routes.tsx'
import { boothRoutes } from './booth.routes.tsx'
import { doorRoutes } from './door.routes.tsx'
import { gatheringCourseRoutes } from './gathering-course.routes.tsx'
import { boothEndpoints } from './booth.endpoints.ts'
import { doorEndpoints } from './door.endpoints.ts'
import { interviewEndpoints } from './interview.endpoints.ts'
import { remindOfGatherings, tellAllMovedUp } from './gathering.duties.ts'
import { gatheringEndpoints } from './gathering.endpoints.ts'
import { gatheringRoutes } from './gathering.routes.tsx'
import { interviewRoutes } from './interview.routes.tsx'
import { disclosed } from './gatherings.disclosure.ts'
import { sentences } from './gatherings.sentences.ts'
import { signUpEndpoints } from './sign-up.endpoints.ts'
import { signUpRoutes } from './sign-up.routes.tsx'

export const gatheringsRoom: Room = {
  routes: [
    ...gatheringRoutes,
    ...gatheringCourseRoutes,
    ...signUpRoutes,
    ...boothRoutes,
    ...interviewRoutes,
    ...doorRoutes,
    ...afterRoutes,
  ],
  endpoints: [...gatheringEndpoints, ...signUpEndpoints, ...boothEndpoints, ...interviewEndpoints, ...doorEndpoints],
  drafts: {
    'gathering-new': '催し',
    'gathering:': '催しの直し',
    'gathering-end:': '催しの終わり',
    'gathering-sign-up:': '催しへの申込み',
  },
  navigation: [
    { group: 'jobs', place: 3, href: '/gatherings', label: '催し', needs: 'gathering.read', icon: 'calendar-event' },
  ],
  duties: {
    'tell-moved-up': {
      pace: 'minute',
      label: 'キャンセル待ちから席が取れたことを知らせる',
      run: tellAllMovedUp,
    },
    'remind-of-gatherings': { pace: 'hour', label: '近づいた催しを知らせる', run: remindOfGatherings },
  },
  sentences,
  disclosed,
}
