/** 数字で見る: the newest release, former ones, the breakdowns of one figure, and all of it to take along. */
import { noPerson } from '../../../subjects.ts'
import { civilDateOf } from '../../../platform/clock.ts'
import { type GetContext, getCostly, getKept, type KeptContext, page, type Route } from '../../../platform/http/room.ts'
import { pictureAnswer } from '../../../figures/index.ts'
import { ProgressChart, YearsChart } from '../../../ui/index.ts'
import { yearsOf } from './figure-years.rules.ts'
import { courseOf } from './pages/one-figure-tables.tsx'
import { fiscalYearOf, formatDateTime } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { FigurePage } from './pages/figure-page.tsx'
import { FiguresPage } from './pages/figures-page.tsx'
import { readOpenDataTerms } from './council-words.ts'
import { OpenDataPage } from './pages/open-data-page.tsx'
import { findFormerlyCounted } from './formerly-counted.ts'
import { figuresShell, findOtherYears, findReleasedDetails } from './released-figures.ts'
import {
  findPlanYear,
  listAreas,
  figureFile,
  findRelease,
  listReleases,
  findReleasedSheets,
  type KpiDetail,
  type Release,
  releaseTitle,
} from '../../council/index.ts'

/** @throws NotFound where the address names no release */
async function releaseOf(c: KeptContext): Promise<Release> {
  const [year, number] = [c.params['year'] ?? '', c.params['number'] ?? '']
  const release =
    /^(20|21)\d{2}$/.test(year) && /^[1-9]\d{0,3}$/.test(number)
      ? await findRelease(c.db, Number(year), Number(number))
      : undefined
  if (release === undefined) throw new NotFound('release')
  return release
}

async function drawFigures(c: KeptContext, release: Release | undefined) {
  const published = release === undefined ? null : await c.statistics((db) => findReleasedDetails(db, release))
  const before = published === null ? new Map() : await c.statistics((db) => findFormerlyCounted(db, published))
  const others = release === undefined ? [] : await c.statistics((db) => findOtherYears(db, release))
  const areas = await listAreas(c.db)
  const fiscalYear =
    published?.release.fiscalYear ??
    (await findPlanYear(c.db, fiscalYearOf(c.clock.today()))) ??
    fiscalYearOf(c.clock.today())
  const [newest] = await listReleases(c.db)
  return (
    <FiguresPage
      shell={await figuresShell(c)}
      path={c.path}
      fiscalYear={fiscalYear}
      areas={areas}
      others={others}
      published={published === null ? null : { ...published, before, day: civilDateOf(published.release.asOf) }}
      newerHref={newest !== undefined && release !== undefined && newest.id !== release.id ? '/figures' : null}
    />
  )
}

/** Null where nobody has reported it, or nothing of it may be shown. */
function drawnCourse(detail: KpiDetail, release: Release) {
  const course =
    detail.item.state === 'unreported'
      ? null
      : courseOf({ detail, fiscalYear: release.fiscalYear, day: civilDateOf(release.asOf) })
  return course === null ? null : <ProgressChart {...course} />
}

/** As the last releases of the years have it; null before there are two numbers to join. */
async function drawnYears(c: GetContext, { item }: KpiDetail, release: Release) {
  const all = await c.statistics(async (db) => [
    await findReleasedDetails(db, release),
    ...(await findOtherYears(db, release)),
  ])
  const years = yearsOf(item.code, all)
  return years.filter((year) => year.value !== null).length < 2 ? null : <YearsChart label={item.label} years={years} />
}

export const figureRoutes: Route[] = [
  getKept('/figures', async (c) => page(await drawFigures(c, (await listReleases(c.db))[0]))),
  getKept('/figures/:year/:number', async (c) => page(await drawFigures(c, await releaseOf(c)))),
  getKept('/figures/:year/:number/:code', async (c) => {
    const release = await releaseOf(c)
    const [figure] = await findReleasedSheets(c.db, release, c.params['code'] ?? '')
    if (figure === undefined) throw new NotFound('figure')
    return page(<FigurePage shell={await figuresShell(c)} path={c.path} release={release} figure={figure} />)
  }),
  getCostly('/figures/:year/:number/:code/:file', 'public', noPerson, async (c) => {
    const release = await releaseOf(c)
    const { details } = await c.statistics((db) => findReleasedDetails(db, release))
    const detail = details.find((each) => each.item.code === c.params['code'])
    const [, picture, format] = /^(course|years)\.(svg|png)$/.exec(c.params['file'] ?? '') ?? []
    if (detail === undefined || (format !== 'svg' && format !== 'png')) throw new NotFound('picture')
    const drawing = picture === 'course' ? drawnCourse(detail, release) : await drawnYears(c, detail, release)
    if (drawing === null) throw new NotFound('picture')
    const title = `${detail.item.label} ${picture === 'years' ? '年度ごとの数' : releaseTitle(release)}`
    return pictureAnswer(format, title, drawing, {
      title,
      lines: [
        `出どころ: ${c.council.name}「数字で見る」`,
        `${formatDateTime(release.asOf)}までに記録されたものを数えています。`,
      ],
    })
  }),
  getKept('/open-data', async (c) =>
    page(
      <OpenDataPage
        shell={await figuresShell(c)}
        path={c.path}
        council={c.council.name}
        terms={await readOpenDataTerms(c.council.folder)}
        releases={await listReleases(c.db)}
      />,
    ),
  ),
  getCostly('/open-data/:year/:number/:file', 'public', noPerson, async (c) => {
    const release = await releaseOf(c)
    const figures = await findReleasedSheets(c.db, release)
    const terms = await readOpenDataTerms(c.council.folder)
    const below = Math.max(0, ...figures.map((figure) => figure.below))
    return figureFile(
      c.params['file'] ?? '',
      {
        title: `${c.council.name} ${releaseTitle(release)}`,
        lines: [
          `${formatDateTime(release.asOf)}までに記録されたものを数えています。`,
          `公表: ${formatDateTime(release.publishedAt)} ${release.organizationName}`,
          ...(release.note === '' ? [] : [release.note]),
          `${below}より小さい数は「<${below}」、ほかの小さい数が計算で分かってしまう数は「＊」とし、出しません。0はそのまま出します。`,
          ...(terms === null
            ? []
            : [
                `利用の条件: ${terms.license}${terms.url === null ? '' : ` ${terms.url}`}`,
                `出典の書き方: ${terms.credit}`,
              ]),
        ],
      },
      figures,
    )
  }),
]
