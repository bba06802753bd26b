/**
 * Imports: people and cases from a sheet that was kept elsewhere.
 * source     who sends such sheets, under a name; how its columns are read is kept with it
 * fate       what becomes of a row: made, already there, perhaps the same person, to be mended
 */
export { fates, type FatedRow } from './fate.rules.ts'
export { type Columns, type ImportField, importFieldNames, importFields } from './import.fields.ts'
export { importCases, type ImportWish, lookAtSheet, type Looked } from './import.actions.ts'
export { importsRoom } from './room.ts'
