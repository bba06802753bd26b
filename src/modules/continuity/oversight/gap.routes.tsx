/** こぼれ防止: what may let somebody fall between desks, and how the caseload flows month by month. */
import type { ReadDb } from '../../../platform/database/handles.ts'
import { may } from '../../../permissions.ts'
import { addDays, type CivilDate } from '../../../platform/clock.ts'
import { figurePage } from '../../../figures/index.ts'
import { getFigures, type Route } from '../../../platform/http/room.ts'
import { formatDate, formatEraYear } from '../../../platform/japanese/era.ts'
import { fiscalYearOf, fiscalYearRange } from '../../../platform/japanese/fiscal-year.ts'
import { noPerson, shown } from '../../../subjects.ts'
import { listFlow } from './flow.queries.ts'
import { countGaps, listDeskLoads, listGap, listLoads, listSeams } from './gap.queries.ts'
import { limitsOf } from '../../casework/index.ts'
import { listedGaps } from './gaps.ts'
import { own } from './oversight.routes.tsx'
import { FlowPage } from './pages/flow-page.tsx'
import { GapCountsPage } from './pages/gap-counts-page.tsx'
import { sourceOf } from './figure-source.ts'
import { GapPage } from './pages/gap-page.tsx'

/** The first day of the month after. */
const nextMonth = (month: string): CivilDate => `${addDays(`${month}-01`, 31).slice(0, 7)}-01`

export const gapRoutes: Route[] = [
  getFigures('/gaps', 'gap.board', shown, async (c) => {
    const { settings } = c.council
    const today = c.clock.today()
    const limits = limitsOf(settings, today)
    const since = fiscalYearRange(fiscalYearOf(today)).from
    const flow = (db: ReadDb) => listSeams(db, since, today, settings.outcomeDays)
    if (!may(c.actor, 'team.see')) {
      c.shows('cases', [])
      const [counts, seams] = await c.statistics((db) => Promise.all([countGaps(db, limits), flow(db)]))
      return figurePage(
        c,
        <GapCountsPage path={c.path} shell={c.shell} counts={counts} seams={seams} />,
        sourceOf('こぼれ防止', today, []),
      )
    }
    const [seams, lists, loads, desks] = await Promise.all([
      c.statistics(flow),
      Promise.all(listedGaps.map(async (gap) => ({ gap, list: await listGap(c.db, gap, own(c), limits) }))),
      listLoads(c.db, own(c), limits),
      listDeskLoads(c.db, own(c)),
    ])
    c.shows(
      'cases',
      lists.flatMap(({ list }) => list.rows.map((row) => row.caseId)),
    )
    return figurePage(
      c,
      <GapPage
        path={c.path}
        shell={c.shell}
        limits={limits}
        settings={settings}
        lists={lists}
        left={loads.filter((load) => !load.present)}
        full={desks.filter((desk) => desk.capacity !== null && desk.open > desk.capacity)}
        seams={seams}
        below={settings.internalBelow}
      />,
      sourceOf('こぼれ防止', today, [
        `${settings.internalBelow}より小さい数は「<${settings.internalBelow}」とし、出しません。`,
      ]),
    )
  }),

  getFigures('/gaps/flow', 'gap.board', noPerson, async (c) => {
    const today = c.clock.today()
    const asked = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(c.query.get('month') ?? '')?.[0]
    const month = asked !== undefined && asked <= today.slice(0, 7) && asked >= '2000-01' ? asked : today.slice(0, 7)
    const last = addDays(nextMonth(month), -1)
    const organizationId = may(c.actor, 'team.see') ? own(c) : null
    const rows = await c.statistics((db) => listFlow(db, `${month}-01`, last < today ? last : today, organizationId))
    const label = {
      label: `${formatEraYear(Number(month.slice(0, 4)))}${Number(month.slice(5))}月`,
      previous: `/gaps/flow?month=${addDays(`${month}-01`, -1).slice(0, 7)}`,
      next: month === today.slice(0, 7) ? null : `/gaps/flow?month=${nextMonth(month).slice(0, 7)}`,
      made: formatDate(today),
    }
    const scope = organizationId === null ? '協議会の全体' : c.actor.organizationName
    return figurePage(
      c,
      <FlowPage path={c.path} shell={c.shell} month={label} scope={scope} rows={rows} />,
      sourceOf('ケースの出入り', today, [
        `${scope}。月のはじめの数に、入ったものを足し、出たものを引くと、月の終わりの数になります。`,
      ]),
    )
  }),
]
