/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { openCaseRoutes } from './open-case.routes.tsx'
import { caseListRoutes } from './case-list.routes.tsx'
import { consultationRoutes } from './consultation.routes.tsx'
import { typeCorrectionRoutes, targetTypeRoutes } from './target-type.routes.tsx'
import { caseRoutes } from './case.routes.tsx'
import { appointmentRoutes } from './appointment.routes.tsx'
import { mergeRoutes } from './merge.routes.tsx'
import { contactEndpoints } from './contact.endpoints.ts'
import { mergeEndpoints } from './merge.endpoints.ts'
import { caseEndpoints } from './case.endpoints.ts'
import { appointmentEndpoints } from './appointment.endpoints.ts'
import { correctionEndpoints } from './correct-case.endpoints.ts'
import { followRecords } from './follow-records.ts'
import { disclosed } from './cases.disclosure.ts'
import { sentences } from './cases.sentences.ts'

export const casesRoom: Room = {
  routes: [
    ...openCaseRoutes,
    ...caseListRoutes,
    ...consultationRoutes,
    ...typeCorrectionRoutes,
    ...caseRoutes,
    ...targetTypeRoutes,
    ...appointmentRoutes,
    ...mergeRoutes,
  ],
  endpoints: [
    ...contactEndpoints,
    ...mergeEndpoints,
    ...caseEndpoints,
    ...appointmentEndpoints,
    ...correctionEndpoints,
  ],
  drafts: {
    'case-new': '相談の記録(はじめて)',
    'consultation:': '相談の記録',
    'contact:': '来られたことの記録',
    'appointment:': '約束',
    'correction:': '記録の訂正',
    'next-action:': '次の予定',
    'target-type:': '類型の判定',
    'target-type-correction:': '類型の判定の訂正',
  },
  navigation: [{ group: 'work', place: 3, href: '/cases', label: 'ケース', needs: 'case.list', icon: 'users' }],
  duties: {
    'follow-records': { pace: 'minute', label: '定義が新しくなった数字を、記録から数え直す', run: followRecords },
  },
  sentences,
  disclosed,
}
