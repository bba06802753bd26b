/** From the fields of a form, as typed, to the raw input that a schema checks. Errors name the box to mend. */
import type { CivilDate } from '../platform/clock.ts'
import { type Fields, listOf, textOf } from '../platform/http/room.ts'
import { sureOfNumber, warnOfMyNumber } from '../platform/japanese/index.ts'
import type { FieldError } from '../platform/outcome.ts'
import {
  isBlank,
  type Input,
  parseBirthDate,
  parseDateBoxes,
  parseInteger,
  parseMinutes,
  parseOptionalDateBoxes,
  parseTime,
} from '../ui/inputs/index.ts'

/** Collects what could not be read while the raw input is put together. */
export class Posted {
  readonly errors: FieldError[] = []
  private readonly fields: Fields
  constructor(fields: Fields) {
    this.fields = fields
  }
  /** What was written; an individual number in it is asked about, whichever form it stands in. */
  text(name: string): string {
    const text = textOf(this.fields, name)
    const warning = warnOfMyNumber(text)
    if (warning !== undefined && textOf(this.fields, sureOfNumber) !== 'yes' && !this.isNamed(name))
      this.errors.push({ field: name, message: warning })
    return text
  }
  /** Undefined where nothing was chosen, so that the schema's own sentence is used. */
  chosen(name: string): string | undefined {
    const value = textOf(this.fields, name)
    return value === '' ? undefined : value
  }
  list(name: string): string[] {
    return listOf(this.fields, name).filter((value) => value !== '')
  }
  date(name: string): string | undefined {
    return this.take(name, parseDateBoxes(this.fields, name))
  }
  optionalDate(name: string): string | null {
    return this.take(name, parseOptionalDateBoxes(this.fields, name)) ?? null
  }
  /** Null where it is unknown. */
  birthDate(name: string, today: CivilDate): string | null {
    return this.take(name, parseBirthDate(this.fields, name, { today })) ?? null
  }
  time(name: string): string | null {
    return isBlank(this.fields[name]) ? null : (this.take(name, parseTime(this.fields[name])) ?? null)
  }
  integer(name: string, label: string): number | null {
    return isBlank(this.fields[name]) ? null : (this.take(name, parseInteger(this.fields[name], { label })) ?? null)
  }
  minutes(name: string, label: string): number | null {
    return isBlank(this.fields[name]) ? null : (this.take(name, parseMinutes(this.fields[name], { label })) ?? null)
  }
  private isNamed(name: string): boolean {
    return this.errors.some((error) => error.field === name)
  }
  take<T>(name: string, input: Input<T>): T | undefined {
    if (input.ok) return input.value
    this.errors.push({ field: input.field ?? name, message: input.message })
    return undefined
  }
}
