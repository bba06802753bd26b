/** What rooms show on the case page, in the order in which it stands there. A room's panel is a line here. */
import { conferencePanel, contactPanel, copyPanel, emergencyPanel, planPanel, typePanel } from '../../casework/index.ts'
import { type CasePanel, type FoundPanel, plainPanel } from '../../casework/index.ts'
import {
  introductionPanel,
  jobWishPanel,
  placementPanel,
  signUpPanel,
  trainingPanel,
  trialPanel,
} from '../../employment/index.ts'
import { closurePanel } from '../closures/index.ts'
import { notePanel } from '../oversight/index.ts'
import { retentionPanel } from '../retention/index.ts'
import { PaperLink } from './pages/case-page-rest.tsx'
import type { ReadDb } from '../../../platform/database/handles.ts'

/** Below the tab 就職・定着, and on the case's paper. */
const work: readonly CasePanel[] = [
  jobWishPanel,
  trialPanel,
  introductionPanel,
  placementPanel,
  trainingPanel,
  signUpPanel,
]

/** Beside the thread; what they have above it stands in this order too. */
const beside: readonly CasePanel[] = [
  emergencyPanel,
  planPanel,
  conferencePanel,
  contactPanel,
  typePanel,
  notePanel,
  copyPanel,
  plainPanel(PaperLink),
  retentionPanel,
  closurePanel,
]

export interface CasePanels {
  work: FoundPanel[]
  beside: FoundPanel[]
}

const ask = (panels: readonly CasePanel[], db: ReadDb, caseId: string): Promise<FoundPanel[]> =>
  Promise.all(panels.map((panel) => panel(db, caseId)))

export async function findPanels(db: ReadDb, caseId: string): Promise<CasePanels> {
  const [ofWork, ofSide] = await Promise.all([ask(work, db, caseId), ask(beside, db, caseId)])
  return { work: ofWork, beside: ofSide }
}

export const findPaperPanels = (db: ReadDb, caseId: string): Promise<FoundPanel[]> => ask(work, db, caseId)
