import { aCase, aPlacement, shown } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { addDays } from '../../../platform/clock.ts'
import {
  backTo,
  get,
  keepingBack,
  page,
  type PageContext,
  type PostContext,
  redirect,
  type Route,
  type SignedIn,
} from '../../../platform/http/room.ts'
import { invalid, NotFound, type Outcome } from '../../../platform/outcome.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { correctFollowUp } from './correct-follow-up.actions.ts'
import { correctPlacement } from './correct-placement.actions.ts'
import { recordFollowUp } from './follow-up.actions.ts'
import { recordPlacement } from './placement.actions.ts'
import { followUpForm, placementForm, type PlacementInput } from './placement.form.ts'
import { getPlacement, listDueFollowUps, listRecentPlacements, type PlacementView } from './placement.queries.ts'
import { CorrectFollowUpPage, FollowUpPage } from './pages/follow-up-pages.tsx'
import { CorrectPlacementPage, RecordPlacementPage } from './pages/placement-pages.tsx'
import { PlacementListPage } from './pages/placement-list-page.tsx'
import { writes, yearAhead } from '../../../forms/index.ts'
import {
  askAboutDay,
  type CaseHeader,
  correctedText,
  getCaseHeader,
  listCorrections,
  parseCorrected,
} from '../../casework/index.ts'

export const placementRoutes: Route[] = [
  get('/placements', 'placement.list', shown, async (c) => {
    const today = c.clock.today()
    const due = await listDueFollowUps(c.db, c.actor.organizationId ?? '', null, addDays(today, 30))
    const recent = await listRecentPlacements(c.db, c.actor.organizationId ?? '')
    c.shows(
      'cases',
      [...due, ...recent].map((each) => each.caseId),
    )
    return page(
      <PlacementListPage
        path={c.path}
        shell={c.shell}
        today={today}
        due={due}
        recent={recent}
        canOpenCase={may(c.actor, 'case.read')}
      />,
    )
  }),

  ...writes('/cases/:id/placements/new', 'placement.record', aCase, {
    load: (c) => getCaseHeader(c.db, c.id),
    draft: (header) => `placement:${header.id}`,
    usual: (c) => yearAhead('startedOn', c.clock.today(), 0),
    parse: (typed, c, header) => askedAboutHire(placementForm.parse(typed), (input) => input, c, header),
    write: (c, input, header) => recordPlacement(c.action, header.id, input),
    done: (_, c, header) =>
      redirect(
        may(c.actor, 'case.read') ? `/cases/${header.id}` : '/placements',
        '就職を記録しました。定着の確認を4回入れました。',
      ),
    page: (form, _, header) => <RecordPlacementPage {...form} header={header} />,
  }),

  ...writes('/placements/:id/correct', 'placement.record', aPlacement, {
    load: placementAndCase,
    draft: ({ placement }) => `placement-correction:${placement.id}`,
    usual: (_, { placement }) => ({ ...placementForm.fill(placement), how: 'correct' }),
    parse: (typed, c, { header }) =>
      askedAboutHire(
        parseCorrected(typed, (fields) => placementForm.parse(fields)),
        ({ input }) => input,
        c,
        header,
      ),
    write: (c, { input, correction }, { placement }) => correctPlacement(c.action, placement.id, input, correction),
    done: ({ caseId }, c) =>
      redirect(workOf(c, caseId), `就職の記録を${correctedText(c.fields)}。前の記録も残っています。`),
    page: async (form, c, { placement, header }) => (
      <CorrectPlacementPage
        {...form}
        header={header}
        corrections={await listCorrections(c.db, header.id, placement.id)}
        today={c.clock.today()}
        backHref={workOf(c, header.id)}
      />
    ),
  }),

  ...writes('/placements/:id/follow-ups/:month/correct', 'followUp.record', aPlacement, {
    load: heldFollowUp,
    draft: ({ followUp }) => `follow-up-correction:${followUp.id}`,
    usual: (_, { placement, followUp }) => ({
      ...followUpForm.fill({
        heldOn: followUp.heldOn,
        with: followUp.heldWith,
        status: followUp.status,
        endedOn: placement.endedOn,
        endReason: placement.endReason,
        note: followUp.note,
      }),
      how: 'correct',
    }),
    parse: (typed, _, { followUp }) =>
      parseCorrected(typed, (fields) => followUpForm.parse(fields, { month: followUp.month })),
    write: (c, { input, correction }, { followUp }) =>
      correctFollowUp(c.action, c.id, followUp.month, input, correction),
    done: ({ caseId }, c) =>
      redirect(workOf(c, caseId), `定着の確認を${correctedText(c.fields)}。前の記録も残っています。`),
    page: async (form, c, { placement, followUp, header }) => (
      <CorrectFollowUpPage
        {...form}
        header={header}
        placement={placement}
        month={followUp.month}
        corrections={await listCorrections(c.db, header.id, followUp.id)}
        today={c.clock.today()}
        backHref={workOf(c, header.id)}
      />
    ),
  }),

  ...writes('/placements/:id/follow-ups/:month', 'followUp.record', aPlacement, {
    load: followUpAndCase,
    draft: (_, c) => `follow-up:${c.id}:${c.params['month']}`,
    path: (c) => keepingBack(c, c.path),
    usual: (c) => followUpForm.fill({ heldOn: c.clock.today() }),
    parse: (typed, _, { month }) => followUpForm.parse(typed, { month }),
    write: (c, input) => recordFollowUp(c.action, c.id, input),
    done: ({ caseId, retryOn, newEpisode }, c) =>
      redirect(
        backTo(c, may(c.actor, 'case.read') ? `/cases/${caseId}` : '/placements'),
        retryOn !== null
          ? `連絡がとれなかったことを記録しました。${formatDay(retryOn)}に、もう一度たずねます。`
          : newEpisode === null
            ? '定着の確認を記録しました。'
            : '離職を記録しました。同じ糸の上で、新しい支援が始まります。',
      ),
    page: (form, c, { placement, month, header }) => (
      <FollowUpPage
        {...form}
        header={header}
        placement={placement}
        month={month}
        backHref={may(c.actor, 'case.read') ? `/cases/${header.id}` : '/placements'}
      />
    ),
  }),
]

const workOf = (c: PageContext, caseId: string): string =>
  may(c.actor, 'case.read') ? `/cases/${caseId}?tab=work` : '/placements'

async function placementAndCase(c: PageContext): Promise<{ placement: PlacementView; header: CaseHeader }> {
  const placement = await getPlacement(c.db, c.id)
  return { placement, header: await getCaseHeader(c.db, placement.caseId) }
}

/** @throws NotFound where the job has no check of that month */
async function followUpAndCase(c: PageContext) {
  const { placement, header } = await placementAndCase(c)
  const month = placement.followUps.find((each) => each.month === Number(c.params['month']))?.month
  if (month === undefined) throw new NotFound('follow-up')
  return { placement, month, header }
}

/** @throws NotFound where nothing has been recorded that could be put right */
async function heldFollowUp(c: PageContext) {
  const { placement, header } = await placementAndCase(c)
  const followUp = placement.followUps.find((each) => String(each.month) === c.params['month'])
  if (!followUp) throw new NotFound('follow-up')
  const { id, month, heldOn, heldWith, status, note } = followUp
  // The three are there together, or not at all.
  if (heldOn === null || heldWith === null || status === null) throw new NotFound('follow-up')
  return { placement, followUp: { id, month, heldOn, heldWith, status, note }, header }
}

/** A hire long before the case is asked about. */
function askedAboutHire<T>(
  input: Outcome<T>,
  hireOf: (value: T) => PlacementInput | null,
  c: SignedIn<PostContext>,
  header: CaseHeader,
): Outcome<T> {
  if (!input.ok) return input
  const asked = askAboutDay(c.fields, hireOf(input.value)?.startedOn, c.clock.today(), addDays(header.openedOn, -365))
  return asked.length > 0 ? invalid(...asked) : input
}
