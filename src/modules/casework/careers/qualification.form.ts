/** The fields of 免許・資格・学んだこと, once: for the pages, the API and the actions. */
import type { z } from 'zod'
import { choice, form, line, maybeDay, maybeLine, maybeWords } from '../../../forms/index.ts'
import { qualificationKinds } from './qualification.labels.ts'

export const qualificationForm = form(
  {
    kind: choice('何か', qualificationKinds),
    name: line('名前'),
    issuer: maybeLine('出したところ・学んだところ'),
    gotOn: maybeDay('取った日・修了した日'),
    expiresOn: maybeDay('いつまで有効か'),
    note: maybeWords('ひとこと'),
  },
  (schema) =>
    schema.refine((input) => input.gotOn === null || input.expiresOn === null || input.expiresOn >= input.gotOn, {
      path: ['expiresOn'],
      message: '取った日より前です。日を直してください。',
    }),
)
export type QualificationInput = z.output<typeof qualificationForm.schema>
