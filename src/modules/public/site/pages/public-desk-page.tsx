import {
  Banner,
  Column,
  Columns,
  type CouncilTopology,
  DefinitionList,
  DeskMap,
  Phrase,
  PublicLayout,
  type PublicShell,
  Section,
  StepsList,
} from '../../../../ui/index.ts'
import { type FindAnswers, findHref } from '../find.rules.ts'
import { afterTalking, hoursUnknown } from '../public.labels.ts'
import {
  type Desk,
  type DeskKind,
  type Distance,
  type Municipality,
  areasLabel,
  deskAgesLabel,
  distanceLabel,
} from '../../../council/index.ts'

export interface PublicDeskPageProps {
  shell: PublicShell
  path: string
  desk: Desk
  kind: DeskKind | null
  /** What the reader answered, where they come from a result. */
  answers: FindAnswers
  distance: Distance | null
  areas: readonly { key: string; name: string }[]
  municipalities: readonly Municipality[]
  near: readonly string[]
  topology: CouncilTopology
}

export function PublicDeskPage({
  shell,
  path,
  desk,
  kind,
  answers,
  distance,
  areas,
  municipalities,
  near,
  topology,
}: PublicDeskPageProps) {
  const home = municipalities.find((place) => place.code === answers.place)
  const place = municipalities.find((each) => each.code === desk.municipalityCode)
  const covered = municipalities.filter((each) => desk.covers.includes(each.code))
  const ages = deskAgesLabel(desk)
  const back =
    answers.worry !== null && answers.age !== null && home !== undefined
      ? { href: findHref(answers), text: '窓口の案内にもどる' }
      : { href: home === undefined ? '/find/desks' : `/find/desks?place=${home.code}`, text: '窓口の一覧にもどる' }
  return (
    <PublicLayout title={desk.publicName} path={path} shell={shell}>
      <div>
        <p>
          <a href={back.href}>{back.text}</a>
        </p>
        <p className="meta desk-kind">{desk.kindLabel}</p>
        <h1 className="public-title question-title">{desk.publicName}</h1>
        {kind === null ? null : (
          <p className="lead">
            <Phrase>{kind.headline}</Phrase>
          </p>
        )}
      </div>
      {home !== undefined && desk.covers.length > 0 && !desk.covers.includes(home.code) ? (
        <Banner kind="caution" title={`${home.name}は、この窓口の受け持ちの外です`}>
          <a href={`/find/desks?place=${home.code}`}>{home.name}の方が相談できる窓口を見る</a>
        </Banner>
      ) : null}
      {desk.certainty === 'U' ? (
        <Banner kind="caution" title="この窓口のことは、確かめている途中です">
          開いている曜日や、相談の受け方は、まだ確かめられていません。お出かけの前に、{desk.organizationName}
          に確かめてください。
        </Banner>
      ) : null}
      <Columns ratio="8-4">
        <Column>
          <Section title="この窓口のこと" kind="public">
            <DefinitionList
              ruled
              items={[
                ...(kind === null
                  ? []
                  : [
                      { term: 'どんな人に', value: `${kind.forWhom}。` },
                      { term: 'できること', value: kind.description },
                    ]),
                { term: '年齢', value: ages ?? '決まりは分かっていません。窓口に確かめてください。' },
                {
                  term: '家族だけの相談',
                  value:
                    kind?.familyWelcome === true
                      ? '受けています。ご本人が来られなくても始められます。'
                      : 'できるかどうか、窓口に確かめてください。',
                },
                ...(kind === null || kind.channelNote === null ? [] : [{ term: '話し方', value: kind.channelNote }]),
                { term: '場所', value: placeText(desk, distance) },
                {
                  term: '受け持つ地域',
                  value:
                    covered.length > 0
                      ? covered.map((each) => each.name).join('、')
                      : `${areasLabel(desk.areas, new Map(areas.map((area) => [area.key, area.name])))}${desk.areas.length === 0 ? '' : '圏域が中心です。住所による限りは分かっていません。'}`,
                },
                { term: '日時と電話', value: hoursUnknown },
                ...(desk.organizationName === desk.publicName ? [] : [{ term: '運営', value: desk.organizationName }]),
              ]}
            />
          </Section>
        </Column>
        <Column>
          {place === undefined ? (
            <p className="meta">場所は確かめている途中なので、地図はありません。</p>
          ) : (
            <DeskMap
              topology={topology}
              selected={[home?.code ?? place.code]}
              near={near}
              pins={[{ number: 1, label: desk.publicName, latitude: place.lat, longitude: place.lng }]}
            />
          )}
          <Section title="話したあとのこと">
            <StepsList steps={[...afterTalking]} />
          </Section>
        </Column>
      </Columns>
    </PublicLayout>
  )
}

function placeText(desk: Desk, distance: Distance | null): string {
  const label = distance === null ? desk.municipalityName : distanceLabel(distance)
  return label ?? '確かめている途中です。'
}
