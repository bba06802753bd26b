/**
 * Forms: what every room's forms are made of, between the parts of a page (`ui`) and the rooms.
 * field     a kind of field with its label and sentences      form     fields as one object: schema, parsing, boxes
 * writes    a page with a form, and what it does              shapes   pieces of schemas
 * FormFrame a page that is one form                        differences  what two people wrote into one form
 * posted    typed fields → raw input                          values   what stands in the boxes at first
 */
export * from './choice-field.ts'
export * from './field.ts'
export type { SaidBoxes } from './differences.ts'
export { form, type Form } from './form.ts'
export { Posted } from './posted.ts'
export { civilDate, dayOfRecord, keysOf, oneOf, shortText, timeOfDay } from './shapes.ts'
export { dateFields, optionsOf, startingValues, yearAhead } from './values.ts'
export { type EditPage, type FormPage, type Writing, writes } from './writes.ts'
export { FormFrame, type FormFrameProps } from './FormFrame.tsx'
