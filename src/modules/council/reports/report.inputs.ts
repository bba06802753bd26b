import { z } from 'zod'

/** By area, with '' for what no area is known of. The total is asked for too: whoever adds up twice finds the slip. */
export const reportInput = z
  .object({
    status: z.enum(['draft', 'sent'], { error: '下書きか提出かを選んでください。' }),
    parts: z.record(
      z.string().max(100),
      z
        .int('整数で入れてください。')
        .min(0, '0以上で入れてください。')
        .max(9_999_999, '大きすぎます。けたを確かめてください。'),
    ),
    total: z
      .int('整数で入れてください。')
      .min(0, '0以上で入れてください。')
      .nullish()
      .transform((value) => value ?? null),
    note: z
      .string()
      .trim()
      .max(2000, '2,000字までで書いてください。')
      .nullish()
      .transform((value) => value ?? ''),
  })
  .refine((report) => report.total === null || report.total === sumOf(report.parts), {
    path: ['total'],
    error: (issue) =>
      `圏域ごとの合計は${sumOf((issue.input as { parts: Record<string, number> }).parts).toLocaleString('ja-JP')}です。どちらかを直してください。`,
  })
export type ReportInput = z.output<typeof reportInput>

export const sumOf = (parts: Record<string, number>): number =>
  Object.values(parts).reduce((sum, each) => sum + each, 0)
