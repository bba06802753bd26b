/** Pieces of the pages about employers. */
import { formatDate, formatNumber } from '../../../../platform/japanese/index.ts'
import { Banner, Tag } from '../../../../ui/index.ts'
import { approachWays, type Offer, offers } from '../employer.labels.ts'
import type { Approach } from '../approach.queries.ts'
import type { BeforeCalling } from '../employer-page.queries.ts'

export const offerWords = (all: readonly Offer[]): string => all.map((each) => offers[each]).join('・')

/** 7月1日に、電話で。 */
export const approachWords = ({ heldOn, way, organizationName }: Approach): string =>
  `${formatDate(heldOn)}に${organizationName}が${approachWays[way]}`

/** What whoever is about to call has to know: not at all, not again so soon, or by whom the last one was. */
export function BeforeCall({ silence, last, recent, cap, days }: BeforeCalling) {
  return (
    <>
      {silence === null ? null : (
        <Banner kind="caution" title="連絡しないでほしいと言われています">
          <p>
            {formatDate(silence.since)}から({silence.organizationName})。{silence.reason}
          </p>
        </Banner>
      )}
      {recent >= cap ? (
        <Banner kind="caution" title={`この${days}日に、合わせて${formatNumber(recent)}回たずねています`}>
          <p>いまたずねなくてよいかを、先にたずねた機関と相談してください。{lastWords(last)}</p>
        </Banner>
      ) : last === undefined || silence !== null ? null : (
        <Banner kind="finding" icon="clock" title={`前は${approachWords(last)}`}>
          <p>{last.summary === '' ? '話したことは書かれていません。' : last.summary.slice(0, 200)}</p>
        </Banner>
      )}
    </>
  )
}

const lastWords = (last: Approach | undefined): string => (last === undefined ? '' : `前は${approachWords(last)}です。`)

export const SilentTag = () => <Tag kind="caution">連絡しない</Tag>
