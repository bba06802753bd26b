/** The fiscal years that have a plan, and closing one. */
import { noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import {
  answer,
  answeringAsIs,
  day,
  type Endpoint,
  input,
  instant,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { fiscalYearRange } from '../../../platform/japanese/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { listPlanYears } from '../council/index.ts'
import { closeYear } from './year.actions.ts'
import { closingInput } from './year.form.ts'

const fiscalYear = answer(
  'FiscalYear',
  z.object({
    fiscalYear: z.int(),
    from: day,
    to: day,
    state: z.enum(['running', 'settling', 'closed']).describe('running は今年度、settling は終わって締める前'),
    closedAt: instant.nullable(),
  }),
)
const closed = answer('FiscalYearClosed', z.object({ fiscalYear: z.int() }))

export const yearEndpoints: Endpoint[] = [
  reading({
    id: 'listFiscalYears',
    path: '/fiscal-years',
    about: noPerson,
    permission: 'plan.read',
    tag: '計画と数字',
    summary: '計画のある年度',
    description: 'はじまった年度を、新しいものから。',
    response: listOf('FiscalYearList', fiscalYear),
    read: async ({ council, db }) => ({
      body: {
        items: (await listPlanYears(db, council.clock.today())).map((each) => ({
          fiscalYear: each.fiscalYear,
          ...fiscalYearRange(each.fiscalYear),
          state: each.state,
          closedAt: each.closedAt?.toISOString() ?? null,
        })),
        next: null,
      },
    }),
  }),
  writing({
    id: 'closeFiscalYear',
    status: 200,
    path: '/fiscal-years/{year}/close',
    about: noPerson,
    permission: 'year.close',
    tag: '計画と数字',
    summary: '年度を締める',
    description: '事務局の確認を待つ報告があるあいだは締められません。出ていない報告があれば note が要ります。',
    body: input('FiscalYearClosing', closingInput),
    response: closed,
    write: async ({ action, body, params }) => {
      const year = params['year'] ?? ''
      if (!/^\d{4}$/.test(year)) throw new NotFound('year')
      return answeringAsIs(await closeYear(action, Number(year), body))
    },
  }),
]
