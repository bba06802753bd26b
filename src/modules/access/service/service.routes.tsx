import { noPerson } from '../../../subjects.ts'
import { get, page as pageOf, type Route } from '../../../platform/http/room.ts'
import { SecurityPage } from './pages/security-page.tsx'
import { ServicePage } from './pages/service-page.tsx'
import { listQuarantined, listSecurityEvents } from './security.queries.ts'
import { type SecurityKind, securityLabels } from './service.labels.ts'
import { listAlarms, findServiceState } from './service.queries.ts'

export const serviceRoutes: Route[] = [
  get('/service', 'service.watch', noPerson, async (c) => {
    const [state, alarms] = await Promise.all([findServiceState(c.db), listAlarms(c.db, false)])
    return pageOf(<ServicePage shell={c.shell} path={c.path} state={state} alarms={alarms} dutyLabel={c.titles.duty} />)
  }),
  get('/security-log', 'service.watch', noPerson, async (c) => {
    const asked = c.query.get('kind') ?? ''
    const kind = asked in securityLabels ? (asked as SecurityKind) : null
    const page = Math.min(Math.max(Math.trunc(Number(c.query.get('page') ?? '1')) || 1, 1), 1_000)
    const quarantined = kind === 'file-stopped' ? await listQuarantined(c.db) : null
    return pageOf(
      <SecurityPage
        shell={c.shell}
        path={c.path}
        kind={kind}
        page={page}
        quarantined={quarantined}
        {...await listSecurityEvents(c.db, kind, page)}
      />,
    )
  }),
]
