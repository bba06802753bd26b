/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'

export const accountsRoom: Room = {
  navigation: [
    { group: 'administration', place: 4, href: '/admin', label: '利用者', needs: 'account.manage', icon: 'users' },
  ],
}
