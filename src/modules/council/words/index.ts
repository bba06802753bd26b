/** Words: what the plan and the law call things, for every room. Knows no other room. */
export * from './labels.ts'
export { targetType, targetTypeLabel } from './answers.ts'
export { wordsRoom } from './room.ts'
