/** The fields of 終結, once: for the pages, the API and the actions. */
import { z } from 'zod'
import type { Fields } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { choice, day, form, maybeLine, maybeWords, words } from '../../../forms/index.ts'
import { closureReasons } from './case.labels.ts'

const closureForm = form({
  reason: choice('終結の理由', closureReasons),
  summary: words('これまでのまとめ'),
  reopenHint: maybeWords('どんなときに再開するか'),
  followUpsEndReason: {
    ...maybeLine('定着の確認を終える理由'),
    schema: z
      .string()
      .max(500, '500字までで書いてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
  },
  closedOn: day('終結の日'),
})
export const closureInput = closureForm.schema
export type ClosureInput = z.output<typeof closureInput>
export const parseClosure = (fields: Fields): Outcome<ClosureInput> => closureForm.parse(fields)
