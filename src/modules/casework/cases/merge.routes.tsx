import { aPerson, noPerson } from '../../../subjects.ts'
import { get, page, post, redirect, type Route, textOf, type PageContext } from '../../../platform/http/room.ts'
import { done, NotFound } from '../../../platform/outcome.ts'
import { mergePeople } from './merge.actions.ts'
import { undoMerge } from './undo-merge.actions.ts'
import { listMerges, mergeSide } from './merge.queries.ts'
import { DuplicatesPage, MergePage } from './pages/merge-pages.tsx'
import { writes } from '../../../forms/index.ts'
import { compare, findPerson, listLikelyTwins, type PersonDetails } from '../../people/index.ts'

async function person(c: PageContext, id: string): Promise<PersonDetails> {
  const found = await findPerson(c.db, id)
  if (!found) throw new NotFound('person')
  return found
}

export const mergeRoutes: Route[] = [
  get('/people/:id/duplicates', 'person.merge', aPerson, async (c) => {
    const about = await person(c, c.id)
    const twins = await listLikelyTwins(c.db, about, c.council.fold)
    c.shows(
      'people',
      twins.map((twin) => twin.id),
      'person',
    )
    return page(
      <DuplicatesPage
        path={c.path}
        shell={c.shell}
        person={about}
        merges={await listMerges(c.db, about.id)}
        today={c.clock.today()}
        twins={twins.map((twin) => ({
          twin,
          rows: compare(about, twin, c.council.fold),
          mayMerge: twin.organizationId === c.actor.organizationId && about.organizationId === c.actor.organizationId,
        }))}
      />,
    )
  }),

  ...writes('/people/:id/merge/:otherId', 'person.merge', aPerson, {
    load: async (c) => ({ kept: await person(c, c.id), merged: await person(c, c.params['otherId'] ?? '') }),
    parse: (typed) => done({ reason: textOf(typed, 'reason').slice(0, 2000) }),
    write: (c, input, { kept, merged }) => mergePeople(c.action, kept.id, merged.id, input),
    done: ({ keptPersonId }) =>
      redirect(`/people/${keptPersonId}/duplicates`, '記録をまとめました。30日のうちは、ここから元に戻せます。'),
    page: async (form, c, { kept, merged }) => {
      c.shows('people', [merged.id], 'person')
      return (
        <MergePage
          {...form}
          kept={kept}
          merged={merged}
          keptSide={await mergeSide(c.db, kept.id)}
          mergedSide={await mergeSide(c.db, merged.id)}
          rows={compare(kept, merged, c.council.fold)}
        />
      )
    },
  }),

  post('/merges/:id/undo', 'person.merge', noPerson, async (c) => {
    const outcome = await undoMerge(c.action, c.id)
    return redirect(
      outcome.ok ? `/people/${outcome.value.personId}` : '/people',
      outcome.ok ? '元に戻しました。二つの記録に分かれています。' : (outcome.errors[0]?.message ?? ''),
    )
  }),
]
