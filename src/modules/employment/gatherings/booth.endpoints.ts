/** 催しのブース: employers at a gathering, and the times at which people are seen there. */
import { z } from 'zod'
import { noPerson } from '../../../subjects.ts'
import {
  answer,
  answering,
  answeringAsIs,
  confirmed,
  type Endpoint,
  idOf,
  input,
  listOf,
  reading,
  writing,
} from '../../../platform/api/index.ts'
import { addBooth, addSlots, removeBooth } from './booth.actions.ts'
import { boothForm, slotsForm } from './booth.form.ts'
import { findBooth, listBooths } from './booth.queries.ts'
import { getGathering } from './gathering.queries.ts'

const booth = answer(
  'GatheringBooth',
  z.object({
    id: z.uuid(),
    gatheringId: z.uuid(),
    employerId: z.uuid(),
    employerName: z.string(),
    label: z.string(),
    note: z.string(),
    slots: z.array(
      z.object({ id: z.uuid(), startsAt: z.string(), endsAt: z.string(), seats: z.int(), taken: z.int() }),
    ),
  }),
)
const removed = answer('GatheringBoothRemoved', z.object({ gatheringId: z.uuid() }))
const slotsMade = answer('GatheringSlotsMade', z.object({ gatheringId: z.uuid(), slots: z.int().describe('枠の数') }))
const common = { about: noPerson, tag: '催し' } as const

export const boothEndpoints: Endpoint[] = [
  reading({
    ...common,
    id: 'listGatheringBooths',
    path: '/gatherings/{id}/booths',
    permission: 'gathering.read',
    summary: '催しに出る企業と、面談の時間',
    response: listOf('GatheringBoothList', booth),
    read: async ({ db, params }) => {
      const { id } = await getGathering(db, idOf(params))
      return { body: { items: (await listBooths(db, id)).map((each) => booth.parse(each)), next: null } }
    },
  }),
  writing({
    ...common,
    id: 'addGatheringBooth',
    path: '/gatherings/{id}/booths',
    permission: 'gathering.host',
    summary: '企業のブースを加える',
    body: input('GatheringBoothInput', boothForm.schema),
    response: booth,
    write: async ({ action, body, db, params }) =>
      answering(await addBooth(action, idOf(params), body), async ({ id }) => ({
        body: booth.parse(await findBooth(db, id)),
      })),
  }),
  writing({
    ...common,
    id: 'addGatheringSlots',
    path: '/gathering-booths/{id}/slots',
    permission: 'gathering.host',
    summary: '面談の時間を加える',
    body: input('GatheringSlotsInput', slotsForm.schema),
    response: slotsMade,
    write: async ({ action, body, params }) => answeringAsIs(await addSlots(action, idOf(params), body)),
  }),
  writing({
    ...common,
    id: 'removeGatheringBooth',
    status: 200,
    path: '/gathering-booths/{id}/removal',
    permission: 'gathering.host',
    summary: '企業のブースを取りやめる',
    body: input('GatheringBoothRemoval', confirmed('取りやめる')),
    response: removed,
    write: async ({ action, params }) => answeringAsIs(await removeBooth(action, idOf(params))),
  }),
]
