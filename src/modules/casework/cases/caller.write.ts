/** Who called for somebody is kept with the person's family. */
import type { ActionContext } from '../../../platform/action.ts'
import { invalid } from '../../../platform/outcome.ts'
import type { OpenCaseInput } from './open-case.form.ts'
import { addRelation, relations } from '../../people/index.ts'

/** Who called stands with the family of the person. @returns what is to be mended, or null */
export async function keepCaller(ctx: ActionContext, personId: string, { caller, speakerRelation }: OpenCaseInput) {
  if (caller === null) return null
  const kept = await addRelation(ctx, personId, {
    ...caller,
    name: caller.name || speakerRelation || relations[caller.relation],
    relativeId: null,
    livesTogether: false,
    note: '',
  })
  return kept.ok ? null : invalid(...kept.errors.map((error) => ({ ...error, field: `caller.${error.field}` })))
}
