/** 年度の締め: its right inputs, for the tests that walk through all rooms. */
import { type Maker, type RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { closeYear } from './index.ts'

/** A year that is over long ago and whose plan is there; closing it uses it up. */
const anOverYear: Maker<{ year: string }> = async (w) => {
  const [row] = await w.open.ownerQuery<{ year: number }>(
    `insert into plans (fiscal_year, title, valid_from, valid_to, issued_month, issued_label, target_types,
       goals, source)
     select next, title, make_date(next, 4, 1), make_date(next + 1, 3, 31), make_date(next, 4, 1), issued_label,
       target_types, goals, source
     from plans, (select least(min(fiscal_year), 2021) - 1 as next from plans) y
     where fiscal_year = 2025
     returning fiscal_year as year`,
  )
  if (row === undefined) throw new Error('no plan to copy')
  return { year: String(row.year) }
}

export const specimens: RoomSpecimens = {
  forms: {
    '/years/:year/closing': { by: 'office', at: anOverYear, once: true, fields: { note: 'x' } },
  },
  writes: {
    'POST /fiscal-years/{year}/close': { by: 'office', at: anOverYear, once: true, body: { note: 'x' } },
  },
  actions: {
    closeYear: {
      by: 'office',
      event: 'year.closed',
      ready: async (w) => {
        const { year } = await anOverYear(w)
        return (ctx) => closeYear(ctx, Number(year), { note: '新' })
      },
    },
  },
}
