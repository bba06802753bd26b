/** The sizes of the progress chart on desk and phone, and the arithmetic of its places. */
import { addDays, type CivilDate } from '../../platform/clock.ts'

export interface Geometry {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  everyMonth: boolean
  phone: boolean
}

export const DESK: Geometry = {
  width: 720,
  height: 380,
  left: 54,
  right: 122,
  top: 34,
  bottom: 34,
  everyMonth: true,
  phone: false,
}
export const PHONE: Geometry = {
  width: 358,
  height: 290,
  left: 44,
  right: 12,
  top: 34,
  bottom: 30,
  everyMonth: false,
  phone: true,
}

export function monthMiddles(fiscalYear: number): { on: CivilDate; number: number }[] {
  return Array.from({ length: 12 }, (_, index) => {
    const number = ((index + 3) % 12) + 1
    const year = index < 9 ? fiscalYear : fiscalYear + 1
    return { on: addDays(`${year}-${String(number).padStart(2, '0')}-01`, 14), number }
  })
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}
