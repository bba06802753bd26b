/** The door of a gathering, for its host: the list, on paper too, checking in, results from the booths. */
import { shown } from '../../../subjects.ts'
import { pdfAnswer } from '../../../platform/documents/index.ts'
import {
  type Fields,
  get,
  getCostly,
  page,
  type PageContext,
  post,
  redirect,
  refused,
  type Route,
  textOf,
} from '../../../platform/http/room.ts'
import { isId } from '../../../platform/ids.ts'
import { type FieldError, wrongState } from '../../../platform/outcome.ts'
import { writes } from '../../../forms/index.ts'
import { listBooths } from './booth.queries.ts'
import { checkIn, noteInterviewResult, undoCheckIn } from './door.actions.ts'
import { checkInForm, doorResultForm } from './door.form.ts'
import { doorPaper } from './door.paper.ts'
import { type DoorEntry, entryOf, listBoothEntries, listDoor } from './door.queries.ts'
import { ownGathering } from './gathering.routes.tsx'
import { whyNot } from './gathering.rules.ts'
import { called, DoorPage } from './pages/door-page.tsx'
import { DoorResultPage } from './pages/door-result-page.tsx'

/** @param shownOf of the whole list, whom this answer shows */
async function doorOf(c: PageContext, shownOf: (door: DoorEntry[]) => DoorEntry[] = (door) => door) {
  const gathering = await ownGathering(c)
  const door = await listDoor(c.db, gathering.id)
  c.shows(
    'gathering_sign_ups',
    shownOf(door).map((each) => each.id),
  )
  return {
    gathering,
    door,
    booths: await listBooths(c.db, gathering.id),
    entries: await listBoothEntries(c.db, gathering.id),
  }
}

/** People on one page of the list; the paper has all of them. */
const pageSize = 50

const back = (c: PageContext): string => `/gatherings/${c.id}/door`

export const doorRoutes: Route[] = [
  get('/gatherings/:id/door', 'gathering.checkIn', shown, async (c) =>
    page(await drawDoor(c, { typed: c.query.get('ticket') ?? '' }, [])),
  ),
  getCostly('/gatherings/:id/door.pdf', 'gathering.checkIn', shown, async (c) => {
    const { gathering, door, booths, entries } = await doorOf(c)
    return pdfAnswer(`受付の一覧 ${gathering.title}`, doorPaper(gathering, door, booths, entries, c.clock.today()))
  }),
  post('/gatherings/:id/check-in', 'gathering.checkIn', shown, async (c) => {
    const input = checkInForm.parse(c.fields)
    const outcome = input.ok ? await checkIn(c.action, c.id, input.value) : input
    if (!outcome.ok) return refused(await drawDoor(c, c.fields, outcome.errors))
    c.shows('gathering_sign_ups', [outcome.value.id])
    return redirect(back(c), `${called(outcome.value)}の受付をしました。`)
  }),
  post('/gatherings/:id/check-in/undone', 'gathering.checkIn', shown, async (c) => {
    await ownGathering(c)
    c.shows('gathering_sign_ups', [])
    const id = textOf(c.fields, 'signUpId')
    const outcome = isId(id)
      ? await undoCheckIn(c.action, c.id, id)
      : wrongState('だれの受付かを選びなおしてください。')
    return redirect(back(c), outcome.ok ? '受付を取り消しました。' : outcome.errors[0]?.message)
  }),
  ...writes('/gatherings/:id/results/new', 'gathering.checkIn', shown, {
    load: (c) => doorOf(c),
    usual: (c) => ({ interviewId: c.query.get('interview') ?? '' }),
    parse: (typed) => doorResultForm.parse(typed),
    write: (c, input) => noteInterviewResult(c.action, c.id, input),
    done: (_, c) => redirect(back(c), '面談の結果を記録しました。'),
    page: (form, _, { gathering, booths, entries }) => (
      <DoorResultPage {...form} gathering={gathering} booths={booths} entries={entries} />
    ),
  }),
]

async function drawDoor(c: PageContext, values: Fields, errors: FieldError[]) {
  const ticket = c.query.get('ticket')
  const asked = Math.max(1, Number.parseInt(c.query.get('page') ?? '1', 10) || 1)
  const pageOf = (door: readonly DoorEntry[]): DoorEntry[] => door.slice((asked - 1) * pageSize, asked * pageSize)
  const readOf = (door: readonly DoorEntry[]) => (ticket === null ? undefined : entryOf(door, ticket))
  const found = await doorOf(c, (door) => {
    const read = readOf(door)
    return read === undefined ? pageOf(door) : [...pageOf(door), read]
  })
  return (
    <DoorPage
      {...found}
      shell={c.shell}
      entries={found.entries.filter((each) => pageOf(found.door).some((entry) => entry.id === each.signUpId))}
      page={{ asked, size: pageSize, entries: pageOf(found.door) }}
      read={readOf(found.door)}
      closed={whyNot('checkIn', found.gathering, c.clock.today())}
      kit={await c.form()}
      values={values}
      errors={errors}
    />
  )
}
