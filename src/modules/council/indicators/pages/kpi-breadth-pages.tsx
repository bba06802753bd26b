import { FigurePicture, FigureTable } from '../../../../figures/index.ts'
import { formatFiscalYear, formatNumber, monthsOfFiscalYear } from '../../../../platform/japanese/index.ts'
import {
  Empty,
  LinkButton,
  MultiplesSheet,
  OverlapPicture,
  PageHeading,
  Section,
  type Shell,
  SmallMultiples,
  StaffLayout,
  TableScroll,
  Tabs,
} from '../../../../ui/index.ts'
import type { Shown } from '../figure-view.rules.ts'
import type { KpiOverlap, PlaceMonths } from '../kpi-decision.queries.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { SuppressionNote, cellOf } from './shown.tsx'
import { kpiHref } from '../../plan/index.ts'

interface BreadthPage {
  path: string
  shell: Shell
  fiscalYear: number
  item: KpiItem
}

/** Which people two figures count both, so that nobody adds them up. */
export function OverlapsPage({
  path,
  shell,
  fiscalYear,
  item,
  people,
  others,
}: BreadthPage & { people: number; others: (KpiOverlap & { label: string })[] }) {
  return (
    <StaffLayout
      title={`重なり ${item.shortLabel}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={`${formatFiscalYear(fiscalYear)} ${item.label}`}
          title="ほかの数字との重なり"
          lead="同じ方を、二つの数字がそれぞれに数えていることがあります。ちがう数字を足し合わせると、その方を二度数えることになります。"
          aside={
            <LinkButton href={kpiHref(item)} icon="chart-line">
              数字に戻る
            </LinkButton>
          }
        />
      }
    >
      {people === 0 || others.length === 0 ? (
        <Empty sentence="くらべられる数字がまだありません。人が分かるのは、ケースから数えた分だけです。" />
      ) : (
        others.map((other) => (
          <Section
            key={other.code}
            title={`${item.shortLabel}と${other.label}`}
            note={`両方 ${formatNumber(other.both)}人`}
            pad
          >
            <FigurePicture
              name={`overlap-${other.code}`}
              title={`${item.shortLabel}と${other.label}の重なり`}
              notes={[
                `上: ${item.shortLabel} ${formatNumber(people)}人。下: ${other.label} ${formatNumber(other.people)}人。斜線: 両方 ${formatNumber(other.both)}人。ケースから数えた分です。`,
              ]}
            >
              <OverlapPicture
                id={other.code}
                left={{ name: item.shortLabel, people }}
                right={{ name: other.label, people: other.people }}
                both={other.both}
              />
            </FigurePicture>
            <FigureTable
              name={`overlap-${other.code}`}
              caption={`${item.shortLabel}と${other.label}の重なり`}
              captionHidden
              columns={[
                { key: 'what', label: 'ケースから数えた方' },
                { key: 'people', label: '人数', align: 'end', strong: true },
              ]}
              rows={[
                { id: 'left', cells: { what: `${item.shortLabel}だけ`, people: people - other.both } },
                { id: 'both', cells: { what: '両方', people: other.both } },
                { id: 'right', cells: { what: `${other.label}だけ`, people: other.people - other.both } },
              ]}
            />
          </Section>
        ))
      )}
      <p className="meta">
        機関の報告は合計の数なので、重なりが分かりません。報告の分にも、同じだけの重なりがあるかもしれません。
      </p>
    </StaffLayout>
  )
}

export interface PlacesPageProps extends BreadthPage {
  rows: (Omit<PlaceMonths, 'values'> & { values: Shown[]; total: Shown })[]
  /** Desks instead of organizations. */
  byDesk: boolean
  mayByDesk: boolean
  /** How many months have begun. */
  months: number
  below: number
  isSuppressed: boolean
}

const idOf = (row: Pick<PlaceMonths, 'organizationId' | 'deskId'>): string =>
  row.deskId === null ? row.organizationId : `${row.organizationId}--${row.deskId}`

/** The year of each organization, or of each desk, as a small picture of the same scale. */
export function PlacesPage({
  path,
  shell,
  fiscalYear,
  item,
  rows,
  byDesk,
  mayByDesk,
  months,
  below,
  isSuppressed,
}: PlacesPageProps) {
  const place = byDesk ? '窓口' : '機関'
  const labels = monthsOfFiscalYear(fiscalYear)
    .slice(0, months)
    .map((month) => `${Number(month.slice(5))}月`)
  const sumsOf = (values: Shown[]): number[] | null =>
    values.some((each) => each.value === null)
      ? null
      : values.reduce<number[]>((sums, each) => [...sums, (sums.at(-1) ?? 0) + (each.value ?? 0)], [])
  const multiples = {
    label: `${item.label} ${place}ごとの累計`,
    unit: item.unit,
    items: rows.map((row) => ({ id: idOf(row), name: row.name, sums: sumsOf(row.values) })),
  }
  return (
    <StaffLayout
      title={`${place}ごとの進み ${item.shortLabel}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={`${formatFiscalYear(fiscalYear)} ${item.label}`}
          title={`${place}ごとの進み`}
          lead={`4月からの累計を、${place}ごとに同じ目盛りで描いています。`}
          aside={
            <LinkButton href={kpiHref(item)} icon="chart-line">
              数字に戻る
            </LinkButton>
          }
        />
      }
    >
      {mayByDesk ? (
        <Tabs
          label="分け方"
          items={[
            { href: kpiHref(item, '/organizations'), label: '機関ごと', current: !byDesk },
            { href: kpiHref(item, '/organizations?by=desk'), label: '窓口ごと', current: byDesk },
          ]}
        />
      ) : null}
      {rows.length === 0 ? (
        <Empty sentence="この年度の数は、まだありません。" />
      ) : (
        <>
          <FigurePicture
            name="courses"
            title={`${place}ごとの進み`}
            notes={['4月からの累計を、同じ目盛りで描いています。']}
            drawing={<MultiplesSheet {...multiples} />}
          >
            <SmallMultiples {...multiples} />
          </FigurePicture>
          {isSuppressed ? <SuppressionNote below={below} /> : null}
          <Section title={`${place}と月の表`} pad>
            <TableScroll label={`${place}と月の表`}>
              <FigureTable
                name="months"
                caption={`${place}と月の表`}
                captionHidden
                columns={[
                  { key: 'name', label: place },
                  ...labels.map((label, index) => ({ key: String(index), label, align: 'end' as const })),
                  { key: 'total', label: '計', align: 'end', strong: true },
                ]}
                rows={rows.map((row) => ({
                  id: idOf(row),
                  cells: {
                    name: row.name,
                    total: cellOf(row.total, below),
                    ...Object.fromEntries(row.values.map((shown, index) => [String(index), cellOf(shown, below)])),
                  },
                }))}
              />
            </TableScroll>
          </Section>
        </>
      )}
    </StaffLayout>
  )
}
