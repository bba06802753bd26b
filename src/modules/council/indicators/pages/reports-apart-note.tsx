import { formatNumber } from '../../../../platform/japanese/index.ts'
import { Banner } from '../../../../ui/index.ts'
import type { ReportsApart } from '../reports-apart.queries.ts'

/** Numbers that were reported as something else: beside the figure, never in it. */
export function ReportsApartNote({ apart }: { apart: readonly ReportsApart[] }) {
  return apart.map((each) => (
    <Banner
      key={each.version}
      kind="finding"
      title={`前の数え方(第${each.version}版)で報告された${formatNumber(each.total)}${each.unit}は、足していません`}
    >
      <p>
        {formatNumber(each.organizations)}機関・{formatNumber(each.months)}
        か月分です。数えるものがちがうので、いまの数え方での報告を、もう一度お願いします。
      </p>
    </Banner>
  ))
}
