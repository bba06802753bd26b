/** The emergency door: opened, seconded, looked at afterwards. */
import { anEmergency, noPerson } from '../../../subjects.ts'
import { z } from 'zod'
import { emergencyForm, emergencyReviewForm } from './emergency.form.ts'
import { openEmergencyDoor, reviewEmergencyAccess, secondEmergencyDoor } from './emergency.actions.ts'
import { answer, answering, type Endpoint, input, writing, idOf } from '../../../platform/api/index.ts'

export const emergencyEndpoints: Endpoint[] = [
  writing({
    id: 'openEmergencyDoor',
    path: '/emergency-access',
    about: noPerson,
    permission: 'emergency.open',
    tag: '同意と閲覧',
    summary: '緊急に開く',
    description: '両方の責任者に知らせが行きます。開けなかったときは caseId が null です。',
    body: input('EmergencyInput', emergencyForm.schema),
    response: answer(
      'EmergencyOpened',
      z.object({ caseId: z.uuid().nullable(), told: z.boolean().describe('この機関の責任者に知らせが届いたか') }),
    ),
    write: async ({ action, body }) =>
      answering(await openEmergencyDoor(action, body), (opened) => Promise.resolve({ body: opened })),
  }),
  writing({
    id: 'secondEmergencyAccess',
    status: 200,
    path: '/emergency-access/{id}/opening',
    about: anEmergency,
    permission: 'emergency.second',
    tag: '同意と閲覧',
    summary: '二人目として確かめ、限られた記録を開く',
    body: input(
      'EmergencySecond',
      z.object({ confirm: z.literal(true, '開いてよければ confirm を true にしてください。') }),
    ),
    response: answer('EmergencySeconded', z.object({ id: z.uuid() })),
    write: async ({ action, params }) =>
      answering(await secondEmergencyDoor(action, idOf(params)), ({ id }) => Promise.resolve({ body: { id } })),
  }),
  writing({
    id: 'reviewEmergencyAccess',
    status: 200,
    path: '/emergency-access/{id}/review',
    about: anEmergency,
    permission: 'emergency.review',
    tag: '同意と閲覧',
    summary: '緊急の閲覧を確かめる',
    body: input('EmergencyReview', emergencyReviewForm.schema),
    response: answer('EmergencyReviewed', z.object({ id: z.uuid() })),
    write: async ({ action, body, params }) =>
      answering(await reviewEmergencyAccess(action, idOf(params), body), ({ id }) => Promise.resolve({ body: { id } })),
  }),
]
