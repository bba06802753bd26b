import { casePanel } from '../../casework/index.ts'
import { JobWishOnPaper, JobWishPanel } from './pages/job-wish-panel.tsx'
import { findJobWish } from './job-wish.queries.ts'

export const jobWishPanel = casePanel({
  query: findJobWish,
  count: (wish) => (wish === undefined ? 0 : 1),
  panel: (wish, { header, works }) => <JobWishPanel wish={wish} caseId={header.id} works={works} />,
  paper: (wish) => <JobWishOnPaper wish={wish} />,
})
