/** 窓口: the parameters of its page, for the tests that walk through all rooms. */
import type { RoomSpecimens } from '../../../../tests/support/specimens.ts'

export const specimens: RoomSpecimens = {
  pages: {
    '/desks/:desk': async () => ({ desk: 'ms-nagano' }),
  },
}
