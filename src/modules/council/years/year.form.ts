/** The fields of 年度の締め, once: for the page, the API and the action. */
import type { z } from 'zod'
import { form, maybeWords } from '../../../forms/index.ts'

export const closingForm = form({ note: maybeWords('出なかった報告があるわけ') })
export const closingInput = closingForm.schema
export type ClosingInput = z.output<typeof closingInput>
