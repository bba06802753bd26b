import { aCase } from '../../../subjects.ts'
import { writes } from '../../../forms/index.ts'
import { type PageContext, post, redirect, type Route } from '../../../platform/http/room.ts'
import { getCaseHeader } from '../cases/index.ts'
import { QualificationPage } from './pages/qualification-parts.tsx'
import { removeQualification, writeQualification } from './qualification.actions.ts'
import { qualificationForm } from './qualification.form.ts'
import { getQualification } from './qualification.queries.ts'

const idOfIt = (c: PageContext): string => c.params['qualificationId'] ?? ''
const history = (caseId: string): string => `/cases/${caseId}/work-history#qualifications`

export const qualificationRoutes: Route[] = [
  ...writes('/cases/:id/qualifications/new', 'career.record', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    draft: (header) => `qualification:${header.id}`,
    parse: (typed) => qualificationForm.parse(typed),
    write: (c, input, header) => writeQualification(c.action, header.id, input),
    done: (_, __, header) => redirect(history(header.id), '免許・資格を加えました。'),
    page: (form, _, header) => <QualificationPage {...form} header={header} title="免許・資格を加える" />,
  }),
  ...writes('/cases/:id/qualifications/:qualificationId', 'career.record', aCase, {
    load: async (c) => {
      const header = await getCaseHeader(c.db, c.id)
      return { header, known: await getQualification(c.db, header.id, idOfIt(c)) }
    },
    draft: ({ known }) => `qualification:${known.id}`,
    usual: (_, { known }) => qualificationForm.fill(known),
    parse: (typed) => qualificationForm.parse(typed),
    write: (c, input, { header, known }) => writeQualification(c.action, header.id, input, known.id),
    done: (_, __, { header }) => redirect(history(header.id), '免許・資格を直しました。前の内容も残っています。'),
    page: (form, _, { header }) => <QualificationPage {...form} header={header} title="免許・資格を直す" />,
  }),
  post('/cases/:id/qualifications/:qualificationId/removal', 'career.record', aCase, async (c) => {
    const outcome = await removeQualification(c.action, c.id, idOfIt(c))
    return redirect(history(c.id), outcome.ok ? '免許・資格を取り消しました。' : outcome.errors[0]?.message)
  }),
]
