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
import { readApproval, readHold, readLifting, readProposal, readReturn } from './retention.form.ts'
import {
  type DisposableRow,
  getDisposal,
  listApprovers,
  listCandidates,
  listDisposals,
  listHoldsOfCase,
} from './retention.queries.ts'
import { termsOf } from './retention.rules.ts'
import { DisposalPage } from './pages/disposal-page.tsx'
import { HoldPage, LiftingPage } from './pages/hold-page.tsx'
import { RetentionPage } from './pages/retention-page.tsx'
import { dateFields, startingValues } from '../../../forms/index.ts'
import { getCaseHeader } from '../../casework/index.ts'

/** As many as one looks through and proposes at a time. */
const candidatesOnPage = 100

export const retentionRoutes: Route[] = [
  get('/retention', 'retention.list', shown, async (c) => page(await drawList(c, {}, []))),
  post('/retention', 'retention.propose', shown, async (c) => {
    const input = readProposal(c.fields)
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
    const input = readApproval(c.fields)
    const outcome = input.ok ? await approveDisposal(c.action, c.id) : input
    if (!outcome.ok) return refused(await drawDisposal(c, c.fields, outcome.errors))
    const { id, disposed, kept } = outcome.value
    return redirect(
      `/retention/${id}`,
      `${disposed}件を廃棄しました。${kept > 0 ? `${kept}件は、提案のあとに変わったため残しました。` : ''}`,
    )
  }),
  post('/retention/:id/return', 'retention.propose', shown, async (c) => {
    const input = readReturn(c.fields)
    const outcome = input.ok ? await returnDisposal(c.action, c.id, input.value) : input
    return outcome.ok
      ? redirect('/retention', '提案を取りやめました。何も廃棄していません。')
      : refused(await drawDisposal(c, c.fields, outcome.errors))
  }),

  get('/cases/:id/retention', 'retention.hold', aCase, async (c) => page(await drawHolds(c, null, []))),
  post('/cases/:id/retention', 'retention.hold', aCase, async (c) => {
    const id = c.id
    const input = readHold(c.fields)
    const outcome = input.ok ? await setHold(c.action, id, input.value) : input
    return outcome.ok
      ? redirect(`/cases/${id}/retention`, '廃棄を止めました。')
      : refused(await drawHolds(c, c.fields, outcome.errors))
  }),
  get('/cases/:id/retention/:holdId/lifting', 'retention.hold', aCase, async (c) => page(await drawLifting(c, {}, []))),
  post('/cases/:id/retention/:holdId/lifting', 'retention.hold', aCase, async (c) => {
    const id = c.id
    const input = readLifting(c.fields)
    const outcome = input.ok ? await liftHold(c.action, id, c.params['holdId'] ?? '', input.value) : input
    return outcome.ok
      ? redirect(`/cases/${id}/retention`, '停止を解きました。')
      : refused(await drawLifting(c, c.fields, outcome.errors))
  }),
]

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

async function drawHolds(c: PageContext, typed: Fields | null, errors: FieldError[]) {
  const header = await getCaseHeader(c.db, c.id)
  const kit = await c.form(`retention-hold:${header.id}`)
  const values = typed ?? startingValues(kit.draft, dateFields('since', dateBoxesOf(c.clock.today())))
  return (
    <HoldPage
      path={`/cases/${header.id}/retention`}
      shell={c.shell}
      kit={kit}
      values={values}
      errors={errors}
      header={header}
      holds={await listHoldsOfCase(c.db, header.id)}
      organizationId={c.actor.organizationId ?? ''}
      today={c.clock.today()}
      terms={termsOf(c.council.settings)}
    />
  )
}

async function drawLifting(c: PageContext, values: Fields, errors: FieldError[]) {
  const header = await getCaseHeader(c.db, c.id)
  const hold = (await listHoldsOfCase(c.db, header.id)).find((each) => each.id === c.params['holdId'])
  if (!hold) throw new NotFound('hold')
  return (
    <LiftingPage
      path={`/cases/${header.id}/retention/${hold.id}/lifting`}
      shell={c.shell}
      kit={await c.form()}
      values={values}
      errors={errors}
      header={header}
      hold={hold}
      organizationId={c.actor.organizationId ?? ''}
      today={c.clock.today()}
    />
  )
}
