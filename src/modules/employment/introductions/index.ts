/**
 * Introductions (紹介): an employer is told of somebody who wants a job of theirs, as far as the person agreed.
 * told      what the employer is told; nothing else stands on the letter
 * answer    返事: waited for until a day, then it stands on 今日 and on the gap board
 * result    採用 → 就職 on the same thread; 不採用, 辞退 with their reasons, which later proposals heed
 */
export { correctIntroduction } from './correct-introduction.actions.ts'
export { cancelInterview, recordResult, reopenIntroduction, setInterview, waitLonger } from './course.actions.ts'
export { beginHire } from './hire.actions.ts'
export { introduce } from './introduce.actions.ts'
export { agreedHow, type DeclinedFor, declinedFor, type RefusedFor, refusedFor } from './introduction.labels.ts'
export { hireForm, interviewForm, introductionForm, resultForm, waitForm } from './introduction.form.ts'
export { introductionGap } from './introduction.gaps.tsx'
export { introductionPanel } from './introduction.panel.tsx'
export { getIntroduction, listDueIntroductions, type ListedIntroduction } from './introduction.queries.ts'
export { hasOpenIntroductions } from './introduction.steps.ts'
export { DueIntroductionRows } from './pages/introduction-list-page.tsx'
export { introductionsRoom } from './room.ts'
