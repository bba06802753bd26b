/** What somebody looks for, on the case page and on its paper. */
import { formatDate } from '../../../../platform/japanese/index.ts'
import { DefinitionList, Empty, Section, Tag, Written } from '../../../../ui/index.ts'
import { mayTell } from '../job-wish.labels.ts'
import type { JobWish } from '../job-wish.queries.ts'
import { wishLines } from '../job-wish.rules.ts'

export function WishWords({ wish }: { wish: JobWish }) {
  return (
    <>
      <DefinitionList
        items={[
          ...wishLines(wish).map(({ term, text }) => ({ term, value: <Written text={text} /> })),
          ...(wish.health === '' || wish.mayTell === null
            ? []
            : [
                {
                  term: '健康のこと',
                  value: (
                    <>
                      <Written text={wish.health} />
                      <Tag kind="caution">{mayTell[wish.mayTell]}</Tag>
                    </>
                  ),
                },
              ]),
        ]}
      />
      <p className="meta">
        {[formatDate(wish.recordedOn), wish.deskShortName, wish.authorName ?? '']
          .filter((part) => part !== '')
          .join('・')}
      </p>
    </>
  )
}

export function JobWishPanel({ wish, caseId, works }: { wish: JobWish | undefined; caseId: string; works: boolean }) {
  const href = `/cases/${caseId}/job-wish`
  return (
    <Section
      title="希望する仕事"
      pad
      more={
        works ? (
          <>
            {wish === undefined ? null : <a href={`/cases/${caseId}/matches`}>合う求人を見る</a>}
            <a href={href}>{wish === undefined ? '聞いて書く' : '書き直す'}</a>
          </>
        ) : null
      }
    >
      {wish === undefined ? <Empty sentence="希望する仕事は、まだ聞いていません。" /> : <WishWords wish={wish} />}
    </Section>
  )
}

/** Without what was said of health, which isn't for everybody who holds the paper. */
export function JobWishOnPaper({ wish }: { wish: JobWish | undefined }) {
  if (wish === undefined) return null
  return (
    <Section title="希望する仕事">
      <DefinitionList items={wishLines(wish).map(({ term, text }) => ({ term, value: text }))} />
    </Section>
  )
}
