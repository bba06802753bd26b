/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { ageLimitEndpoints } from './age-limit.endpoints.ts'
import { importRoutes } from './import.routes.tsx'
import { jobEndpoints } from './job.endpoints.ts'
import { jobRoutes } from './job.routes.tsx'
import { wayEndpoints } from './way.endpoints.ts'
import { measureRoutes, wayRoutes } from './way.routes.tsx'

export const jobsRoom: Room = {
  routes: [...measureRoutes, ...importRoutes, ...jobRoutes, ...wayRoutes],
  endpoints: [...ageLimitEndpoints, ...jobEndpoints, ...wayEndpoints],
  drafts: { 'job:': '求人', 'job-age-measure:': '年齢を限る理由になる施策' },
  navigation: [{ group: 'jobs', place: 2, href: '/jobs', label: '求人', needs: 'job.read', icon: 'briefcase' }],
}
