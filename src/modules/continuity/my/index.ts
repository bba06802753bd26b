/**
 * The person's own page (本人のページ): the own plan, agreed to or answered, and who has looked.
 * own page   what a worker opens of one case for one account, and may end
 * offer      a written plan shown to the person (support-plans); the answer is the person's alone
 */
export { endOwnPage, openOwnPage } from './own-page.actions.ts'
export { answerOwnPlan } from './own-answer.actions.ts'
export { myRoom } from './room.ts'
