/** 催しの受付, for who holds it. */
import { z } from 'zod'
import { shown } from '../../../subjects.ts'
import {
  alsoAt,
  answer,
  answering,
  answeringAsIs,
  type Endpoint,
  idOf,
  input,
  instant,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { checkIn, noteInterviewResult, undoCheckIn } from './door.actions.ts'
import { checkInForm, doorResultForm } from './door.form.ts'
import { listDoor } from './door.queries.ts'
import { getGathering } from './gathering.queries.ts'

const entry = answer(
  'GatheringDoorEntry',
  z.object({
    id: z.uuid(),
    number: z.int().describe('受付番号'),
    state: z.enum(['seated', 'waiting']),
    callName: z.string().describe('受付での呼び名。空なら番号で呼ぶ'),
    companions: z.int(),
    needs: z.string(),
    deskName: z.string().describe('申し込んだ窓口'),
    checkedInAt: instant.nullable(),
  }),
)
const came = answer('GatheringCheckedIn', z.object({ id: z.uuid(), number: z.int(), callName: z.string() }))
const noted = answer('GatheringNoted', z.object({ id: z.uuid() }))
const undoing = z.object({ signUpId: z.uuid('申込みを選んでください。') })
const door = { about: shown, tag: '催し', permission: 'gathering.checkIn' } as const

const checkingIn = writing({
  ...door,
  id: 'checkInAtGathering',
  status: 200,
  path: '/gatherings/{id}/check-in',
  summary: '受付をする',
  description: '受付番号か、受付票の二次元コードの中身。',
  body: input('GatheringCheckIn', checkInForm.schema),
  response: came,
  write: async ({ action, body, params, shows }) =>
    answering(await checkIn(action, idOf(params), body), (done) => {
      shows('gathering_sign_ups', [done.id])
      return Promise.resolve({ body: done })
    }),
})

export const doorEndpoints: Endpoint[] = [
  reading({
    ...door,
    id: 'listGatheringDoor',
    path: '/gatherings/{id}/door',
    summary: '受付の一覧',
    response: listOf('GatheringDoor', entry),
    read: async ({ actor, db, params, shows }) => {
      const gathering = await getGathering(db, idOf(params))
      if (gathering.organizationId !== actor.organizationId) throw new NotFound('gathering')
      const found = await listDoor(db, gathering.id)
      shows(
        'gathering_sign_ups',
        found.map((each) => each.id),
      )
      const items = found.map((each) => entry.parse({ ...each, checkedInAt: each.checkedInAt?.toISOString() ?? null }))
      return { body: { items, next: null } }
    },
  }),
  checkingIn,
  alsoAt(checkingIn, 'noteAttendance', '/gatherings/{id}/attendance'),
  writing({
    ...door,
    id: 'undoCheckInAtGathering',
    status: 200,
    path: '/gatherings/{id}/check-in/undone',
    summary: '受付を取り消す',
    body: input('GatheringCheckInUndone', undoing),
    response: noted,
    write: async ({ action, body, params, shows }) => {
      shows('gathering_sign_ups', [])
      return answeringAsIs(await undoCheckIn(action, idOf(params), body.signUpId))
    },
  }),
  writing({
    ...door,
    id: 'noteGatheringInterviewResult',
    status: 200,
    path: '/gatherings/{id}/interview-results',
    summary: '面談の結果を、主催が記録する',
    body: input('GatheringDoorResult', doorResultForm.schema),
    response: noted,
    write: async ({ action, body, params, shows }) => {
      shows('gathering_sign_ups', [])
      return answeringAsIs(await noteInterviewResult(action, idOf(params), body))
    },
  }),
]
