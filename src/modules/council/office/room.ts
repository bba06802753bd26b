/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { officeRoutes } from './office.routes.tsx'

export const officeRoom: Room = {
  routes: officeRoutes,
  navigation: [
    { group: 'work', place: 2, href: '/office', label: '事務局の今日', needs: 'kpi.readFacts', icon: 'sun' },
  ],
}
