/** The workbench writes nothing itself: the case whose pages it has, for the tests that walk through all rooms. */
import type { Maker, RoomSpecimens } from '../../../../tests/support/specimens.ts'
import {
  closedConference,
  decidedType,
  draftedPlan,
  leftNote,
  madeAppointment,
  recordedPlacement,
  recordedTraining,
  sentReferral,
} from '../../../../tests/support/thread.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'

/** With something of each room on it: its page shows them all. */
const aLongCase: Maker<{ id: string }> = async (w) => {
  const { council, us, them, words } = w
  const { id } = await aCase(w)
  await decidedType(council, us, id)
  await madeAppointment(council, us, id, words.note)
  await recordedPlacement(council, us, id, { employerName: words.employer })
  await recordedTraining(council, us, id, { course: words.employer })
  await draftedPlan(council, us, id, { wish: words.reason })
  await closedConference(council, us, id, them, words.note)
  await leftNote(w.open, w.manager, id, words.note)
  const { reason, requests } = words
  await sentReferral(council, us, id, them.deskId ?? '', ['contact'], null, { reason, requests })
  return { id }
}

export const specimens: RoomSpecimens = {
  pages: {
    '/cases/:id': (w) => w.of(aLongCase),
    '/cases/:id/paper': (w) => w.of(aLongCase),
    '/cases/{id}/timeline': (w) => w.of(aLongCase),
  },
}
