/** 本人に渡す書類: what is on record, as the papers that somebody applies with. */
import { aCase, aCaseOnPaper } from '../../../subjects.ts'
import { get, getCostly, page, type Route } from '../../../platform/http/room.ts'
import { type Paper, pdfAnswer, wordAnswer } from '../../../platform/documents/index.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { getCaseHeader } from '../../casework/index.ts'
import { jobCardPaper } from './job-card-paper.rules.ts'
import type { PrintedCareer } from './printed-career.rules.ts'
import { careerPaper, resumePaper } from './resume-paper.rules.ts'
import { findPrintedCareer } from './job-card.queries.ts'
import { PapersPage } from './pages/papers-page.tsx'

const papers: Record<string, (known: PrintedCareer) => Paper> = {
  'job-card': jobCardPaper,
  resume: resumePaper,
  career: careerPaper,
}

export const jobCardRoutes: Route[] = [
  get('/cases/:id/papers', 'career.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    return page(
      <PapersPage
        path={`/cases/${header.id}/papers`}
        shell={c.shell}
        header={header}
        today={c.clock.today()}
        known={await findPrintedCareer(c.db, header, c.clock.today())}
      />,
    )
  }),
  getCostly('/cases/:id/papers/:file', 'career.record', aCaseOnPaper, async (c) => {
    const [, name = '', ending] = /^(job-card|resume|career)\.(pdf|docx)$/.exec(c.params['file'] ?? '') ?? []
    const made = papers[name]
    if (made === undefined) throw new NotFound('file')
    const header = await getCaseHeader(c.db, c.id)
    const paper = made(await findPrintedCareer(c.db, header, c.clock.today()))
    // The file's name goes through other hands than the paper: it says the number, not the name.
    const title = `${paper.title} ${header.number}`
    return ending === 'pdf' ? pdfAnswer(title, paper) : wordAnswer(title, paper)
  }),
]
