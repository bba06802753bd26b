/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { figureRoutes } from './figures.routes.tsx'
import { findRoutes } from './find.routes.tsx'
import { pageRoutes } from './site.routes.tsx'

export const siteRoom: Room = {
  routes: [...pageRoutes, ...figureRoutes, ...findRoutes],
}
