import { matchedParts } from '../../../../platform/japanese/index.ts'
import {
  Actions,
  Button,
  Empty,
  LinkButton,
  Marked,
  Note,
  Pills,
  PublicLayout,
  type PublicShell,
  QueryForm,
  Row,
  Rows,
  Section,
  SelectField,
  TextField,
} from '../../../../ui/index.ts'
import { type DeskGroup, deskHref } from '../place-list.rules.ts'
import { hoursUnknown } from '../public.labels.ts'
import {
  type Desk,
  type DeskFilter,
  type DeskKind,
  type Distance,
  type Municipality,
  deskAgesLabel,
  distanceLabel,
} from '../../../council/index.ts'

export interface DeskDirectoryPageProps {
  shell: PublicShell
  path: string
  filter: DeskFilter
  home: Municipality | null
  areas: readonly { key: string; name: string }[]
  kinds: readonly DeskKind[]
  groups: readonly DeskGroup[]
  count: number
  fold: (text: string) => string
}

export function DeskDirectoryPage({
  shell,
  path,
  filter,
  home,
  areas,
  kinds,
  groups,
  count,
  fold,
}: DeskDirectoryPageProps) {
  const title = home === null ? '窓口の一覧' : `${home.name}の方が相談できる窓口`
  const isFiltered = filter.text !== '' || filter.area !== null || filter.kind !== null
  // All of them with a sentence each would be a page nobody reads to its end.
  const isLong = count > 60
  const kindOf = new Map(kinds.map((kind) => [kind.kind, kind]))
  return (
    <PublicLayout title={title} path={path} shell={shell} indexed={!isFiltered}>
      <div>
        <h1 className="public-title question-title">{title}</h1>
        <p className="meta choices-note">
          どこに話しても大丈夫です。合わなければ、窓口どうしでおつなぎします。{hoursUnknown}
        </p>
        <QueryForm action="/find/desks" label="窓口をしぼる">
          {home === null ? null : <input type="hidden" name="place" value={home.code} />}
          <TextField
            name="q"
            label="窓口や市町村の名前"
            hint="ひらがなでもさがせます。"
            example="まいさぽ うえだ"
            type="search"
            value={filter.text}
            maxLength={100}
            width="long"
          />
          {home === null ? (
            <SelectField
              name="area"
              label="圏域"
              value={filter.area ?? ''}
              empty="すべて"
              options={areas.map((area) => ({ value: area.key, label: area.name }))}
            />
          ) : null}
          <SelectField
            name="kind"
            label="種類"
            value={filter.kind ?? ''}
            empty="すべて"
            options={kinds.map((kind) => ({ value: kind.kind, label: kind.label }))}
          />
          <Actions>
            <Button icon="search">さがす</Button>
          </Actions>
        </QueryForm>
        <p role="status" className="meta">
          {count}か所{isFiltered ? 'が合いました。' : 'あります。'}
        </p>
        <p className="choices-more">
          <a href="/find">質問に答えてさがす</a>
          <a href="/find/places">市町村の名前からさがす</a>
          {isFiltered || home !== null ? <a href="/find/desks">すべての窓口を見る</a> : null}
        </p>
      </div>
      {count === 0 ? (
        <Empty
          sentence="あてはまる窓口はありません。ことばを短くするか、条件を減らしてください。"
          action={<LinkButton href="/find/desks">すべての窓口を見る</LinkButton>}
        />
      ) : null}
      <div className="desk-groups">
        {isLong ? (
          <Pills
            label="圏域"
            items={groups.map((group) => ({
              href: `#${group.key}`,
              label: group.name,
              count: group.desks.length,
              current: false,
            }))}
          />
        ) : null}
        {groups.map((group) => (
          <Section key={group.key} id={group.key} title={group.name} kind="public" note={`${group.desks.length}か所`}>
            {isLong ? (
              <ul className="place-list desk-list">
                {group.desks.map(({ desk }) => (
                  <li key={desk.id}>
                    <a href={deskHref(desk.id, {})}>{desk.publicName}</a>
                    <small>{shortWords(desk)}</small>
                  </li>
                ))}
              </ul>
            ) : (
              <Rows>
                {group.desks.map(({ desk, distance }) => (
                  <DeskRow
                    key={desk.id}
                    desk={desk}
                    distance={distance}
                    kind={kindOf.get(desk.kind)}
                    home={home}
                    text={filter.text}
                    fold={fold}
                  />
                ))}
              </Rows>
            )}
          </Section>
        ))}
      </div>
    </PublicLayout>
  )
}

function shortWords(desk: Desk): string {
  return [
    desk.publicName.includes(desk.kindLabel) ? null : desk.kindLabel,
    desk.municipalityName !== null && desk.publicName.includes(desk.municipalityName) ? null : desk.municipalityName,
    desk.certainty === 'U' ? '確かめている途中' : null,
  ]
    .filter((part) => part !== null)
    .join('・')
}

function DeskRow({
  desk,
  distance,
  kind,
  home,
  text,
  fold,
}: {
  desk: Desk
  distance: Distance | null
  kind: DeskKind | undefined
  home: Municipality | null
  text: string
  fold: (text: string) => string
}) {
  const ages = deskAgesLabel(desk)
  const far = distance === null ? desk.municipalityName : distanceLabel(distance)
  return (
    <Row
      title={<Marked parts={matchedParts(desk.publicName, text, fold)} />}
      strong
      href={deskHref(desk.id, home === null ? {} : { place: home.code })}
      text={kind?.headline ?? desk.kindLabel}
      notes={
        <>
          {far === null ? null : <Note icon="map-pin">{far}</Note>}
          {ages === null ? null : <Note icon="user">{ages}</Note>}
          {desk.certainty === 'U' ? <Note icon="info-circle">確かめている途中です</Note> : null}
        </>
      }
    />
  )
}
