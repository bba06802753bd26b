/** Who has heard nothing after a gathering, of the reader's own cases. */
import { formatDay } from '../../../../platform/japanese/era.ts'
import { Empty, LinkButton, PageHeading, Row, Rows, Section, type Shell, StaffLayout } from '../../../../ui/index.ts'
import type { LeftAlone, Waiting } from '../follow-up.queries.ts'
import type { Gathering } from '../gathering.queries.ts'
import { timeText } from './gathering-words.tsx'

const groups: Record<Waiting, { title: string; none: string }> = {
  'no-result': { title: '面談の結果がない', none: '面談の結果がない方は、いません。' },
  'no-talk': { title: '来られたあと、まだ話していない', none: '来られたあとに話していない方は、いません。' },
  absent: { title: '来られず、まだ話していない', none: '来られなかったまま話していない方は、いません。' },
}

export function FollowUpPage({
  path,
  shell,
  gathering,
  left,
  isMore,
}: {
  path: string
  shell: Shell
  gathering: Gathering
  left: LeftAlone[]
  /** Some aren't listed yet: they come when these have heard. */
  isMore: boolean
}) {
  return (
    <StaffLayout
      title={`催しのあと ${gathering.title}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href={`/gatherings/${gathering.id}`}>{gathering.title}</a>}
          title="催しのあと"
          lead={`${timeText(gathering)}の催しに、この機関から申し込んだ方のうち、まだ何も聞いていない方です。`}
        />
      }
    >
      {isMore ? (
        <p className="meta">
          話してから長くたった方から{left.length}件を出しています。残りは、この方たちのあとに出ます。
        </p>
      ) : null}
      {(Object.keys(groups) as Waiting[]).map((waits) => {
        const rows = left.filter((each) => each.waits === waits)
        return (
          <Section key={waits} title={groups[waits].title} count={rows.length} unit="人">
            {rows.length === 0 ? (
              <Empty sentence={groups[waits].none} />
            ) : (
              <Rows>
                {rows.map((each) => (
                  <Row
                    key={each.interviewId ?? each.signUpId}
                    title={each.name === '' ? each.number : `${each.name}さん`}
                    titleNote={each.number}
                    href={`/cases/${each.caseId}?tab=work`}
                    text={each.employerName === null ? undefined : `${each.employerName}との面談`}
                    notes={`最後に話した日 ${formatDay(each.lastContactOn)}`}
                    aside={
                      each.interviewId === null ? (
                        <LinkButton href={`/cases/${each.caseId}/consultations/new`} size="small">
                          相談を記録
                        </LinkButton>
                      ) : (
                        <LinkButton href={`/gathering-interviews/${each.interviewId}/result`} size="small">
                          結果を記録
                        </LinkButton>
                      )
                    }
                  />
                ))}
              </Rows>
            )}
          </Section>
        )
      })}
    </StaffLayout>
  )
}
