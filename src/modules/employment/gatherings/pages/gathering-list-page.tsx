/** The gatherings that come, and those of a fiscal year that are over. */
import {
  Empty,
  LinkButton,
  PageHeading,
  Pills,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
} from '../../../../ui/index.ts'
import { type GatheringKind, gatheringKinds } from '../gathering.labels.ts'
import type { Gathering } from '../gathering.queries.ts'
import { placeText, seatsText } from '../gathering.rules.ts'
import { GatheringTag, timeText } from './gathering-words.tsx'

export interface GatheringListProps {
  path: string
  shell: Shell
  year: { fiscalYear: number; label: string; hasNext: boolean }
  kind: GatheringKind | null
  coming: Gathering[]
  past: Gathering[]
  hosts: boolean
}

export function GatheringListPage({ path, shell, year, kind, coming, past, hosts }: GatheringListProps) {
  const href = (fiscalYear: number, of: GatheringKind | null): string =>
    `/gatherings?year=${fiscalYear}${of === null ? '' : `&kind=${of}`}`
  return (
    <StaffLayout
      title="催し"
      path={path}
      shell={shell}
      ownPrimary={hosts}
      heading={
        <PageHeading
          title="催し"
          lead="面接会、セミナー、見学会、説明会です。申込みは、ケースのページの「催し」からします。"
          aside={
            hosts ? (
              <LinkButton href="/gatherings/new" kind="primary" icon="pencil-plus">
                催しを決める
              </LinkButton>
            ) : undefined
          }
        />
      }
    >
      <Pills
        label="種類"
        items={[
          { href: href(year.fiscalYear, null), label: 'すべて', current: kind === null },
          ...(Object.keys(gatheringKinds) as GatheringKind[]).map((each) => ({
            href: href(year.fiscalYear, each),
            label: gatheringKinds[each],
            current: kind === each,
          })),
        ]}
      />
      <Section title="これからの催し" count={coming.length}>
        <Lines gatherings={coming} empty="これからの催しは、まだありません。" />
      </Section>
      <Section title={`${year.label}に終わった催し`} count={past.length}>
        <Lines gatherings={past} empty={`${year.label}に終わった催しは、まだありません。`} />
      </Section>
      <p className="actions">
        <a href={href(year.fiscalYear - 1, kind)}>前の年度</a>
        {year.hasNext ? <a href={href(year.fiscalYear + 1, kind)}>次の年度</a> : null}
      </p>
    </StaffLayout>
  )
}

function Lines({ gatherings, empty }: { gatherings: Gathering[]; empty: string }) {
  if (gatherings.length === 0) return <Empty sentence={empty} />
  return (
    <Rows>
      {gatherings.map((gathering) => (
        <Row
          key={gathering.id}
          title={gathering.title}
          titleNote={gatheringKinds[gathering.kind]}
          href={`/gatherings/${gathering.id}`}
          leadTag={<GatheringTag state={gathering.state} />}
          text={`${timeText(gathering)} ${placeText(gathering)}`}
          notes={[
            gathering.organizationName,
            gathering.people === null ? seatsText(gathering) : `来た人 ${gathering.people}人`,
          ].join('・')}
        />
      ))}
    </Rows>
  )
}
