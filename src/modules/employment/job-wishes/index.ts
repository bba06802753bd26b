/** Job wishes (希望する仕事): what somebody looks for, and what must be so. */
export { recordJobWish } from './job-wish.actions.ts'
export { jobWishForm } from './job-wish.form.ts'
export { jobWishPanel } from './job-wish.panel.tsx'
export { findJobWish, type JobWish } from './job-wish.queries.ts'
export { wishLines } from './job-wish.rules.ts'
export { jobWishesRoom } from './room.ts'
