/** What is handed out of a sheet that was read in: nothing. */
import type { Disclosed } from '../../../platform/disclosure.ts'

export const disclosed: Disclosed = {
  imported_rows: { nothing: '読みこんだ行の照合値。元に戻せない', order: 1 },
}
