import { casePanel } from '../../casework/index.ts'
import { Trials, TrialsOnPaper } from './pages/trial-panel.tsx'
import { listTrialsOfCase } from './trial.queries.ts'

export const trialPanel = casePanel({
  query: listTrialsOfCase,
  count: (trials) => trials.length,
  panel: (trials, { header, today, works }) => (
    <Trials trials={trials} caseId={header.id} today={today} works={works} />
  ),
  paper: (trials, { today }) => <TrialsOnPaper trials={trials} today={today} />,
})
