/** The fields of a gathering, once: for the pages, the API and the actions. */
import { z } from 'zod'
import type { CivilDate } from '../../../platform/clock.ts'
import { formatNumber } from '../../../platform/japanese/index.ts'
import {
  choice,
  day,
  form,
  line,
  maybeCode,
  maybeLine,
  maybeWebAddress,
  maybeWhole,
  maybeWords,
  type Posted,
} from '../../../forms/index.ts'
import { gatheringForms, gatheringKinds } from './gathering.labels.ts'

/** A time that has to be there. */
export const clock = (label: string, wrong: string) => ({
  ...line(label),
  schema: z.string(wrong).regex(/^([01]\d|2[0-3]):[0-5]\d$/, wrong),
  raw: (posted: Posted, name: string) => posted.time(name) ?? undefined,
})

/** One of what the page offers; one has to be chosen. */
export const chosenId = (label: string, empty: string) => ({
  ...line(label),
  schema: z.uuid(empty),
  raw: (posted: Posted, name: string) => posted.chosen(name),
})

/** A whole number that has to be there. */
export const whole = (label: string, of: { least: number; most: number; unit: string; empty: string }) => ({
  ...line(label),
  schema: z
    .int(of.empty)
    .min(of.least, `${formatNumber(of.least)}${of.unit}からです。`)
    .max(of.most, `${formatNumber(of.most)}${of.unit}までです。`),
  raw: (posted: Posted, name: string) => posted.integer(name, label) ?? undefined,
  fill: (value: number, name: string) => ({ [name]: String(value) }),
})

const when = {
  heldOn: day('開く日'),
  startsAt: clock('始まる時刻', '始まる時刻を 14:00 のように入れてください。'),
  endsAt: clock('終わる時刻', '終わる時刻を 16:00 のように入れてください。'),
}
const what = {
  title: line('題', { empty: '題を書いてください。' }),
  purpose: maybeWords('目的'),
  programme: maybeWords('次第'),
  audience: maybeLine('だれのための催しか', { most: 300 }),
}
const where = {
  form: choice('開き方', gatheringForms),
  municipalityCode: maybeCode('市町村'),
  place: maybeLine('会場の名前と住所', { most: 300 }),
  address: maybeWebAddress('オンラインのアドレス'),
}
const signing = {
  signUpFrom: day('申込みを始める日'),
  signUpUntil: day('申込みの終わりの日'),
  seats: maybeWhole('席の数', { least: 1, most: 100_000, unit: '席' }),
}

const hallHasPlace = {
  rule: (input: { form: string; place: string }) => input.form === 'online' || input.place !== '',
  saying: { path: ['place'], message: '会場の名前を書いてください。' },
}
const inOrder = {
  rule: (input: { signUpFrom: CivilDate; signUpUntil: CivilDate }) => input.signUpFrom <= input.signUpUntil,
  saying: { path: ['signUpUntil'], message: '申込みの終わりの日が、始める日より前です。日を直してください。' },
}
const beforeIt = {
  rule: (input: { signUpUntil: CivilDate; heldOn: CivilDate }) => input.signUpUntil <= input.heldOn,
  saying: { path: ['signUpUntil'], message: '申込みの終わりの日は、開く日までにしてください。' },
}
const endsLater = {
  rule: (input: { startsAt: string; endsAt: string }) => input.endsAt > input.startsAt,
  saying: { path: ['endsAt'], message: '終わる時刻が、始まる時刻より前です。' },
}

export const gatheringForm = form(
  { kind: choice('催しの種類', gatheringKinds), ...what, ...when, ...where, ...signing },
  (schema) =>
    schema
      .refine(hallHasPlace.rule, hallHasPlace.saying)
      .refine(inOrder.rule, inOrder.saying)
      .refine(beforeIt.rule, beforeIt.saying)
      .refine(endsLater.rule, endsLater.saying),
)
export type GatheringInput = z.output<typeof gatheringForm.schema>

/** What it is and where; its day and times are moved, and everybody told. */
export const gatheringChangeForm = form({ ...what, ...where, ...signing }, (schema) =>
  schema.refine(hallHasPlace.rule, hallHasPlace.saying).refine(inOrder.rule, inOrder.saying),
)
export type GatheringChange = z.output<typeof gatheringChangeForm.schema>

const reason = (label: string) => line(label, { most: 1000, empty: `${label}を書いてください。` })

export const moveForm = form(
  { ...when, signUpUntil: signing.signUpUntil, reason: reason('日や時間を変えるわけ') },
  (schema) => schema.refine(beforeIt.rule, beforeIt.saying).refine(endsLater.rule, endsLater.saying),
)
export type GatheringMove = z.output<typeof moveForm.schema>

export const cancelForm = form({ reason: reason('中止するわけ') })

export const endForm = form({
  people: whole('来た人の数', {
    least: 0,
    most: 1_000_000,
    unit: '人',
    empty: '来た人の数を入れてください。だれも来なかったときは0です。',
  }),
  summary: maybeWords('どうだったか'),
})
export type GatheringEnd = z.output<typeof endForm.schema>
