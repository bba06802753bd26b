/** 本人のページ: opened and ended by the desk. */
import { z } from 'zod'
import {
  type Endpoint,
  answer,
  answering,
  idOf,
  input,
  reading,
  writing,
  made,
  day,
} from '../../../platform/api/index.ts'
import { getOwnPage } from './own-page.queries.ts'
import { ownPageInput } from './own-page.form.ts'
import { endOwnPage, openOwnPage } from './own-page.actions.ts'
import { aCase } from '../../../subjects.ts'
import { getCaseHeader } from '../../casework/index.ts'

const ownPage = answer(
  'OwnPage',
  z.object({
    open: z.object({ id: z.uuid(), email: z.string(), openedOn: day, openedByName: z.string().nullable() }).nullable(),
  }),
)
export const ownPageEndpoints: Endpoint[] = [
  reading({
    id: 'getOwnPage',
    path: '/cases/{id}/own-page',
    about: aCase,
    permission: 'ownPage.open',
    tag: '支援プラン',
    summary: '本人のページ',
    description: '本人が見られるのは、本人に出した支援プランと、記録を開いた機関だけです。',
    response: ownPage,
    read: async ({ db, params }) => {
      const { id } = await getCaseHeader(db, idOf(params))
      return { body: { open: await getOwnPage(db, id) } }
    },
  }),
  writing({
    id: 'openOwnPage',
    path: '/cases/{id}/own-page',
    about: aCase,
    permission: 'ownPage.open',
    tag: '支援プラン',
    summary: '本人のページを開き、招待のメールを送る',
    body: input('OwnPageInput', ownPageInput),
    response: answer(
      'OwnPageOpened',
      z.object({ id: z.uuid(), invited: z.boolean().describe('招待のメールを送った') }),
    ),
    write: async ({ action, body, council, params }) =>
      answering(await openOwnPage(action, idOf(params), body, council.baseUrl), (opened) =>
        Promise.resolve({ body: opened }),
      ),
  }),
  writing({
    id: 'endOwnPage',
    status: 200,
    path: '/cases/{id}/own-page/end',
    about: aCase,
    permission: 'ownPage.open',
    tag: '支援プラン',
    summary: '本人のページを閉じる',
    body: input('OwnPageEnd', z.object({ confirm: z.literal(true, '閉じるなら confirm を true にしてください。') })),
    response: made,
    write: async ({ action, params }) =>
      answering(await endOwnPage(action, idOf(params)), ({ id }) => Promise.resolve({ body: { id } })),
  }),
]
