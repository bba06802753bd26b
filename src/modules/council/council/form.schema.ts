/**
 * What a form of a desk is made of: sections with fields, in their order. The same shape in the folder,
 * the database and the editor.
 */
import { z } from 'zod'

export const fieldTypes = {
  text: '一行の文',
  long: '長い文',
  one: '一つ選ぶ',
  many: 'いくつでも選ぶ',
  date: '日',
  number: '数',
} as const
export type FieldType = keyof typeof fieldTypes

const key = z.string().regex(/^[a-z0-9-]{1,60}$/, '英小文字・数字・ハイフンで60字までです。')
const words = (message: string) => z.string(message).trim().min(1, message).max(200, '200字までで書いてください。')

const formField = z
  .strictObject({
    key,
    label: words('項目の名前を書いてください。'),
    type: z.enum(Object.keys(fieldTypes) as [FieldType, ...FieldType[]], '答えかたを選んでください。'),
    options: z.array(words('選ぶ言葉を書いてください。')).max(60, '選ぶ言葉は60までです。').optional(),
    help: z.string().trim().max(500, '500字までで書いてください。').optional(),
    unit: z.string().trim().max(20, '20字までで書いてください。').optional(),
    /** Always, or only where another field of the section has one of these answers; absent: never. */
    required: z
      .union([
        z.literal('yes'),
        z.strictObject({ field: key, is: z.array(z.string().max(200)).min(1, 'どの答えのときかを書いてください。') }),
      ])
      .optional(),
  })
  .refine((field) => (field.type === 'one' || field.type === 'many') === (field.options?.length ?? 0) > 0, {
    path: ['options'],
    message: '選ぶ項目には選ぶ言葉を、ほかの項目には何も書かないでください。',
  })
export type FormField = z.output<typeof formField>

export const formParts = ['work-history', 'assessment', 'family', 'health'] as const

export const formSection = z
  .strictObject({
    key,
    title: words('節の題を書いてください。'),
    part: z.enum(formParts, '見せる区分を選んでください。'),
    fields: z.array(formField).min(1, '項目を一つは書いてください。').max(60, '項目は60までです。'),
  })
  .superRefine((section, context) => {
    const seen = new Set<string>()
    section.fields.forEach((field, index) => {
      if (seen.has(field.key))
        context.addIssue({ code: 'custom', path: ['fields', index, 'key'], message: '同じ項目が2度あります。' })
      seen.add(field.key)
      const on =
        typeof field.required === 'object'
          ? section.fields.find((other) => typeof field.required === 'object' && other.key === field.required.field)
          : undefined
      if (typeof field.required === 'object' && (!on || on === field || (on.type !== 'one' && on.type !== 'many')))
        context.addIssue({
          code: 'custom',
          path: ['fields', index, 'required'],
          message: '同じ節の、選ぶ項目を指してください。',
        })
      else if (typeof field.required === 'object' && field.required.is.some((answer) => !on?.options?.includes(answer)))
        context.addIssue({
          code: 'custom',
          path: ['fields', index, 'required'],
          message: '指した項目に、その答えがありません。',
        })
    })
  })
export type FormSection = z.output<typeof formSection>

export const formsFile = z.strictObject({
  source: z.string().min(1),
  forms: z.array(
    z.strictObject({
      key,
      title: words('様式の題を書いてください。'),
      deskKinds: z.array(z.string().min(1)).min(1),
      sections: z.array(formSection).min(1),
    }),
  ),
})
