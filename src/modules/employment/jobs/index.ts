/**
 * 求人: a job from the day it was received until somebody has it, with what the law asks of it.
 * state      受付 (draft) → 確認待ち (waiting) → 公開 (open) → 充足 / 取下げ; 期限切れ is an open one past its last day
 * age limit  the rule that says 適法, 要確認 or 不可; who confirmed what has to be confirmed
 * mark       限定求人 (limited by age, on a ground of the law) and 歓迎求人 (welcomes, limits nobody): counted once
 */
export { type AgeVerdict, judgeAgeLimit } from './age-limit.rules.ts'
export { limitingWords } from './age-words.rules.ts'
export { importJobs, mapJobColumns, receiveJobSheet } from './import.actions.ts'
export { lookAtImport } from './import-look.ts'
export { findJobImport } from './import.queries.ts'
export { correctJob, enterJob } from './job.actions.ts'
export { type EndInput, jobForm, jobInput, type JobInput } from './job.form.ts'
export { findJob, type Job } from './job.queries.ts'
export { setAgeMeasure } from './measure.actions.ts'
export { measureInput } from './measure.form.ts'
export { confirmJobAge, endJob, publishJob, renewJob } from './publish.actions.ts'
export { jobsRoom } from './room.ts'
export { type ListedJob, listJobs, listJobsAlike, listWeighedJobs, type WeighedJob } from './search.queries.ts'
export { type JobKind, jobKinds, type WageForm } from './job.labels.ts'
export { occupations } from './occupations.labels.ts'
export { ageText, wageText } from './job-paper.rules.ts'
export { JobRow } from './pages/jobs-page.tsx'
