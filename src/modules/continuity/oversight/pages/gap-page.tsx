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
import type { Settings } from '../../../../platform/settings.ts'
import type { GapLimits, ListedGap } from '../../../casework/index.ts'
import { teamGaps } from '../gaps.ts'
import type { DeskLoad, GapList, Seam, WorkerLoad } from '../gap.queries.ts'
import { GapLine } from './gap-line.tsx'
import { FlowSection } from './flow-section.tsx'

export interface GapPageProps {
  path: string
  shell: Shell
  limits: GapLimits
  settings: Settings
  lists: { gap: ListedGap; list: GapList }[]
  /** Workers who are gone, with their cases. */
  left: WorkerLoad[]
  full: DeskLoad[]
  seams: Seam[]
  below: number
}

/** One board for the manager: everything that may let somebody fall, with its owner and one click to act. */
export function GapPage({ path, shell, limits, settings, lists, left, full, seams, below }: GapPageProps) {
  const total =
    lists.reduce((sum, { list }) => sum + list.total, 0) + left.reduce((sum, load) => sum + load.open, 0) + full.length
  return (
    <StaffLayout
      title="こぼれ防止"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title="こぼれ防止"
          lead={
            total === 0
              ? 'いま、こぼれそうなケースはありません。'
              : 'だれも取りこぼさないために、いま手を打つところです。'
          }
        />
      }
    >
      <Pills
        label="種類"
        items={[
          ...lists.map(({ gap, list }) => ({
            label: gap.label,
            count: list.total,
            href: `#${gap.key}`,
            current: false,
          })),
          {
            label: teamGaps.orphaned.label,
            count: left.reduce((sum, load) => sum + load.open, 0),
            href: '#orphaned',
            current: false,
          },
          { label: teamGaps.full.label, count: full.length, href: '#full', current: false },
        ]}
      />
      {lists.map(({ gap, list }) => (
        <Section key={gap.key} id={gap.key} title={gap.label} count={list.total}>
          {list.rows.length === 0 ? (
            <Empty sentence={`${gap.what(settings)}いまはありません。`} />
          ) : (
            <>
              <p className="meta">{gap.what(settings)}</p>
              <Rows>
                {list.rows.map((row) => (
                  <GapLine key={row.referralId ?? row.trainingId ?? row.caseId} gap={gap} row={row} limits={limits} />
                ))}
              </Rows>
              {list.total > list.rows.length ? (
                <p className="meta">
                  ほかに{(list.total - list.rows.length).toLocaleString('ja-JP')}
                  件あります。上から順に手を打つと、続きが出ます。
                </p>
              ) : null}
            </>
          )}
        </Section>
      ))}
      <Section id="orphaned" title={teamGaps.orphaned.label} count={left.length} unit="人">
        {left.length === 0 ? (
          <Empty sentence={`${teamGaps.orphaned.what}いまはありません。`} />
        ) : (
          <Rows>
            {left.map((load) => (
              <Row
                key={load.accountId}
                strong
                title={load.name ?? ''}
                titleNote={`${load.open}件`}
                aside={
                  <LinkButton href={`/team/caseload/${load.accountId}`} kind="secondary" size="small">
                    引き継ぐ
                  </LinkButton>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      <Section id="full" title={teamGaps.full.label} count={full.length}>
        {full.length === 0 ? (
          <Empty sentence={`${teamGaps.full.what}いまはありません。`} />
        ) : (
          <Rows>
            {full.map((desk) => (
              <Row
                key={desk.deskId}
                strong
                title={desk.name}
                text={`支援中 ${desk.open}件・目安 ${desk.capacity ?? 0}件`}
                aside={
                  <LinkButton href={`/team/capacity/${desk.deskId}`} kind="secondary" size="small">
                    目安を見直す
                  </LinkButton>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      <FlowSection seams={seams} below={below} />
    </StaffLayout>
  )
}
