import { aCase } from '../../../subjects.ts'
import { writes } from '../../../forms/index.ts'
import { redirect, type Route, textOf } from '../../../platform/http/room.ts'
import { listMunicipalityOptions } from '../../council/index.ts'
import { getCaseHeader, worksOn } from '../../casework/index.ts'
import { recordJobWish } from './job-wish.actions.ts'
import { jobWishForm } from './job-wish.form.ts'
import { listJobWishes } from './job-wish.queries.ts'
import { JobWishPage } from './pages/job-wish-page.tsx'

export const jobWishRoutes: Route[] = [
  ...writes('/cases/:id/job-wish', 'jobWish.record', aCase, {
    load: async (c) => {
      const header = await getCaseHeader(c.db, c.id)
      const wishes = await listJobWishes(c.db, header.id)
      return {
        header,
        current: wishes.find((wish) => !wish.isFormer),
        former: wishes.filter((wish) => wish.isFormer),
      }
    },
    isOffered: ({ header }, c) => worksOn(header, c.actor?.organizationId ?? null),
    draft: ({ header }) => `job-wish:${header.id}`,
    usual: (_, { current }) => (current === undefined ? {} : jobWishForm.fill(current)),
    parse: (typed) => jobWishForm.parse(typed),
    write: (c, input, { header }) => recordJobWish(c.action, header.id, input, textOf(c.fields, 'before') || null),
    done: (_, __, { header }) => redirect(`/cases/${header.id}?tab=work`, '希望する仕事を残しました。'),
    page: async (form, c, known) => (
      <JobWishPage {...form} {...known} municipalities={await listMunicipalityOptions(c.db)} />
    ),
  }),
]
