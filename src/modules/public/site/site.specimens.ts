/** 公開サイト: the parameters of its pages, for the tests that walk through all rooms. */
import type { RoomSpecimens } from '../../../../tests/support/specimens.ts'
import { aRelease } from '../../council/releases/releases.specimens.ts'

export const specimens: RoomSpecimens = {
  pages: {
    '/figures/:year/:number': (w) => w.of(aRelease),
    '/figures/:year/:number/:code': async (w) => ({ ...(await w.of(aRelease)), code: 'regular-employment' }),
    '/figures/:year/:number/:code/:file': async (w) => ({
      ...(await w.of(aRelease)),
      code: 'regular-employment',
      file: 'course.svg',
    }),
    '/open-data/:year/:number/:file': async (w) => ({ ...(await w.of(aRelease)), file: 'figures.xlsx' }),
    '/find/:desk': async () => ({ desk: 'ms-nagano' }),
  },
}
