/** A parser per kind of input: raw form fields in, a value or one Japanese sentence out. */
export * from './birth-date.ts'
export * from './dates.ts'
export { type FormFields, type Input, type RawValue, fieldOf, isBlank } from './input.ts'
export * from './numbers.ts'
export * from './times.ts'
