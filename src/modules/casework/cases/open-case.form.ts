/** 受付, read by hand: whom it is about, the talk, who called, and what is next or why it ends with itself. */
import { z } from 'zod'
import type { CivilDate } from '../../../platform/clock.ts'
import type { Fields } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import { oneOf, Posted, timeOfDay } from '../../../forms/index.ts'
import { hoursInOrder, personInput, relations } from '../../people/index.ts'
import { closureReasons } from './case.labels.ts'
import { nextActionInput, parseNextActionFields } from './next-action.form.ts'
import { parseTalk, talkForm } from './talk.form.ts'

/** A talk that ends with itself is recorded with its reason instead of a next action (design §7). */
const talkEnd = z.object(
  { reason: oneOf(closureReasons, '終わる理由を選んでください。') },
  '終わる理由を選んでください。',
)

/** Who called for the person: kept with their family, and found by name and number. */
const callerInput = z
  .object({
    relation: oneOf(relations, '本人からみた続柄を選んでください。'),
    name: z
      .string()
      .max(200, '200字までで書いてください。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    phone: z
      .string()
      .max(50, '電話番号は50字までです。')
      .nullish()
      .transform((value) => value?.trim() ?? ''),
    mayCall: z
      .boolean('この方に電話してよいかを選んでください。')
      .nullish()
      .transform((value) => value ?? false),
    reachFrom: timeOfDay,
    reachTo: timeOfDay,
  })
  .refine((caller) => !caller.mayCall || caller.phone !== '', {
    path: ['phone'],
    message: '電話してよい方は、電話番号も入れてください。',
  })
  .superRefine(hoursInOrder)

export const openCaseInput = z
  .object({
    deskId: z.string('窓口を選んでください。').min(1, '窓口を選んでください。'),
    ...talkForm.schema.shape,
    personId: z
      .uuid('本人を選び直してください。')
      .nullish()
      .transform((value) => value ?? null),
    person: personInput.nullish().transform((value) => value ?? null),
    caller: callerInput.nullish().transform((value) => value ?? null),
    nextAction: nextActionInput.nullish().transform((value) => value ?? null),
    closure: talkEnd.nullish().transform((value) => value ?? null),
  })
  .refine((input) => input.nextAction !== null || input.closure !== null, {
    path: ['nextAction.dueOn'],
    message: '次の予定を決めてください。これで終わる相談なら、終わる理由を選んでください。',
  })
  .refine((input) => input.nextAction === null || input.closure === null, {
    path: ['closure.reason'],
    message: '次の予定と「これで終わる」は、どちらか一つにしてください。',
  })
  .refine((input) => input.personId === null || input.person === null, {
    path: ['personId'],
    message: '知っている方か、はじめての方かを、どちらか一つにしてください。',
  })
  .refine((input) => input.caller === null || input.speaker === 'family' || input.speaker === 'supporter', {
    path: ['speaker'],
    message: '電話をくれた方のことを書いたときは、話した人を「家族」か「支援者」にしてください。',
  })
export type OpenCaseInput = z.output<typeof openCaseInput>

/** Null where nothing was written of who called. */
function parseCaller(posted: Posted) {
  const caller = {
    relation: posted.chosen('caller.relation'),
    name: posted.text('caller.name'),
    phone: posted.text('caller.phone'),
    mayCall: posted.text('caller.mayCall') === 'yes',
    reachFrom: posted.time('caller.reachFrom'),
    reachTo: posted.time('caller.reachTo'),
  }
  return caller.relation === undefined &&
    caller.name.trim() === '' &&
    caller.phone.trim() === '' &&
    !caller.mayCall &&
    caller.reachFrom === null
    ? null
    : caller
}

export function parseOpenCase(fields: Fields, today: CivilDate): Outcome<OpenCaseInput> {
  const posted = new Posted(fields)
  const ends = posted.text('ends') === 'yes'
  const personId = posted.chosen('personId') ?? null
  const birthDate = personId === null ? posted.birthDate('person.birthDate', today) : null
  const raw = {
    deskId: posted.text('deskId'),
    ...parseTalk(posted),
    personId,
    person:
      personId !== null
        ? null
        : {
            familyName: posted.text('person.familyName'),
            givenName: posted.text('person.givenName'),
            familyNameKana: posted.text('person.familyNameKana'),
            givenNameKana: posted.text('person.givenNameKana'),
            alias: posted.text('person.alias'),
            birthDate,
            municipalityCode: posted.chosen('person.municipalityCode') ?? null,
            phone: posted.text('person.phone'),
            reachFrom: posted.time('person.reachFrom'),
            reachTo: posted.time('person.reachTo'),
          },
    caller: parseCaller(posted),
    nextAction: ends ? null : parseNextActionFields(posted, 'nextAction.'),
    closure: ends ? { reason: posted.chosen('closure.reason') } : null,
  }
  return check(openCaseInput, raw, posted.errors)
}
