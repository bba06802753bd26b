import { aCase, aPlacement, shown } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import { addDays } from '../../../platform/clock.ts'
import {
  backTo,
  type Fields,
  get,
  keepingBack,
  page,
  post,
  redirect,
  refused,
  type Route,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, invalid, NotFound } from '../../../platform/outcome.ts'
import { formatDay } from '../../../platform/japanese/era.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { correctFollowUp, correctPlacement } from './correct-placement.actions.ts'
import { recordFollowUp, recordPlacement } from './placement.actions.ts'
import { readFollowUp, readPlacement } from './placement.form.ts'
import { getPlacement, listDueFollowUps, listRecentPlacements } from './placement.queries.ts'
import {
  CorrectFollowUpPage,
  CorrectPlacementPage,
  FollowUpPage,
  PlacementListPage,
  RecordPlacementPage,
} from './pages/placement-pages.tsx'
import { dateFields, startingValues } from '../../../forms/index.ts'
import { askAboutDay, correctedText, getCaseHeader, listCorrections, readCorrected } from '../../casework/index.ts'

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

  get('/cases/:id/placements/new', 'placement.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const kit = await c.form(`placement:${header.id}`)
    const usual: Fields = dateFields('startedOn', { ...dateBoxesOf(c.clock.today()), month: '', day: '' })
    return page(
      <RecordPlacementPage
        path={c.path}
        shell={c.shell}
        kit={kit}
        header={header}
        values={startingValues(kit.draft, usual)}
        errors={[]}
      />,
    )
  }),

  post('/cases/:id/placements/new', 'placement.record', aCase, async (c) => {
    const header = await getCaseHeader(c.db, c.id)
    const input = readPlacement(c.fields)
    const asked = input.ok
      ? askAboutDay(c.fields, input.value.startedOn, c.clock.today(), addDays(header.openedOn, -365))
      : []
    const outcome =
      asked.length > 0 ? invalid(...asked) : input.ok ? await recordPlacement(c.action, header.id, input.value) : input
    if (outcome.ok)
      return redirect(
        may(c.actor, 'case.read') ? `/cases/${header.id}` : '/placements',
        '就職を記録しました。定着の確認を4回入れました。',
      )
    return refused(
      <RecordPlacementPage
        path={c.path}
        shell={c.shell}
        kit={await c.form(`placement:${header.id}`)}
        header={header}
        values={c.fields}
        errors={outcome.errors}
      />,
    )
  }),

  get('/placements/:id/correct', 'placement.record', aPlacement, async (c) => {
    const placement = await getPlacement(c.db, c.id)
    const usual: Fields = {
      employerName: placement.employerName,
      ...dateFields('startedOn', dateBoxesOf(placement.startedOn)),
      regular: placement.regular ? 'yes' : 'no',
      weeklyHours: String(placement.weeklyHours),
      route: placement.route,
      how: 'correct',
    }
    const kit = await c.form(`placement-correction:${placement.id}`)
    return page(await drawCorrection(c, kit, startingValues(kit.draft, usual), []))
  }),
  post('/placements/:id/correct', 'placement.record', aPlacement, async (c) => {
    const placement = await getPlacement(c.db, c.id)
    const input = readCorrected(c.fields, readPlacement)
    const day = input.ok ? input.value.input?.startedOn : undefined
    const asked =
      day === undefined
        ? []
        : askAboutDay(
            c.fields,
            day,
            c.clock.today(),
            addDays((await getCaseHeader(c.db, placement.caseId)).openedOn, -365),
          )
    const outcome =
      asked.length > 0
        ? invalid(...asked)
        : input.ok
          ? await correctPlacement(c.action, placement.id, input.value.input, input.value.correction)
          : input
    if (!outcome.ok)
      return refused(
        await drawCorrection(c, await c.form(`placement-correction:${placement.id}`), c.fields, outcome.errors),
      )
    return redirect(
      may(c.actor, 'case.read') ? `/cases/${outcome.value.caseId}?tab=work` : '/placements',
      `就職の記録を${correctedText(c.fields)}。前の記録も残っています。`,
    )
  }),

  get('/placements/:id/follow-ups/:month/correct', 'followUp.record', aPlacement, async (c) => {
    const { placement, followUp } = await heldFollowUp(c)
    const usual: Fields = {
      ...dateFields('heldOn', dateBoxesOf(followUp.heldOn)),
      with: followUp.heldWith ?? '',
      status: followUp.status ?? '',
      note: followUp.note,
      how: 'correct',
      ...(placement.endedOn === null
        ? {}
        : { ...dateFields('endedOn', dateBoxesOf(placement.endedOn)), endReason: placement.endReason ?? '' }),
    }
    const kit = await c.form(`follow-up-correction:${followUp.id}`)
    return page(await drawFollowUpCorrection(c, kit, startingValues(kit.draft, usual), []))
  }),
  post('/placements/:id/follow-ups/:month/correct', 'followUp.record', aPlacement, async (c) => {
    const { followUp } = await heldFollowUp(c)
    const input = readCorrected(c.fields, (fields) => readFollowUp(fields, followUp.month))
    const outcome = input.ok
      ? await correctFollowUp(c.action, c.id, followUp.month, input.value.input, input.value.correction)
      : input
    if (!outcome.ok)
      return refused(
        await drawFollowUpCorrection(c, await c.form(`follow-up-correction:${followUp.id}`), c.fields, outcome.errors),
      )
    return redirect(
      may(c.actor, 'case.read') ? `/cases/${outcome.value.caseId}?tab=work` : '/placements',
      `定着の確認を${correctedText(c.fields)}。前の記録も残っています。`,
    )
  }),

  get('/placements/:id/follow-ups/:month', 'followUp.record', aPlacement, async (c) => {
    const kit = await c.form(`follow-up:${c.params['id']}:${c.params['month']}`)
    const usual: Fields = { ...dateFields('heldOn', dateBoxesOf(c.clock.today())) }
    return page(await drawFollowUp(c, kit, startingValues(kit.draft, usual), []))
  }),

  post('/placements/:id/follow-ups/:month', 'followUp.record', aPlacement, async (c) => {
    const id = c.id
    const input = readFollowUp(c.fields, Number(c.params['month']))
    const outcome = input.ok ? await recordFollowUp(c.action, id, input.value) : input
    if (!outcome.ok)
      return refused(
        await drawFollowUp(c, await c.form(`follow-up:${id}:${c.params['month']}`), c.fields, outcome.errors),
      )
    const back = backTo(c, may(c.actor, 'case.read') ? `/cases/${outcome.value.caseId}` : '/placements')
    if (outcome.value.retryOn !== null)
      return redirect(
        back,
        `連絡がとれなかったことを記録しました。${formatDay(outcome.value.retryOn)}に、もう一度たずねます。`,
      )
    return redirect(
      back,
      outcome.value.newEpisode === null
        ? '定着の確認を記録しました。'
        : '離職を記録しました。同じ糸の上で、新しい支援が始まります。',
    )
  }),
]

const backOf = (c: PageContext, caseId: string): string =>
  may(c.actor, 'case.read') ? `/cases/${caseId}?tab=work` : '/placements'

async function drawCorrection(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  values: Fields,
  errors: FieldError[],
) {
  const placement = await getPlacement(c.db, c.id)
  const header = await getCaseHeader(c.db, placement.caseId)
  return (
    <CorrectPlacementPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      values={values}
      errors={errors}
      corrections={await listCorrections(c.db, header.id, placement.id)}
      today={c.clock.today()}
      backHref={backOf(c, header.id)}
    />
  )
}

/** @throws NotFound where nothing has been recorded that could be put right */
async function heldFollowUp(c: PageContext) {
  const placement = await getPlacement(c.db, c.id)
  const followUp = placement.followUps.find((each) => String(each.month) === c.params['month'] && each.heldOn !== null)
  if (followUp?.heldOn === undefined || followUp.heldOn === null) throw new NotFound('follow-up')
  return { placement, followUp: { ...followUp, heldOn: followUp.heldOn } }
}

async function drawFollowUpCorrection(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  values: Fields,
  errors: FieldError[],
) {
  const { placement, followUp } = await heldFollowUp(c)
  const header = await getCaseHeader(c.db, placement.caseId)
  return (
    <CorrectFollowUpPage
      path={c.path}
      shell={c.shell}
      kit={kit}
      header={header}
      placement={placement}
      month={followUp.month}
      values={values}
      errors={errors}
      corrections={await listCorrections(c.db, header.id, followUp.id)}
      today={c.clock.today()}
      backHref={backOf(c, header.id)}
    />
  )
}

async function drawFollowUp(
  c: PageContext,
  kit: Awaited<ReturnType<PageContext['form']>>,
  values: Fields,
  errors: FieldError[],
) {
  const month = Number(c.params['month'])
  const placement = await getPlacement(c.db, c.id)
  if (!placement.followUps.some((each) => each.month === month)) throw new NotFound('follow-up')
  const header = await getCaseHeader(c.db, placement.caseId)
  return (
    <FollowUpPage
      path={keepingBack(c, c.path)}
      shell={c.shell}
      kit={kit}
      header={header}
      placement={placement}
      month={month}
      values={values}
      errors={errors}
      backHref={may(c.actor, 'case.read') ? `/cases/${header.id}` : '/placements'}
    />
  )
}
