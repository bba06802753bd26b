/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { myRoutes } from './my.routes.tsx'
import { ownPageEndpoints } from './own-page.endpoints.ts'
import { disclosed } from './my.disclosure.ts'
import { sentences } from './my.sentences.ts'

export const myRoom: Room = {
  routes: myRoutes,
  endpoints: ownPageEndpoints,
  navigation: [{ group: 'own', place: 1, href: '/my', label: 'わたしのページ', needs: 'own.read', icon: 'user' }],
  sentences,
  disclosed,
}
