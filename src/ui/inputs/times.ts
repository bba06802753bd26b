/** A time of day as typed: 14:00, 14時, 14時半, 1400, 午後2時; full-width digits too (domain.md 12). */
import { type Input, type RawValue, refuse, typedText, value } from './input.ts'

const PATTERN = /^(午前|午後)?(\d{1,2})(?::(\d{1,2})|時(?:(\d{1,2})分?|(半))?)?$/
const COMPACT = /^(\d{1,2})(\d{2})$/

/** 'HH:MM' from 00:00 to 23:59. Never throws. */
export function parseTime(raw: RawValue, { label = '時刻' }: { label?: string } = {}): Input<string> {
  const tidy = typedText(raw)
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[.;]/g, ':')
  if (tidy === '') return refuse(`${label}を入れてください。`)
  const compact = COMPACT.exec(tidy)
  const isCompact = compact !== null && tidy.length >= 3
  const found = PATTERN.exec(isCompact ? `${compact[1]}:${compact[2]}` : tidy)
  if (!found) return refuse('時刻として読めません。「14:00」のように入れてください。', label)
  const hour = Number(found[2])
  const minute = found[5] === undefined ? Number(found[3] ?? found[4] ?? 0) : 30
  if (minute > 59) return refuse('分は0から59までです。分を直してください。', label)
  if (found[1] !== undefined && hour > 12) return refuse(`${found[1]}は12時までです。時を直してください。`, label)
  const hours = found[1] === '午後' && hour < 12 ? hour + 12 : hour
  if (hours >= 24) return refuse(nextDay(hours, minute), label)
  return value(`${two(hours)}:${two(minute)}`)
}

/** 24時 and 25時 are written for the night after; which day is meant must be said. */
function nextDay(hours: number, minute: number): string {
  if (hours >= 30) return '時は0から23までです。時を直してください。'
  return `${hours}時は次の日の${hours - 24}時です。日付を次の日にして、「${hours - 24}:${two(minute)}」と入れてください。`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
