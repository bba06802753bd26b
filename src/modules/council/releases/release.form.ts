import { z } from 'zod'
import { form, maybeWords, own } from '../../../forms/index.ts'

/** What the office adds to the counted numbers. */
export const releaseForm = form({
  /** The number that was looked at: if another release came in between, this one is looked at again. */
  number: own(z.int({ error: '公表する号の番号がありません。' }).min(1, '号の番号は1からです。'), (posted, name) =>
    Number(posted.text(name)),
  ),
  /** The words that go with the release; required where months of the former one count otherwise now. */
  note: maybeWords('読む方へのことば'),
})
export const releaseInput = releaseForm.schema
export type ReleaseInput = z.output<typeof releaseInput>
