/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { serviceRoutes } from './service.routes.tsx'

export const serviceRoom: Room = {
  routes: serviceRoutes,
  navigation: [
    {
      group: 'administration',
      place: 5,
      href: '/service',
      label: 'しくみの様子',
      needs: 'service.watch',
      icon: 'progress',
    },
    {
      group: 'administration',
      place: 6,
      href: '/security-log',
      label: '安全の記録',
      needs: 'service.watch',
      icon: 'shield-lock',
    },
  ],
}
