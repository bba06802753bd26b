/** Signing somebody up from their case, and taking it back. */
import { aCase, aSignUp } from '../../../subjects.ts'
import { type PageContext, redirect, type Route } from '../../../platform/http/room.ts'
import { writes, yearAhead } from '../../../forms/index.ts'
import { type CaseHeader, getCaseHeader, worksOn } from '../../casework/index.ts'
import { listOpenGatherings } from './gathering.queries.ts'
import { SignUpPage, WithdrawSignUpPage } from './pages/sign-up-pages.tsx'
import { signUp, withdrawSignUp } from './sign-up.actions.ts'
import { signUpForm, signUpWithdrawalForm } from './sign-up.form.ts'
import { getSignUp, type SignUp } from './sign-up.queries.ts'

const work = (caseId: string): string => `/cases/${caseId}?tab=work`

export async function signUpAndCase(c: PageContext): Promise<{ signUp: SignUp; header: CaseHeader }> {
  const found = await getSignUp(c.db, c.id)
  return { signUp: found, header: await getCaseHeader(c.db, found.caseId) }
}

export const signUpRoutes: Route[] = [
  ...writes('/cases/:id/gatherings/new', 'gathering.signUp', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    draft: (header) => `gathering-sign-up:${header.id}`,
    usual: (c) => ({
      gatheringId: c.query.get('gathering') ?? '',
      ...yearAhead('agreedOn', c.clock.today(), 0),
    }),
    parse: (typed) => signUpForm.parse(typed),
    write: (c, input, header) => signUp(c.action, header.id, input),
    done: ({ waiting }, _, header) =>
      redirect(
        work(header.id),
        waiting ? '満席のため、キャンセル待ちで申し込みました。席が空いたら知らせます。' : '催しに申し込みました。',
      ),
    page: async (form, c, header) => (
      <SignUpPage {...form} header={header} gatherings={await listOpenGatherings(c.db, c.clock.today())} />
    ),
  }),
  ...writes('/gathering-sign-ups/:id/withdrawal', 'gathering.signUp', aSignUp, {
    load: signUpAndCase,
    isOffered: ({ header }, c) => worksOn(header, c.actor.organizationId),
    parse: (typed) => signUpWithdrawalForm.parse(typed),
    write: (c, input) => withdrawSignUp(c.action, c.id, input),
    done: (_, __, { header }) => redirect(work(header.id), '催しへの申込みを取り消しました。'),
    page: (form, _, { signUp: found, header }) => <WithdrawSignUpPage {...form} header={header} signUp={found} />,
  }),
]
