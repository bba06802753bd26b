import { get, page, type Route } from '../../platform/http/room.ts'
import { ServicePage } from './pages/service-page.tsx'
import { listAlarms, readServiceState } from './service.queries.ts'

export const serviceRoutes: Route[] = [
  get('/service', 'service.watch', async (c) => {
    const [state, alarms] = await Promise.all([readServiceState(c.db), listAlarms(c.db, false)])
    return page(<ServicePage shell={c.shell} path={c.path} state={state} alarms={alarms} />)
  }),
]
