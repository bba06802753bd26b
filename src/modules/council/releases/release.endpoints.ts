/** 公表: breakdowns of a figure, the releases, and publishing one. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { may } from '../../../permissions.ts'
import { NotFound, wrongState } from '../../../platform/outcome.ts'
import { findPublishedAsOf } from '../indicators/index.ts'
import { type FileFigure } from './release-files.ts'
import { findRelease, listReleases, type Release } from './release.queries.ts'
import { prepareRelease, releasable } from './prepare-release.ts'
import { publishRelease } from './release.actions.ts'
import { findBreakdownSheets, findReleasedSheets } from './sheets.queries.ts'
import { releaseInput } from './release.form.ts'
import { planYearOf } from '../plan/index.ts'
import {
  answer,
  answeringAsIs,
  asOf,
  type Endpoint,
  fiscalYear,
  input,
  instant,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'

const release = answer(
  'Release',
  z.object({
    fiscalYear: z.int(),
    number: z.int(),
    asOf: instant,
    publishedAt: instant,
    organizationName: z.string(),
    note: z.string(),
    isRevision: z.boolean().describe('締めた年度の、締めたあとの訂正'),
  }),
)
const shown = answer(
  'ShownNumber',
  z.object({
    value: z.int().nullable(),
    mark: z
      .enum(['below', 'hidden'])
      .nullable()
      .describe('below は小さい数、hidden はほかの小さい数が分かってしまう数'),
  }),
)
const row = z.object({ key: z.string(), label: z.string(), values: z.array(shown) })
const figure = answer(
  'FigureBreakdowns',
  z.object({
    code: z.string(),
    label: z.string(),
    unit: z.string(),
    version: z.int(),
    description: z.string(),
    below: z.int(),
    breakdowns: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        columns: z.array(z.string()),
        rows: z.array(row),
        total: z.array(shown),
      }),
    ),
    notes: z
      .array(z.object({ month: z.string(), note: z.string() }))
      .describe("事務局のことば。月は '2025-12'、空は年度のこと"),
  }),
)
const whole = answer('ReleaseWithFigures', z.intersection(release, z.object({ figures: z.array(figure) })))
const made = answer('ReleasePublished', z.object({ id: z.uuid(), fiscalYear: z.int(), number: z.int() }))

const releaseOf = ({
  fiscalYear: year,
  number,
  asOf: counted,
  publishedAt,
  organizationName,
  note,
  isRevision,
}: Release) => ({
  fiscalYear: year,
  number,
  asOf: counted.toISOString(),
  publishedAt: publishedAt.toISOString(),
  organizationName,
  note,
  isRevision,
})
const figureOf = ({ sheets, ...each }: FileFigure) => ({
  ...each,
  breakdowns: sheets.map((sheet) => ({
    id: sheet.id,
    label: sheet.title,
    columns: sheet.columns,
    rows: sheet.rows.map(({ key, label, values }) => ({ key, label, values })),
    total: sheet.total,
  })),
})

export const releaseEndpoints: Endpoint[] = [
  reading({
    id: 'getKpiBreakdown',
    path: '/kpis/{code}/breakdown',
    about: noPerson,
    permission: 'kpi.read',
    tag: '計画と数字',
    summary: 'KPIの内訳',
    description: '月・圏域と類型・年齢・機関・市町村ごと。小さい数は、協議会の事務局のほかには出しません。',
    query: z.object({ fiscalYear, asOf }),
    response: figure,
    read: async ({ actor, council, db, params, query, statistics }) => {
      const year = await planYearOf(db, query.fiscalYear, council.clock.today())
      const threshold = may(actor, 'kpi.readExact') ? null : council.settings.internalBelow
      return {
        body: figureOf(
          await statistics((figures) =>
            findBreakdownSheets(figures, {
              fiscalYear: year,
              code: params['code'] ?? '',
              asOf: query.asOf ?? null,
              now: council.clock.now(),
              threshold,
            }),
          ),
        ),
      }
    },
  }),
  reading({
    id: 'listReleases',
    path: '/releases',
    about: noPerson,
    permission: 'kpi.read',
    tag: '計画と数字',
    summary: '公表した号',
    description: '新しい号から。',
    response: listOf('ReleaseList', release),
    read: async ({ db }) => ({ body: { items: (await listReleases(db)).map(releaseOf), next: null } }),
  }),
  reading({
    id: 'getRelease',
    path: '/releases/{year}/{number}',
    about: noPerson,
    permission: 'kpi.read',
    tag: '計画と数字',
    summary: '公表した号の数字',
    response: whole,
    read: async ({ db, params }) => {
      const found = await findRelease(db, Number(params['year']), Number(params['number']))
      if (found === undefined) throw new NotFound('release')
      return { body: { ...releaseOf(found), figures: (await findReleasedSheets(db, found)).map(figureOf) } }
    },
  }),
  writing({
    id: 'publishRelease',
    path: '/releases',
    about: noPerson,
    permission: 'release.publish',
    tag: '計画と数字',
    summary: '新しい号を公表する',
    description:
      'number は次の号の番号。もう書きかえられない記録までを数え、asOf があればその時点まで。前の号の月が変わるときは note が要ります。',
    body: input('ReleaseInput', z.intersection(releaseInput, z.object({ asOf, fiscalYear }))),
    response: made,
    write: async ({ action, body, council, db, statistics }) => {
      const year = await planYearOf(db, body.fiscalYear, council.clock.today())
      const prepared = await statistics(async (figures) => {
        const sealed = await findPublishedAsOf(figures)
        return sealed === null ? null : prepareRelease(figures, year, releasable(body.asOf ?? null, sealed))
      })
      if (prepared === null) return wrongState('公表できる記録は、まだありません。')
      return answeringAsIs(await publishRelease(action, prepared, body))
    },
  }),
]
