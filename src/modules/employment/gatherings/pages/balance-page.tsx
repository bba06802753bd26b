/** What came of a gathering, beside former ones of its kind; small numbers only for the office. */
import { formatDate } from '../../../../platform/japanese/era.ts'
import { PageHeading, type Shell, StaffLayout, Suppressed, Table, TableScroll } from '../../../../ui/index.ts'
import type { GatheringBalance } from '../balance.queries.ts'
import { shownBalance } from '../balance.rules.ts'
import { gatheringKinds } from '../gathering.labels.ts'
import type { Gathering } from '../gathering.queries.ts'
import { interviewResults } from '../interview.labels.ts'

const lines = [
  ['employers', '出た企業', '社'],
  ['signedUp', '申し込んで席があった人', '人'],
  ['waited', '席がなかった人', '人'],
  ['came', '申込みのうち来た人', '人'],
  ['interviews', '面談', '件'],
  ['tour', `面談の結果: ${interviewResults.tour}`, '件'],
  ['apply', `面談の結果: ${interviewResults.apply}`, '件'],
  ['noMatch', `面談の結果: ${interviewResults['no-match']}`, '件'],
  ['declined', `面談の結果: ${interviewResults.declined}`, '件'],
  ['absent', `面談の結果: ${interviewResults.absent}`, '件'],
  ['hired', '6か月以内に就職した人', '人'],
  ['kept', 'そのうち就職の6か月後も働いている人', '人'],
] as const

export function BalancePage({
  path,
  shell,
  gathering,
  balances,
  below,
}: {
  path: string
  shell: Shell
  gathering: Gathering
  balances: GatheringBalance[]
  /** Counts below it aren't shown; null shows all. */
  below: number | null
}) {
  const shown = balances.map((each) => ({ ...each, shown: shownBalance(each, below) }))
  return (
    <StaffLayout
      title={`催しの結果 ${gathering.title}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href={`/gatherings/${gathering.id}`}>{gathering.title}</a>}
          title="催しの結果"
          lead={`前に開いた${gatheringKinds[gathering.kind]}と並べています。就職は、来た人が催しの日から6か月のうちに就職したものを数えます。催しを通した就職とは限りません。`}
        />
      }
    >
      <TableScroll label="催しの結果の表">
        <Table
          caption={`${gatheringKinds[gathering.kind]}の結果`}
          captionHidden
          kind="figures"
          columns={[
            { key: 'what', label: '数えたもの' },
            ...shown.map((each) => ({
              key: each.id,
              label: each.id === gathering.id ? `この催し ${formatDate(each.heldOn)}` : formatDate(each.heldOn),
              align: 'end' as const,
              strong: each.id === gathering.id,
            })),
          ]}
          rows={lines.map(([name, label, unit]) => ({
            id: name,
            cells: {
              what: label,
              ...Object.fromEntries(
                shown.map((each) => {
                  const value = each.shown[name]
                  return [each.id, value === null ? <Suppressed key={each.id} below={below ?? 0} /> : `${value}${unit}`]
                }),
              ),
            },
          }))}
        />
      </TableScroll>
      {below === null ? null : <p className="meta">{below}人より少ない数と、それが分かってしまう数は出しません。</p>}
    </StaffLayout>
  )
}
