/** Numbers as typed: full-width digits, 1,234, a unit behind. */
import { formatNumber } from '../../platform/japanese/numbers.ts'
import { type Input, type RawValue, refuse, typedText, value } from './input.ts'

export interface NumberOptions {
  label: string
  min?: number
  max?: number
  /** May stand behind the number, and stands in the sentences: 人, 時間. */
  unit?: string
}

const WHOLE = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)$/
const DECIMAL = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

/** A whole number. Never throws. */
export function parseInteger(raw: RawValue, options: NumberOptions): Input<number> {
  const text = tidy(raw, options.unit)
  if (text === '') return refuse(`${options.label}を入れてください。`)
  if (WHOLE.test(text)) return within(Number(text.replaceAll(',', '')), options)
  return refuse(
    DECIMAL.test(text) ? '小数は使えません。整数で入れてください。' : '数字で入れてください。',
    options.label,
  )
}

const MINUTES = /^(?:(\d+(?:\.5)?)時間(半)?)?(?:(\d+)分?)?$/

/** Minutes from 30, 30分, 1時間, 1時間半, 1.5時間, 1時間15分. Never throws. */
export function parseMinutes(raw: RawValue, options: Omit<NumberOptions, 'unit'>): Input<number> {
  const text = tidy(raw)
  const found = text === '' ? null : MINUTES.exec(text)
  if (!found || (found[2] !== undefined && (found[3] !== undefined || found[1]?.includes('.') === true)))
    return parseInteger(raw, { ...options, unit: '分' })
  return within(Number(found[1] ?? 0) * 60 + (found[2] === undefined ? 0 : 30) + Number(found[3] ?? 0), {
    ...options,
    unit: '分',
  })
}

/** A number with or without decimals, at most `decimals` of them (2). Never throws. */
export function parseDecimal(raw: RawValue, options: NumberOptions & { decimals?: number }): Input<number> {
  const text = tidy(raw, options.unit)
  const decimals = options.decimals ?? 2
  if (text === '') return refuse(`${options.label}を入れてください。`)
  if (!DECIMAL.test(text)) return refuse('数字で入れてください。', options.label)
  if ((text.split('.')[1]?.length ?? 0) > decimals)
    return refuse(`小数は${decimals}けたまでです。短くしてください。`, options.label)
  return within(Number(text.replaceAll(',', '')), options)
}

function tidy(raw: RawValue, unit?: string): string {
  const text = typedText(raw)
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^[−‐‑–—―]/, '-')
  const behind = unit?.normalize('NFKC').replace(/\s/g, '') ?? ''
  return behind !== '' && text.endsWith(behind) ? text.slice(0, -behind.length) : text
}

function within(number: number, { label, min, max, unit = '' }: NumberOptions): Input<number> {
  if (!(Math.abs(number) <= Number.MAX_SAFE_INTEGER)) return refuse('数が大きすぎます。直してください。', label)
  if (min !== undefined && number < min) return refuse(`${formatNumber(min)}${unit}以上で入れてください。`, label)
  if (max !== undefined && number > max) return refuse(`${formatNumber(max)}${unit}以下で入れてください。`, label)
  return value(number === 0 ? 0 : number)
}
