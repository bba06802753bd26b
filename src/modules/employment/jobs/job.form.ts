/** The form of a job, and the small forms of its way: for pages, API and actions. */
import { z } from 'zod'
import { choice, form, maybeLine, tick } from '../../../forms/index.ts'
import { columnFields, sheetFields } from './job.fields.ts'
import { endings } from './job.labels.ts'

const said = {
  ...columnFields,
  ...sheetFields,
  /** Who typed has seen the words that limit by age, and says that they don't. */
  wordsSeen: tick('年齢を限る言葉ではないことを確かめた'),
}

export const jobForm = form(said, (schema) =>
  schema
    .refine((job) => job.wageLeast === null || job.wageMost === null || job.wageLeast <= job.wageMost, {
      path: ['wageMost'],
      message: 'いちばん低い額より低くなっています。',
    })
    .refine((job) => job.mark !== 'welcome' || (job.ageLeast === null && job.ageMost === null), {
      path: ['mark'],
      message: '歓迎求人は、年齢を限りません。年齢を消すか、印を限定求人にしてください。',
    })
    .refine((job) => job.mark !== 'limited' || job.ageLeast !== null || job.ageMost !== null, {
      path: ['mark'],
      message: '限定求人は、対象の年齢を書きます。年齢を限らないなら、歓迎求人です。',
    })
    .refine(
      ({ layerOwn, layerAbove, layerBelow }) =>
        [layerOwn, layerAbove, layerBelow].every((count) => count === null) ||
        [layerOwn, layerAbove, layerBelow].every((count) => count !== null),
      { path: ['layerOwn'], message: '三つの年齢層の人数は、どれも書くか、どれも書かないでください。' },
    ),
)
export const jobInput = jobForm.schema
export type JobInput = z.output<typeof jobInput>

export const confirmForm = form({
  note: maybeLine('確かめたこと', { most: 1_000 }),
  sure: tick('法令の例外に当たることを確かめた'),
})

export const endForm = form({
  how: choice('どうなったか', endings),
  reason: maybeLine('わけ', { most: 1_000 }),
  mistake: tick('まちがって公開した(限定・歓迎の数から引く)'),
})
export type EndInput = z.output<typeof endForm.schema>
