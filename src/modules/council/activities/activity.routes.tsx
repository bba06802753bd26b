/** 取組の記録: the list of a year, one record with what it supports, and writing. */
import { noPerson } from '../../../subjects.ts'
import { may } from '../../../permissions.ts'
import {
  type Fields,
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import { fiscalYearOf, fiscalYearRange } from '../../../platform/japanese/index.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { savedAtOf } from '../../../ui/index.ts'
import { dateBoxesOf } from '../../../ui/inputs/index.ts'
import { listMunicipalityOptions } from '../council/index.ts'
import { reportHref } from './addresses.rules.ts'
import { correctActivity, recordActivity, withdrawActivity } from './activity.actions.ts'
import { activityCorrectionForm, activityForm } from './activity.form.ts'
import { type ActivityKind, activityKinds } from './activity.labels.ts'
import {
  type Activity,
  countActivities,
  findActivity,
  listActivities,
  listFormerActivities,
  listSupportedRows,
} from './activity.queries.ts'
import { ActivitiesPage } from './pages/activities-page.tsx'
import { ActivityFormPage } from './pages/activity-form-page.tsx'
import { ActivityPage } from './pages/activity-page.tsx'
import { dateFields, startingValues, writes } from '../../../forms/index.ts'

const pageSize = 50

/** @throws NotFound also where it was withdrawn */
async function activityOf(c: PageContext): Promise<Activity> {
  const activity = await findActivity(c.db, c.id)
  if (activity === undefined) throw new NotFound('activity')
  return activity
}

/** @throws NotFound where another organization recorded it */
async function ownActivityOf(c: PageContext): Promise<Activity> {
  const activity = await activityOf(c)
  if (activity.organizationId !== c.actor.organizationId) throw new NotFound('activity')
  return activity
}

export const activityRoutes: Route[] = [
  get('/activities', 'activity.read', noPerson, async (c) => {
    const thisYear = fiscalYearOf(c.clock.today())
    const asked = Number(c.query.get('year') ?? thisYear)
    const fiscalYear = Number.isInteger(asked) && asked >= 2000 && asked <= thisYear ? asked : thisYear
    const kind = (Object.keys(activityKinds) as ActivityKind[]).find((each) => each === c.query.get('kind')) ?? null
    const range = fiscalYearRange(fiscalYear)
    const found = await listActivities(c.db, {
      ...range,
      kind,
      before: c.query.get('before') ?? undefined,
      limit: pageSize,
    })
    const [activities, last] = [found.slice(0, pageSize), found[pageSize - 1]]
    const before = await countActivities(c.db, fiscalYearRange(fiscalYear - 1))
    return page(
      <ActivitiesPage
        path="/activities"
        shell={c.shell}
        fiscalYear={fiscalYear}
        kind={kind}
        activities={activities}
        counts={await countActivities(c.db, range)}
        years={{ before: before.length > 0, after: fiscalYear < thisYear }}
        nextHref={
          found.length > pageSize && last
            ? `/activities?year=${fiscalYear}${kind === null ? '' : `&kind=${kind}`}&before=${last.heldOn}:${last.id}`
            : undefined
        }
        writes={may(c.actor, 'activity.write')}
      />,
    )
  }),

  ...writes('/activities/new', 'activity.write', noPerson, {
    load: (c) => listMunicipalityOptions(c.db),
    draft: () => 'activity-new',
    usual: (c) => dateFields('heldOn', dateBoxesOf(c.clock.today())),
    parse: (typed) => activityForm.parse(typed),
    write: (c, input) => recordActivity(c.action, input),
    done: ({ id }, c) => {
      const row = rowOf(textOf(c.fields, 'row'))
      return row === ''
        ? redirect(`/activities/${id}`, '記録を加えました。')
        : redirect(reportHref(row, textOf(c.fields, 'year'), id), '記録を加えました。裏づけに選んであります。')
    },
    page: (form, c, municipalities) => (
      <ActivityFormPage
        {...form}
        values={{
          ...form.values,
          row: rowOf(c.query.get('row') ?? textOf(form.values, 'row')),
          year: c.query.get('year') ?? textOf(form.values, 'year'),
        }}
        municipalities={municipalities}
        activity={null}
        isStale={false}
      />
    ),
  }),

  get('/activities/:id', 'activity.read', noPerson, async (c) => {
    const activity = await activityOf(c)
    const works = may(c.actor, 'activity.write') && activity.organizationId === c.actor.organizationId
    return page(
      <ActivityPage
        path={`/activities/${activity.id}`}
        shell={c.shell}
        activity={activity}
        former={await listFormerActivities(c.db, activity.id)}
        supported={await listSupportedRows(c.db, activity.id)}
        works={works}
      />,
    )
  }),
  get('/activities/:id/correction', 'activity.write', noPerson, async (c) =>
    page(await drawCorrection(c, null, [], false)),
  ),
  post('/activities/:id/correction', 'activity.write', noPerson, async (c) => {
    const activity = await ownActivityOf(c)
    const input = activityCorrectionForm.parse(c.fields)
    const outcome = input.ok
      ? await correctActivity(c.action, activity.id, Number(textOf(c.fields, '_version')), input.value)
      : input
    return outcome.ok
      ? redirect(`/activities/${activity.id}`, '直したことを残しました。')
      : refused(await drawCorrection(c, c.fields, outcome.errors, outcome.kind === 'stale'))
  }),
  post('/activities/:id/withdrawal', 'activity.write', noPerson, async (c) => {
    const { id } = await ownActivityOf(c)
    const outcome = await withdrawActivity(c.action, id)
    return outcome.ok
      ? redirect('/activities', '記録を取り消しました。')
      : redirect(`/activities/${id}`, outcome.errors[0]?.message)
  }),
]

/** The row of the 工程表 from whose report somebody came; nothing that isn't an id gets into an address. */
const rowOf = (text: string): string => (/^[A-Za-z0-9_-]{1,60}$/.test(text) ? text : '')

async function drawCorrection(c: PageContext, typed: Fields | null, errors: FieldError[], isStale: boolean) {
  const activity = await ownActivityOf(c)
  const kit = await c.form(`activity:${activity.id}`, activity.version, isStale)
  return (
    <ActivityFormPage
      path={`/activities/${activity.id}/correction`}
      shell={c.shell}
      kit={kit}
      municipalities={await listMunicipalityOptions(c.db)}
      values={typed ?? startingValues(kit.draft, activityCorrectionForm.fill(activity))}
      errors={errors}
      savedAt={savedAtOf(kit)}
      activity={activity}
      isStale={isStale}
    />
  )
}
