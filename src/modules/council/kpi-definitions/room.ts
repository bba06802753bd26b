/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { definitionDraftEndpoints } from './definition-draft.endpoints.ts'
import { definitionDraftRoutes } from './definition-draft.routes.tsx'

export const kpiDefinitionsRoom: Room = {
  routes: definitionDraftRoutes,
  endpoints: definitionDraftEndpoints,
  drafts: { 'definition-draft:': 'KPIの数え方の案', 'definition-withdrawal:': 'KPIの数え方の取りやめ' },
}
