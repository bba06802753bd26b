import { PublicLayout, type PublicShell } from '../../../../ui/index.ts'
import type { PlaceGroup } from '../place-list.rules.ts'
import { PlaceChoice } from './place-choice.tsx'

/** The municipalities, each leading to the desks that its people may speak to. */
export function PlacesPage({
  shell,
  path,
  groups,
  text,
  count,
  all,
}: {
  shell: PublicShell
  path: string
  groups: readonly PlaceGroup[]
  text: string
  count: number
  all: number
}) {
  return (
    <PublicLayout title="市町村の名前からさがす" path={path} shell={shell} indexed={text === ''}>
      <div>
        <h1 className="public-title question-title">市町村の名前からさがす</h1>
        <p className="meta choices-note">
          {all}の市町村があります。選ぶと、そこの方が相談できる窓口を、近い順に並べます。
        </p>
        <PlaceChoice
          action="/find/places"
          kept={{}}
          groups={groups}
          text={text}
          count={count}
          hrefOf={(place) => `/find/desks?place=${place}`}
        />
      </div>
    </PublicLayout>
  )
}
