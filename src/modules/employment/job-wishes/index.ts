/** Job wishes (希望する仕事): what somebody looks for, and what must be so. */
export { recordJobWish } from './job-wish.actions.ts'
export { jobWishForm } from './job-wish.form.ts'
export { jobWishPanel } from './job-wish.panel.tsx'
export { findJobWish, type JobWish } from './job-wish.queries.ts'
export { occupationsOf, wishLines } from './job-wish.rules.ts'
export { type Must, type PayKind, type RegularWish, regularWishes, type Want, wants } from './job-wish.labels.ts'
export { keywordsOf } from './keywords.rules.ts'
export { jobWishesRoom } from './room.ts'
