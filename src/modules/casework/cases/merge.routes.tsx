import { aPerson, noPerson } from '../../../subjects.ts'
import {
  get,
  page,
  post,
  redirect,
  refused,
  type Route,
  textOf,
  type Fields,
  type PageContext,
} from '../../../platform/http/room.ts'
import { type FieldError, NotFound } from '../../../platform/outcome.ts'
import { mergePeople, undoMerge } from './merge.actions.ts'
import { listMerges, mergeSide } from './merge.queries.ts'
import { DuplicatesPage, MergePage } from './pages/merge-pages.tsx'
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

  get('/people/:id/merge/:otherId', 'person.merge', aPerson, async (c) => page(await draw(c, {}, []))),

  post('/people/:id/merge/:otherId', 'person.merge', aPerson, async (c) => {
    const outcome = await mergePeople(c.action, c.id, c.params['otherId'] ?? '', {
      reason: textOf(c.fields, 'reason').slice(0, 2000),
    })
    return outcome.ok
      ? redirect(
          `/people/${outcome.value.keptPersonId}/duplicates`,
          '記録をまとめました。30日のうちは、ここから元に戻せます。',
        )
      : refused(await draw(c, c.fields, outcome.errors))
  }),

  post('/merges/:id/undo', 'person.merge', noPerson, async (c) => {
    const outcome = await undoMerge(c.action, c.id)
    return redirect(
      outcome.ok ? `/people/${outcome.value.personId}` : '/people',
      outcome.ok ? '元に戻しました。二つの記録に分かれています。' : (outcome.errors[0]?.message ?? ''),
    )
  }),
]

async function draw(c: PageContext, values: Fields, errors: FieldError[]) {
  const [kept, merged] = [await person(c, c.id), await person(c, c.params['otherId'] ?? '')]
  c.shows('people', [merged.id], 'person')
  return (
    <MergePage
      path={c.path}
      shell={c.shell}
      kit={await c.form()}
      kept={kept}
      merged={merged}
      keptSide={await mergeSide(c.db, kept.id)}
      mergedSide={await mergeSide(c.db, merged.id)}
      rows={compare(kept, merged, c.council.fold)}
      values={values}
      errors={errors}
    />
  )
}
