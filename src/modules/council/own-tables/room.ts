/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { ownTableRoutes } from './own-table.routes.tsx'

export const ownTablesRoom: Room = {
  routes: ownTableRoutes,
  drafts: {},
}
