import { casePanel } from '../../casework/index.ts'
import { Trainings, TrainingsOnPaper } from './pages/training-panel.tsx'
import { listTrainingsOfCase } from './training.queries.ts'

export const trainingPanel = casePanel({
  query: listTrainingsOfCase,
  count: (trainings) => trainings.length,
  panel: (trainings, { header, today, works }) => (
    <Trainings trainings={trainings} caseId={header.id} today={today} works={works} />
  ),
  paper: (trainings) => <TrainingsOnPaper trainings={trainings} />,
})
