import {
  Answers,
  Banner,
  Button,
  Column,
  Columns,
  type CouncilTopology,
  DeskMap,
  Empty,
  LinkButton,
  Phrase,
  PublicLayout,
  type PublicShell,
  Results,
  Section,
  StepsList,
} from '../../../../ui/index.ts'
import { type FindAnswers, findHref } from '../find.rules.ts'
import { deskHref } from '../place-list.rules.ts'
import { afterTalking, hoursUnknown, resultHeadings, seekerIcons, worryIcons } from '../public.labels.ts'
import {
  worryLabels,
  type DeskMatch,
  type DeskMatches,
  type Municipality,
  ageBandLabels,
  deskAgesLabel,
  distanceLabel,
  seekerLabels,
} from '../../../council/index.ts'

export interface ResultPageProps {
  shell: PublicShell
  path: string
  answers: FindAnswers
  home: Municipality
  found: DeskMatches
  /** Codes of the municipalities named around home. */
  near: readonly string[]
  municipalities: readonly Municipality[]
  topology: CouncilTopology
}

export function ResultPage({ shell, path, answers, home, found, near, municipalities, topology }: ResultPageProps) {
  const { matches } = found
  const seeker = answers.seeker ?? 'self'
  const title = resultHeadings[seeker](matches.length)
  const pins = pinsOf(matches, municipalities)
  return (
    <PublicLayout title={title} path={path} shell={shell} indexed={false}>
      <div>
        <Answers
          items={[
            { icon: seekerIcons[seeker], text: seekerLabels[seeker] },
            ...(answers.worry === null ? [] : [{ icon: worryIcons[answers.worry], text: worryLabels[answers.worry] }]),
            { icon: 'map-pin' as const, text: home.name },
            ...(answers.age === null || answers.age === 'unknown' ? [] : [{ text: ageBandLabels[answers.age] }]),
          ]}
          changeHref={findHref(answers, { change: '1' })}
        />
        <h1 className="public-title">
          <Phrase>{matches.length === 0 ? '合う窓口が見つかりませんでした' : title}</Phrase>
        </h1>
        {matches.length === 0 ? null : (
          <p className="meta">どこに話しても大丈夫です。合わなければ、窓口どうしでおつなぎします。</p>
        )}
      </div>
      {found.channelUnknown ? (
        <Banner kind="caution" title="文字で話せる窓口は、まだ確かめている途中です">
          ここには、どんなことでも話せる窓口を並べています。窓口では、電話が苦手なこともそのまま伝えてください。
        </Banner>
      ) : null}
      {matches.length === 0 ? (
        <Empty
          sentence="窓口の一覧から選べます。どの窓口に話しても、合う窓口へおつなぎします。"
          action={
            <LinkButton kind="primary" href={`/find/desks?place=${home.code}`}>
              {home.name}の方が相談できる窓口を見る
            </LinkButton>
          }
        />
      ) : (
        <Columns ratio="8-4">
          <Results items={matches.map((match) => resultOf(match, answers))} />
          <Column>
            {pins.length === 0 ? null : <DeskMap topology={topology} selected={[home.code]} near={near} pins={pins} />}
            <div hidden data-print="">
              <Button type="button" icon="printer">
                紙にする
              </Button>
            </div>
            <Section title="話したあとのこと">
              <StepsList steps={[...afterTalking]} />
            </Section>
            <div className="stack">
              <p className="meta">{hoursUnknown}</p>
              <p className="meta">答えはこの画面のアドレスにだけあります。つなぐは記録しません。</p>
            </div>
          </Column>
        </Columns>
      )}
    </PublicLayout>
  )
}

/** Only desks whose place is known stand on the map, with their number in the list. */
function pinsOf(matches: readonly DeskMatch[], municipalities: readonly Municipality[]) {
  return matches.flatMap(({ desk }, index) => {
    const place = municipalities.find((each) => each.code === desk.municipalityCode)
    return place === undefined
      ? []
      : [{ number: index + 1, label: desk.publicName, latitude: place.lat, longitude: place.lng }]
  })
}

function resultOf(match: DeskMatch, answers: FindAnswers) {
  const { desk, kind } = match
  const distance = distanceLabel(match.distance)
  return {
    id: desk.id,
    ...(match.isBest ? { why: 'あなたの答えに、いちばん合います' } : {}),
    title: desk.publicName,
    href: deskHref(desk.id, answers),
    lead: kind.headline,
    forWhom: `${deskAgesLabel(desk) ?? kind.forWhom}。`,
    text: match.reason,
    facts: [
      { icon: 'map-pin' as const, text: distance ?? '場所は確かめている途中です' },
      ...(match.familyWelcome && answers.seeker !== 'self'
        ? [{ icon: 'users' as const, text: 'ご家族だけでも話せます' }]
        : []),
      ...(match.unconfirmed
        ? [{ icon: 'info-circle' as const, text: '曜日や受け方は、まだ確かめられていません' }]
        : []),
      ...(kind.channelNote === null ? [] : [{ icon: 'message-2' as const, text: kind.channelNote }]),
    ],
    actions: (
      <LinkButton href={deskHref(desk.id, answers)} size="large" label={`${desk.publicName}をくわしく見る`}>
        くわしく見る
      </LinkButton>
    ),
  }
}
