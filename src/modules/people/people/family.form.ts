/** The forms of another name and of somebody of the family, once: for the pages, the API and the actions. */
import { z } from 'zod'
import { parseTime } from '../../../ui/inputs/index.ts'
import { choice, form, line, maybeLine, maybeWords, own, type Posted, tick, time } from '../../../forms/index.ts'
import { hour, hoursInOrder, short } from './person.inputs.ts'
import { nameKinds, relations } from './person.rules.ts'

export const nameForm = form(
  {
    kind: choice('どんな名前か', nameKinds, '名前の種類を選んでください。'),
    familyName: { ...line('姓'), schema: short('姓') },
    givenName: { ...maybeLine('名'), schema: short('名') },
    familyNameKana: { ...maybeLine('姓のよみ'), schema: short('姓のよみ') },
    givenNameKana: { ...maybeLine('名のよみ'), schema: short('名のよみ') },
  },
  (schema) =>
    schema.refine((name) => name.familyName !== '' || name.familyNameKana !== '', {
      path: ['familyName'],
      message: '姓か、姓のよみを入れてください。',
    }),
)
export const nameInput = nameForm.schema
export type NameInput = z.output<typeof nameInput>

/** An hour in which they may be called: a part of the page calls it otherwise than the sentences do. */
const callHour = (label: string) => ({
  ...time(label),
  schema: hour('連絡してよい時刻')
    .nullish()
    .transform((value) => value ?? null),
  raw: (posted: Posted, name: string) => {
    const typed = posted.text(name)
    return typed.trim() === '' ? null : (posted.take(name, parseTime(typed, { label: '連絡してよい時刻' })) ?? null)
  },
})

export const relationForm = form(
  {
    relation: choice('本人からみた続柄', relations, '続柄を選んでください。'),
    relativeId: own(z.uuid('家族を選び直してください。').nullable(), (posted, name) => posted.chosen(name) ?? null),
    name: { ...line('名前か呼び名'), schema: short('名前') },
    phone: {
      ...maybeLine('電話'),
      schema: z
        .string()
        .max(50, '電話番号は50字までです。')
        .transform((text) => text.trim()),
    },
    mayCall: tick('この方に電話してよい(本人が望んでいる)'),
    reachFrom: callHour('電話してよい時刻'),
    reachTo: callHour('電話してよい時刻のおわり'),
    livesTogether: tick('本人といっしょに住んでいる'),
    note: { ...maybeWords('覚えておくこと'), schema: z.string().max(30_000, '長すぎます。短く書いてください。') },
  },
  (schema) =>
    schema
      .refine((input) => input.relativeId !== null || input.name !== '', {
        path: ['name'],
        message: '名前か、呼び名(お母さま など)を入れてください。',
      })
      .refine((input) => !input.mayCall || input.phone !== '' || input.relativeId !== null, {
        path: ['phone'],
        message: '電話してよい方は、電話番号も入れてください。',
      })
      .superRefine(hoursInOrder),
)
export const relationInput = relationForm.schema
export type RelationInput = z.output<typeof relationInput>
