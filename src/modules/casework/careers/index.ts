/** Careers: 職歴 in periods, what they answer for the law, the job card's sheet out and in. */
export { addSpan, correctSpan, importSpans, removeSpan } from './career.actions.ts'
export { spanInput } from './career.form.ts'
export { listSpans } from './career.queries.ts'
export { careersRoom } from './room.ts'
