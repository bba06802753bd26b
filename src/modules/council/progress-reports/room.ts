/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { progressRoutes } from './progress.routes.tsx'
import { progressReportEndpoints } from './progress.endpoints.ts'

export const progressReportsRoom: Room = {
  routes: progressRoutes,
  endpoints: progressReportEndpoints,
  drafts: { 'progress:': '進捗報告' },
}
