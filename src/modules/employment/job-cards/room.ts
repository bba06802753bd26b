/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { jobCardRoutes } from './job-card.routes.tsx'

export const jobCardsRoom: Room = { routes: jobCardRoutes }
