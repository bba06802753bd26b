/** Trainings (訓練): which course somebody takes, until when, and what came of it. */
export { correctTraining } from './correct-training.actions.ts'
export { endTraining, recordTraining } from './training.actions.ts'
export { trainingForm } from './training.form.ts'
export { listTrainingsOfCase, type TrainingView } from './training.queries.ts'
export { leftTrainingGap } from './training.gaps.tsx'
export { trainingResults } from './training.labels.ts'
export { trainingPanel } from './training.panel.tsx'
export { trainingsRoom } from './room.ts'
