import { formatDate, formatDateTime } from '../../../platform/japanese/format-date.ts'
import { PostButton, Row, Rows, Section } from '../../../ui/index.ts'
import type { TokenRow } from './tokens.queries.ts'

/** Tokens that work, where there are any: for what, until when, and whether something still uses them. */
export function TokenSection({ tokens, csrf, action }: { tokens: TokenRow[]; csrf: string; action: string }) {
  if (tokens.length === 0) return null
  return (
    <Section
      title="API の鍵"
      count={tokens.length}
      unit="本"
      note="ほかのプログラムが、この利用者として使うものです。使わなくなったものは、止めてください。"
    >
      <Rows>
        {tokens.map((token) => (
          <Row
            key={token.id}
            title={token.purpose}
            notes={
              <>
                <span>
                  {token.usedAt === null
                    ? 'まだ使われていません'
                    : `最後に使われたのは ${formatDateTime(token.usedAt)}ごろ`}
                </span>
                <span>
                  {formatDate(token.madeOn)}から{formatDate(token.endsOn)}まで
                </span>
              </>
            }
            aside={
              <PostButton
                action={action}
                csrf={csrf}
                size="small"
                fields={{ token: token.id }}
                label={`「${token.purpose}」の鍵を止める`}
              >
                止める
              </PostButton>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
