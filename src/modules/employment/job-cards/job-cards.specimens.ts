/** 本人に渡す書類: how they are asked for, for the tests that walk through all rooms. */
import type { RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { aCase } from '../../casework/cases/cases.specimens.ts'

export const specimens: RoomSpecimens = {
  pages: {
    '/cases/:id/papers': (w) => w.of(aCase),
    '/cases/:id/papers/:file': async (w) => ({ ...(await w.of(aCase)), file: 'job-card.docx' }),
  },
}
