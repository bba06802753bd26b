/**
 * Forms: what every room's forms are made of, between the parts of a page (`ui`) and the rooms.
 * reading   typed fields → raw input       shapes   pieces of schemas       values   what stands in the boxes at first
 */
export { Reading } from './reading.ts'
export { civilDate, dayOfRecord, keysOf, oneOf, shortText, timeOfDay } from './shapes.ts'
export { dateFields, optionsOf, startingValues, yearAhead } from './values.ts'
