/**
 * Gatherings (催し): fairs, seminars, tours and briefings that bring people and employers together.
 * seat          席: given by the database alone, once (ADR 0071); who asks while none is free waits in order
 * booth, slot   ブースと面談の時間: of an employer, each time with seats of its own
 * sign-up       申込み of a person, by their worker, with what the host may be told
 */
export { changeGathering, planGathering } from './gathering.actions.ts'
export { cancelGathering, endGathering, moveGathering, openGathering } from './gathering-course.actions.ts'
export { addBooth, addSlots, removeBooth } from './booth.actions.ts'
export { boothForm, slotsForm } from './booth.form.ts'
export { listBooths } from './booth.queries.ts'
export { listBalances } from './balance.queries.ts'
export { checkIn, noteInterviewResult, undoCheckIn } from './door.actions.ts'
export { listDoor } from './door.queries.ts'
export { listLeftAlone } from './follow-up.queries.ts'
export { gatheringForm } from './gathering.form.ts'
export { remindOfGatherings, tellAllMovedUp } from './gathering.duties.ts'
export { remindOfGathering } from './remind-of-gathering.actions.ts'
export { bookInterview, recordInterviewResult, withdrawInterview } from './interview.actions.ts'
export { getInterview } from './interview.queries.ts'
export { signUpPanel } from './sign-up.panel.tsx'
export { signUp, withdrawSignUp } from './sign-up.actions.ts'
export { signUpForm } from './sign-up.form.ts'
export { getSignUp, listSignUpsOfCase, type SignUp } from './sign-up.queries.ts'
export { tellMovedUp } from './tell-moved-up.actions.ts'
export { gatheringsRoom } from './room.ts'
