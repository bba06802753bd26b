/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { kpiFactRoutes } from './kpi-fact.routes.tsx'
import { indicatorRoutes } from './indicator.routes.tsx'
import { roadmapRoutes } from './roadmap.routes.tsx'
import { figureChangesRoutes } from './figure-changes.routes.tsx'
import { kpiDecisionRoutes } from './kpi-decision.routes.tsx'
import { figureNoteRoutes } from './figure-note.routes.tsx'
import { figureNoteEndpoints } from './figure-note.endpoints.ts'
import { roadmapEndpoints } from './roadmap.endpoints.ts'
import { kpiEndpoints } from './kpi.endpoints.ts'
import { kpiFactEndpoints } from './kpi-fact.endpoints.ts'
import { kpiDecisionEndpoints } from './kpi-decision.endpoints.ts'
import { sealLedger } from './seal-ledger.duty.ts'

export const indicatorsRoom: Room = {
  routes: [
    ...indicatorRoutes,
    ...kpiFactRoutes,
    ...roadmapRoutes,
    ...figureChangesRoutes,
    ...kpiDecisionRoutes,
    ...figureNoteRoutes,
  ],
  endpoints: [
    ...roadmapEndpoints,
    ...kpiEndpoints,
    ...kpiFactEndpoints,
    ...kpiDecisionEndpoints,
    ...figureNoteEndpoints,
  ],
  drafts: {
    'roadmap-report:': '工程表の報告',
    'roadmap-step:': '工程表の予定',
    'kpi-goal:': 'KPIの目標の決定',
    'kpi-definition:': 'KPIの数え方の決定',
    'figure-note:': '数につけることば',
    'figure-note-correction:': '数につけたことばの直し',
    'figure-note-withdrawal:': '数につけたことばの取り消し',
  },
  navigation: [
    { group: 'council', place: 2, href: '/roadmap', label: '工程表', needs: 'roadmap.read', icon: 'timeline' },
    { group: 'council', place: 3, href: '/kpis', label: 'KPI・数字', needs: 'kpi.read', icon: 'chart-line' },
  ],
  duties: {
    'seal-ledger': { pace: 'minute', label: '台帳の記録を書きかえられないようにする', run: sealLedger },
  },
}
