/** What the office has to know before a release is out for good. */
import { formatDate, formatNumber } from '../../../../platform/japanese/index.ts'
import { civilDateOf } from '../../../../platform/clock.ts'
import { Banner, Nb } from '../../../../ui/index.ts'
import { isRevisionOf, type ShownYear } from '../../council/index.ts'
import { whyHidden } from '../../indicators/index.ts'
import type { ClosedDifference } from '../closed-year.queries.ts'
import type { PreparedRelease } from '../prepare-release.ts'

/** Of a closed year: whether the release corrects it, or is still of before the closing. */
export function ClosedYearNote({
  prepared,
  year,
  differences,
}: {
  prepared: PreparedRelease
  year: ShownYear
  differences: readonly ClosedDifference[]
}) {
  if (year.closedAt === null) return null
  if (isRevisionOf(year, prepared.asOf))
    return <Banner kind="caution" title="締めた年度の号です。「締めたあとの訂正」と書いて出ます。" />
  return (
    <Banner
      kind="caution"
      title={
        differences.length === 0
          ? '締める前の記録までの号です。数は、締めたときと同じです。'
          : '締めた数は、まだこの号に入りません'
      }
    >
      {differences.length === 0 ? null : (
        <>
          <p>
            この号は、<Nb>{formatDate(civilDateOf(year.closedAt))}</Nb>
            に締める前の記録までを数えます。締めた数とちがうのは、次のKPIです。締めた数で出すには、締めたあとの記録まで公表できるようになってから、数え直してください。
          </p>
          <ul>
            {differences.map((each) => (
              <li key={each.code}>
                {each.label}: この号 <Nb>{numberText(each.released, each.unit)}</Nb>、締めた数{' '}
                <Nb>{numberText(each.closed, each.unit)}</Nb>
              </li>
            ))}
          </ul>
        </>
      )}
    </Banner>
  )
}

const numberText = (value: number | null, unit: string): string =>
  value === null ? 'なし' : `${formatNumber(value)}${unit}`

/** What the release before showed and this one doesn't, why, and what would keep it. */
export function LossNote({ prepared }: { prepared: PreparedRelease }) {
  const lost = prepared.figures.flatMap(({ loss, ...each }) => (loss === null ? [] : [{ ...each, loss }]))
  if (lost.length === 0) return null
  return (
    <Banner kind="caution" title={`前の号にはあった数のうち、${formatNumber(lost.length)}つが、この号では出ません`}>
      <ul>
        {lost.map(({ code, label, loss, rates }) => (
          <li key={code}>
            <strong>{label}</strong>:{' '}
            {loss.what === 'figure'
              ? '前の号とくらべると小さい数が分かってしまうため、数字も内訳も、まるごと出しません。'
              : `${whyHidden(loss.mark)}、県全体の数を出しません(${loss.mark === 'below' ? '「<」の印' : '＊'}になります)。`}
            {rates.length === 0 ? null : `これから計算する${rates.map((rate) => `「${rate}」`).join('・')}も出ません。`}
          </li>
        ))}
      </ul>
      <p>
        出すには、「いつまでの記録か」にこれより前の日を入れて数え直すか、記録がふえるのを待ってから公表してください。
        このまま公表すると、県民のページからこれらの数が消えます。
      </p>
    </Banner>
  )
}
