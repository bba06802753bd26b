import { aCase, shown } from '../../../subjects.ts'
import { may, permissions } from '../../../permissions.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { approveDisposal, liftHold, proposeDisposal, returnDisposal, setHold } from './retention.actions.ts'
import { approvalForm, holdForm, liftForm, proposalForm, returnForm } from './retention.form.ts'
import {
  type DisposableRow,
  getDisposal,
  type Hold,
  listApprovers,
  listCandidates,
  listDisposals,
  listHoldsOfCase,
} from './retention.queries.ts'
import { termsOf } from './retention.rules.ts'
import { DisposalPage } from './pages/disposal-page.tsx'
import { HoldPage, LiftingPage } from './pages/hold-page.tsx'
import { RetentionPage } from './pages/retention-page.tsx'
import { dateFields, writes } from '../../../forms/index.ts'
import { type CaseHeader, getCaseHeader } from '../../casework/index.ts'

/** As many as one looks through and proposes at a time. */
const candidatesOnPage = 100

export const retentionRoutes: Route[] = [
  get('/retention', 'retention.list', shown, async (c) => page(await drawList(c, {}, []))),
  post('/retention', 'retention.propose', shown, async (c) => {
    const input = proposalForm.parse(c.fields)
    const outcome = input.ok ? await proposeDisposal(c.action, input.value) : input
    return outcome.ok
      ? redirect(
          `/retention/${outcome.value.id}`,
          `${outcome.value.items}件の廃棄を提案しました。ほかの責任者の承認を待ちます。`,
        )
      : refused(await drawList(c, c.fields, outcome.errors))
  }),

  get('/retention/:id', 'retention.list', shown, async (c) => page(await drawDisposal(c, {}, []))),
  post('/retention/:id/approval', 'retention.approve', shown, async (c) => {
    const input = approvalForm.parse(c.fields)
    const outcome = input.ok ? await approveDisposal(c.action, c.id) : input
    if (!outcome.ok) return refused(await drawDisposal(c, c.fields, outcome.errors))
    const { id, disposed, kept } = outcome.value
    return redirect(
      `/retention/${id}`,
      `${disposed}件を廃棄しました。${kept > 0 ? `${kept}件は、提案のあとに変わったため残しました。` : ''}`,
    )
  }),
  post('/retention/:id/return', 'retention.propose', shown, async (c) => {
    const input = returnForm.parse(c.fields)
    const outcome = input.ok ? await returnDisposal(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect('/retention', '提案を取りやめました。何も廃棄していません。')
      : refused(await drawDisposal(c, c.fields, outcome.errors))
  }),

  ...writes('/cases/:id/retention', 'retention.hold', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    draft: (header) => `retention-hold:${header.id}`,
    usual: (c) => dateFields('since', dateBoxesOf(c.clock.today())),
    parse: (typed) => holdForm.parse(typed),
    write: (c, input, header) => setHold(c.action, header.id, input),
    done: (_, __, header) => redirect(`/cases/${header.id}/retention`, '廃棄を止めました。'),
    page: async (form, c, header) => (
      <HoldPage
        {...form}
        header={header}
        holds={await listHoldsOfCase(c.db, header.id)}
        organizationId={c.actor.organizationId ?? ''}
        today={c.clock.today()}
        terms={termsOf(c.council.settings)}
      />
    ),
  }),
  ...writes('/cases/:id/retention/:holdId/lifting', 'retention.hold', aCase, {
    load: holdAndCase,
    parse: (typed) => liftForm.parse(typed),
    write: (c, input, { header, hold }) => liftHold(c.action, header.id, hold.id, input),
    done: (_, __, { header }) => redirect(`/cases/${header.id}/retention`, '停止を解きました。'),
    page: (form, c, { header, hold }) => (
      <LiftingPage
        {...form}
        header={header}
        hold={hold}
        organizationId={c.actor.organizationId ?? ''}
        today={c.clock.today()}
      />
    ),
  }),
]

async function holdAndCase(c: PageContext): Promise<{ header: CaseHeader; hold: Hold }> {
  const header = await getCaseHeader(c.db, c.id)
  const hold = (await listHoldsOfCase(c.db, header.id)).find((each) => each.id === c.params['holdId'])
  if (!hold) throw new NotFound('hold')
  return { header, hold }
}

/** Those whose names stand there. */
const named = (rows: readonly DisposableRow[]): string[] =>
  rows.filter((row) => row.number !== null).map((row) => row.caseId)

async function drawList(c: PageContext, values: Fields, errors: FieldError[]) {
  const { rows, free, held } = await listCandidates(c.db, candidatesOnPage)
  c.shows('cases', named(rows))
  return (
    <RetentionPage
      path="/retention"
      shell={c.shell}
      kit={await c.form()}
      values={values}
      errors={errors}
      today={c.clock.today()}
      terms={termsOf(c.council.settings)}
      rows={rows}
      free={free}
      held={held}
      disposals={await listDisposals(c.db)}
    />
  )
}

async function drawDisposal(c: PageContext, values: Fields, errors: FieldError[]) {
  const disposal = await getDisposal(c.db, c.id)
  c.shows('cases', named(disposal.list))
  const today = c.clock.today()
  const approvers =
    disposal.state === 'proposed'
      ? await listApprovers(
          c.db,
          c.actor.organizationId ?? '',
          disposal.proposedById,
          permissions['retention.approve'],
          today,
        )
      : []
  return (
    <DisposalPage
      path={`/retention/${disposal.id}`}
      shell={c.shell}
      kit={await c.form()}
      returnKit={await c.form()}
      values={values}
      errors={errors}
      today={today}
      disposal={disposal}
      approvers={approvers}
      organizationName={c.actor.organizationName}
      mayApprove={may(c.actor, 'retention.approve') && disposal.proposedById !== c.actor.accountId}
    />
  )
}
