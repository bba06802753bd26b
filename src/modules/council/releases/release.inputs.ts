import { z } from 'zod'
import { freeText } from '../../../platform/validate.ts'

/** What the office adds to the counted numbers. */
export const releaseInput = z.object({
  /** The number that was looked at: if another release came in between, this one is looked at again. */
  number: z.int({ error: '公表する号の番号がありません。' }).min(1, '号の番号は1からです。'),
  /** The words that go with the release; required where months of the former one count otherwise now. */
  note: freeText(null)
    .nullish()
    .transform((value) => value ?? ''),
})
export type ReleaseInput = z.output<typeof releaseInput>
