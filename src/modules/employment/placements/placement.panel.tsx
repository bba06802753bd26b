import { casePanel } from '../../casework/index.ts'
import { Placements, PlacementsOnPaper } from './pages/placement-panel.tsx'
import { listPlacementsOfCase } from './placement.queries.ts'

export const placementPanel = casePanel({
  query: listPlacementsOfCase,
  count: (placements) => placements.length,
  // What the follow-ups planned is done by recording one; the next plan comes from it.
  doneAt: (placements, { header }) => {
    if (header.nextAction?.origin !== 'follow-up') return undefined
    const [first] = placements
      .flatMap((placement) => placement.followUps.map((each) => ({ ...each, placementId: placement.id })))
      .filter((each) => each.heldOn === null && each.cancelledOn === null)
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    return first && `/placements/${first.placementId}/follow-ups/${first.month}`
  },
  panel: (placements, { today, works }) => <Placements placements={placements} today={today} works={works} />,
  paper: (placements) => <PlacementsOnPaper placements={placements} />,
})
