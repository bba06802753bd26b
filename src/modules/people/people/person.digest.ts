import type { ActionContext } from '../../../platform/action.ts'
import type { PersonValues } from './person.inputs.ts'
import { digestText } from './person.rules.ts'

/** By what the person is counted once, as it stands in `people`: kept with every change of reading or birth date. */
export function digestColumns(
  ctx: Pick<ActionContext, 'keys' | 'fold'>,
  person: Pick<PersonValues, 'familyNameKana' | 'givenNameKana' | 'birthDate'>,
): { digest: Buffer | null; digest_due: false } {
  const text = digestText(person, person.birthDate, ctx.fold)
  return { digest: text === null ? null : Buffer.from(ctx.keys.digest(text)), digest_due: false }
}
