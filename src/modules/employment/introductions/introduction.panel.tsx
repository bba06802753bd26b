import { casePanel } from '../../casework/index.ts'
import { listIntroductionsOfCase } from './introduction.queries.ts'
import { Introductions, IntroductionsOnPaper } from './pages/introduction-panel.tsx'

export const introductionPanel = casePanel({
  query: listIntroductionsOfCase,
  count: (introductions) => introductions.length,
  panel: (introductions, { header, today, works }) => (
    <Introductions introductions={introductions} caseId={header.id} today={today} works={works} />
  ),
  paper: (introductions, { today }) => <IntroductionsOnPaper introductions={introductions} today={today} />,
})
