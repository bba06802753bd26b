/** Moving a gathering, cancelling it, and its end. */
import { noPerson } from '../../../subjects.ts'
import { redirect, type Route } from '../../../platform/http/room.ts'
import { writes } from '../../../forms/index.ts'
import { cancelGathering, endGathering, moveGathering } from './gathering-course.actions.ts'
import { countCame } from './balance.queries.ts'
import { cancelForm, endForm, moveForm } from './gathering.form.ts'
import { offersOf, ownGathering } from './gathering.routes.tsx'
import { CancelGatheringPage, EndGatheringPage, MoveGatheringPage } from './pages/gathering-course-pages.tsx'

const told = (many: number): string => (many === 0 ? '' : `申し込んだ窓口の${many}人に、メールで知らせます。`)

export const gatheringCourseRoutes: Route[] = [
  ...writes('/gatherings/:id/move', 'gathering.host', noPerson, {
    load: ownGathering,
    isOffered: (gathering, c) => offersOf(c, gathering)('move'),
    usual: (_, gathering) => moveForm.fill(gathering),
    parse: (typed) => moveForm.parse(typed),
    write: (c, input) => moveGathering(c.action, c.id, input),
    done: (done, c) => redirect(`/gatherings/${c.id}`, `日時を変えました。${told(done.told)}`),
    page: (form, _, gathering) => <MoveGatheringPage {...form} gathering={gathering} />,
  }),
  ...writes('/gatherings/:id/cancellation', 'gathering.host', noPerson, {
    load: ownGathering,
    isOffered: (gathering, c) => offersOf(c, gathering)('cancel'),
    parse: (typed) => cancelForm.parse(typed),
    write: (c, input) => cancelGathering(c.action, c.id, input),
    done: (done, c) => redirect(`/gatherings/${c.id}`, `催しを中止にしました。${told(done.told)}`),
    page: (form, _, gathering) => <CancelGatheringPage {...form} gathering={gathering} />,
  }),
  ...writes('/gatherings/:id/end', 'gathering.host', noPerson, {
    load: ownGathering,
    isOffered: (gathering, c) => offersOf(c, gathering)('end'),
    draft: (gathering) => `gathering-end:${gathering.id}`,
    usual: async (c) => ({ people: String(await countCame(c.db, c.id)) }),
    parse: (typed) => endForm.parse(typed),
    write: (c, input) => endGathering(c.action, c.id, input),
    done: (_, c) => redirect(`/gatherings/${c.id}`, '催しを終わりにしました。取組の記録を作りました。'),
    page: (form, _, gathering) => <EndGatheringPage {...form} gathering={gathering} />,
  }),
]
