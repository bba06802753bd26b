/** こぼれ防止 for the council's office: counts alone. */
import { FigureTable } from '../../../../figures/index.ts'
import { Empty, PageHeading, type Shell, StaffLayout, Tag } from '../../../../ui/index.ts'
import { type Gap, gapLabels } from '../gaps.ts'
import type { GapCount, Seam } from '../gap.queries.ts'
import { FlowSection } from './flow-section.tsx'

/** The council's office: how many of each, by organization; it sees no case. */
export function GapCountsPage({
  path,
  shell,
  counts,
  seams,
}: {
  path: string
  shell: Shell
  counts: GapCount[]
  seams: Seam[]
}) {
  const organizations = [...new Map(counts.map((row) => [row.organizationId, row.organizationName]))]
  const kinds = Object.keys(gapLabels) as Gap[]
  const many = (organization: string, gap: Gap): number =>
    counts.find((row) => row.organizationId === organization && row.gap === gap)?.many ?? 0
  return (
    <StaffLayout
      title="こぼれ防止"
      path={path}
      shell={shell}
      heading={
        <PageHeading title="こぼれ防止" lead="機関ごとの件数です。だれのケースかは、その機関だけが見られます。" />
      }
    >
      {organizations.length === 0 ? (
        <Empty sentence="いま、こぼれそうなケースのある機関はありません。" />
      ) : (
        <FigureTable
          name="gaps"
          caption="機関ごとの、こぼれそうなケースの件数"
          captionHidden
          columns={[
            { key: 'organization', label: '機関' },
            ...kinds.map((gap) => ({ key: gap, label: gapLabels[gap], align: 'end' as const })),
          ]}
          rows={organizations.map(([id, name]) => ({
            id,
            cells: {
              organization: name,
              ...Object.fromEntries(
                kinds.map((gap) => [
                  gap,
                  many(id, gap) === 0
                    ? { value: 0, kind: 'dash' as const }
                    : { value: many(id, gap), shown: <Tag kind="neutral">{many(id, gap)}件</Tag> },
                ]),
              ),
            },
          }))}
          total={{
            organization: 'あわせて',
            ...Object.fromEntries(
              kinds.map((gap) => [
                gap,
                {
                  value: counts.filter((row) => row.gap === gap).reduce((sum, row) => sum + row.many, 0),
                  unit: '件',
                },
              ]),
            ),
          }}
        />
      )}
      <FlowSection seams={seams} below={null} />
    </StaffLayout>
  )
}
