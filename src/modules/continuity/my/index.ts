/**
 * The person's own page (本人のページ): the own plan, agreed to or answered, and who has looked.
 * own page   what a worker opens of one case for one account, and may end
 * offer      a written plan shown to the person (support-plans); the answer is the person's alone
 */
export { endOwnPage, openOwnPage } from './own-page.actions.ts'
export { answerOwnPlan } from './own-answer.actions.ts'
export { ownAnswerInput, ownPageInput } from './own-page.form.ts'
export { getOwnPage } from './own-page.queries.ts'
export { myRoutes } from './my.routes.tsx'
export { myRoom } from './room.ts'
