import { casePanel } from '../../casework/index.ts'
import { listInterviewsOfCase } from './interview.queries.ts'
import { SignUps, SignUpsOnPaper } from './pages/sign-up-panel.tsx'
import { listSignUpsOfCase } from './sign-up.queries.ts'

export const signUpPanel = casePanel({
  query: async (db, caseId) => {
    const signUps = await listSignUpsOfCase(db, caseId)
    return { signUps, interviews: signUps.length === 0 ? [] : await listInterviewsOfCase(db, caseId) }
  },
  count: ({ signUps }) => signUps.filter((each) => each.state !== 'left').length,
  panel: (found, { header, today, works }) => <SignUps {...found} caseId={header.id} today={today} works={works} />,
  paper: ({ signUps }) => <SignUpsOnPaper signUps={signUps} />,
})
