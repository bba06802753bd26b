/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { assessmentRoutes } from './assessment.routes.tsx'
import { assessmentEndpoints } from './assessment.endpoints.ts'
import { disclosed } from './assessments.disclosure.ts'
import { sentences } from './assessments.sentences.ts'

export const assessmentsRoom: Room = {
  routes: assessmentRoutes,
  endpoints: assessmentEndpoints,
  drafts: { 'assessment:': '聞き取り' },
  navigation: [
    {
      group: 'administration',
      place: 1,
      href: '/forms',
      label: '聞き取りの様式',
      needs: 'form.manage',
      icon: 'clipboard-text',
    },
  ],
  sentences,
  disclosed,
}
