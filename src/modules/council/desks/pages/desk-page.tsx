import {
  Banner,
  Column,
  Columns,
  type CouncilTopology,
  DefinitionList,
  DeskMap,
  Empty,
  PageHeading,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  TargetTypeLabel,
} from '../../../../ui/index.ts'
import { certaintyLabels } from '../../council/index.ts'
import { areasLabel, deskAgesLabel } from '../desk.labels.ts'
import type { Desk, DeskKind, Municipality } from '../desk.types.ts'

export interface DeskPageProps {
  shell: Shell
  path: string
  desk: Desk
  kind: DeskKind | null
  organization: { services: string[]; parentName: string | null; isRetired: boolean }
  /** Other desks of the same organization. */
  siblings: readonly Desk[]
  areas: readonly { key: string; name: string }[]
  municipalities: readonly Municipality[]
  topology: CouncilTopology
}

export function DeskPage({
  shell,
  path,
  desk,
  kind,
  organization,
  siblings,
  areas,
  municipalities,
  topology,
}: DeskPageProps) {
  const covered = municipalities.filter((place) => desk.covers.includes(place.code))
  const place = municipalities.find((each) => each.code === desk.municipalityCode)
  const around =
    desk.areas.length === 0
      ? []
      : municipalities.filter((each) => desk.areas.includes(each.area)).map((each) => each.code)
  return (
    <StaffLayout title={desk.publicName} path={path} shell={shell}>
      <p>
        <a href="/desks">窓口・機関</a>
      </p>
      <PageHeading
        overline={desk.kindLabel}
        title={desk.publicName}
        {...(kind === null ? {} : { lead: kind.headline })}
      />
      <div className="stack">
        {organization.isRetired ? (
          <Banner kind="caution" title="この窓口はもう使われていません">
            古い記録が指しているので、名前だけを残しています。
          </Banner>
        ) : null}
        {desk.certainty === 'U' ? (
          <Banner kind="caution" title="確かめていない窓口です">
            開いているか、曜日、連絡のしかたは、まだ確かめられていません。つなぐ前に確かめてください。
          </Banner>
        ) : null}
      </div>
      <Columns>
        <Column>
          <Section title="この窓口のこと">
            <DefinitionList
              ruled
              items={[
                {
                  term: '機関',
                  value:
                    organization.parentName === null
                      ? desk.organizationName
                      : `${desk.organizationName}(${organization.parentName})`,
                },
                ...(kind === null
                  ? []
                  : [
                      { term: '対象', value: kind.forWhom },
                      { term: 'すること', value: kind.description },
                    ]),
                ...(organization.services.length === 0
                  ? []
                  : [{ term: '扱うこと', value: organization.services.join('、') }]),
                {
                  term: '主な類型',
                  value: (
                    <span className="cluster">
                      {desk.targetTypes
                        .toSorted((a, b) => a - b)
                        .map((type) => (
                          <TargetTypeLabel key={type} type={type} />
                        ))}
                    </span>
                  ),
                },
                { term: '年齢', value: deskAgesLabel(desk) ?? '定めは分かっていません' },
                {
                  term: '家族だけの相談',
                  value: kind?.familyWelcome === true ? '受けています(計画または公開資料による)' : '分かっていません',
                },
                { term: '所在', value: desk.municipalityName ?? '分かっていません' },
                { term: '圏域', value: areasLabel(desk.areas, new Map(areas.map((area) => [area.key, area.name]))) },
                { term: '電話・時間', value: 'のせていません' },
                { term: '確かさ', value: certaintyLabels[desk.certainty] },
              ]}
            />
          </Section>
          <Section
            title="受け持つ市町村"
            {...(covered.length === 0 ? {} : { count: covered.length, unit: '市町村' })}
            pad
          >
            {covered.length > 0 ? (
              <p>{covered.map((each) => each.name).join('、')}</p>
            ) : (
              <p>住所による限りは分かっていません。{desk.areas.length === 0 ? '県全体の方が相談できます。' : null}</p>
            )}
          </Section>
          <Section title="同じ機関のほかの窓口">
            {siblings.length === 0 ? (
              <Empty sentence="同じ機関の窓口は、ほかにありません。" />
            ) : (
              <Rows>
                {siblings.map((other) => (
                  <Row key={other.id} title={other.publicName} href={`/desks/${other.id}`} text={other.kindLabel} />
                ))}
              </Rows>
            )}
          </Section>
        </Column>
        <Column>
          {place === undefined ? (
            <p className="meta">場所が分かっていないので、地図はありません。</p>
          ) : (
            <DeskMap
              topology={topology}
              selected={desk.covers.length > 0 ? desk.covers : [place.code]}
              near={desk.covers.length > 0 ? [place.code] : around}
              pins={[{ number: 1, label: desk.publicName, latitude: place.lat, longitude: place.lng }]}
            />
          )}
        </Column>
      </Columns>
    </StaffLayout>
  )
}
