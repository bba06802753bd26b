/** The council's half year, written and approved in autumn; the year's report begun. */
import {
  approveProgressReport,
  findProgressFigures,
  startProgressReport,
  writeProgressReport,
} from '../../modules/council/progress-reports/index.ts'
import { instantInTokyo } from '../../platform/clock.ts'
import { councilYear } from '../council-year.ts'
import type { Scene } from '../scenes.ts'

const bureau = 'jimukyoku@roudoukyoku.example'

export const progressScenes: readonly Scene[] = [
  {
    name: 'two progress reports',
    play: async ({ as, ago, today, statistics }) => {
      const fiscalYear = councilYear(today)
      const figures = (period: 'half' | 'year', daysAgo: number) =>
        statistics((db) =>
          findProgressFigures(db, {
            fiscalYear,
            period,
            day: ago(daysAgo),
            now: instantInTokyo(ago(daysAgo), '11:00'),
            texts: [],
          }),
        )
      if (today < `${fiscalYear}-11-30`) return
      const half = await figures('half', 18)
      const { id } = await as(bureau, 18, (ctx) => startProgressReport(ctx, fiscalYear, { period: 'half' }, half))
      await as(bureau, 16, (ctx) =>
        writeProgressReport(ctx, id, 1, {
          next: '実習の機会をつくる時期を早め、年度のはじめに公募する。\n定着の確認をだれがするかを、構成機関のあいだで決める。',
        }),
      )
      await as(bureau, 14, (ctx) => approveProgressReport(ctx, id, 2, { approval: '第2回協議会', words: {} }, half))
      const year = await figures('year', 3)
      await as(bureau, 3, (ctx) => startProgressReport(ctx, fiscalYear, { period: 'year' }, year))
    },
  },
]
