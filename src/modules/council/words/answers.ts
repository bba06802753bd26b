/** ① ② ③ as the API answers with it. */
import { z } from 'zod'
import { type TargetType, targetTypes } from './labels.ts'

/** ① ② ③; null is 未判定. */
export const targetType = z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable()

export const targetTypeLabel = (type: TargetType | number | null): string => {
  const known = type === 1 || type === 2 || type === 3 ? targetTypes[type] : null
  return known === null ? '未判定' : `${known.mark} ${known.short}`
}
