/** Where a page of what was counted would stand: a rate has nothing of its own, its two parts have. */
import { formatFiscalYear } from '../../../../platform/japanese/index.ts'
import { LinkButton, PageHeading, Section, type Shell, StaffLayout } from '../../../../ui/index.ts'
import { kpiHref } from '../../plan/index.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'

export interface RatioPartsPageProps {
  path: string
  shell: Shell
  item: KpiItem
  /** What the page shows of any other KPI. */
  title: string
  /** Where that stands below a KPI: '/facts'. */
  below: '/facts' | '/changes' | '/organizations' | '/overlaps'
}

export function RatioPartsPage({ path, shell, item, title, below }: RatioPartsPageProps) {
  const parts = item.ratio === null ? [] : [item.ratio.of, item.ratio.to]
  return (
    <StaffLayout
      title={`${title} ${item.shortLabel}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={
            <a href={kpiHref(item)}>
              {formatFiscalYear(item.fiscalYear)} {item.label}
            </a>
          }
          title={title}
          lead="この数は、二つの数から計算した率です。数えた一件一件は、もとの数にあります。"
        />
      }
    >
      <Section title="もとの数" pad>
        <ul className="plain-list">
          {parts.map((part) => (
            <li key={part.code}>
              <LinkButton href={kpiHref({ code: part.code, fiscalYear: item.fiscalYear }, below)}>
                {part.label}の{title}
              </LinkButton>
            </li>
          ))}
        </ul>
      </Section>
    </StaffLayout>
  )
}
