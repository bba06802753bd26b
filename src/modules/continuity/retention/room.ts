/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { retentionRoutes } from './retention.routes.tsx'
import { retentionEndpoints } from './retention.endpoints.ts'
import { sweepExpired } from './sweep.ts'
import { disclosed } from './retention.disclosure.ts'
import { sentences } from './retention.sentences.ts'

export const retentionRoom: Room = {
  routes: retentionRoutes,
  endpoints: retentionEndpoints,
  drafts: { 'retention-hold:': '廃棄の停止' },
  navigation: [
    {
      group: 'administration',
      place: 3,
      href: '/retention',
      label: '保存と廃棄',
      needs: 'retention.list',
      icon: 'file-text',
    },
  ],
  duties: {
    'sweep-expired': { pace: 'hour', label: '日がたった下書きや控えを片づける', run: sweepExpired },
  },
  sentences,
  disclosed,
}
