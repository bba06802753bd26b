/** What was done with an employer, on its page: approaches, appeals, breaches. */
import { formatDate, formatDay, formatEraYear } from '../../../../platform/japanese/index.ts'
import { Empty, PostButton, RecordEntry, Row, Rows, Section, State, Written } from '../../../../ui/index.ts'
import {
  appealAnswers,
  appealSubjects,
  appealWays,
  approachPurposes,
  approachResults,
  approachWays,
  breachKinds,
} from '../employer.labels.ts'
import type { Appeal, Approach, Breach } from '../approach.queries.ts'
import { offerWords } from './employer-shown.tsx'

interface Reader {
  organizationId: string | null
  csrf: string
}

export function Approaches({ approaches, organizationId, csrf }: Reader & { approaches: Approach[] }) {
  return (
    <Section title="たずねた記録" count={approaches.length}>
      {approaches.length === 0 ? (
        <Empty sentence="どの機関も、まだたずねていません。" />
      ) : (
        approaches.map((each) => (
          <RecordEntry
            key={each.id}
            id={`approach-${each.id}`}
            date={formatDay(each.heldOn)}
            dateTime={each.heldOn}
            when={[
              formatEraYear(Number(each.heldOn.slice(0, 4))),
              approachWays[each.way],
              approachResults[each.result],
            ]}
            author={[each.organizationName, each.authorName ?? ''].filter((part) => part !== '').join(' ')}
          >
            <ApproachWords approach={each} />
            {each.organizationId === organizationId ? (
              <div className="actions">
                {each.nextOn !== null && each.nextDoneOn === null ? (
                  <PostButton action={`/approaches/${each.id}/done`} csrf={csrf} kind="secondary">
                    次にすることを、すませた
                  </PostButton>
                ) : null}
                <PostButton action={`/approaches/${each.id}/withdrawal`} csrf={csrf} kind="text">
                  取り消す
                </PostButton>
              </div>
            ) : null}
          </RecordEntry>
        ))
      )}
    </Section>
  )
}

function ApproachWords({ approach: each }: { approach: Approach }) {
  const lines = [
    each.purposes.map((purpose) => approachPurposes[purpose]).join('・'),
    [each.workplaceName ?? '', each.contactName === null ? '' : `${each.contactName}さん`]
      .filter((part) => part !== '')
      .join(' '),
    each.asked.length === 0 ? '' : `たのんだこと: ${offerWords(each.asked)}`,
    each.offered.length === 0 ? '' : `できること: ${offerWords(each.offered)}`,
  ].filter((line) => line !== '')
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="meta">
          {line}
        </p>
      ))}
      {each.summary === '' ? null : <Written text={each.summary} />}
      {each.note === '' ? null : (
        <>
          <p className="meta">自分の機関だけのメモ</p>
          <Written text={each.note} />
        </>
      )}
      {each.nextOn === null ? null : (
        <p>
          次: {each.nextStep}({formatDay(each.nextOn)}
          {each.nextDoneOn === null ? '' : `、${formatDay(each.nextDoneOn)}にすんだ`})
        </p>
      )}
    </>
  )
}

const answerStates = { agreed: 'done', considering: 'running', declined: 'ended' } as const

export function Appeals({
  appeals,
  organizationId,
  csrf,
  newHref,
}: Reader & { appeals: Appeal[]; newHref: string | null }) {
  return (
    <Section
      title="要請と答え"
      count={appeals.length}
      more={newHref === null ? undefined : <a href={newHref}>記録する</a>}
    >
      {appeals.length === 0 ? (
        <Empty sentence="要請の記録は、まだありません。" />
      ) : (
        <Rows>
          {appeals.map((each) => {
            const isOwn = newHref !== null && each.organizationId === organizationId
            return (
              <Row
                key={each.id}
                title={`${appealSubjects[each.subject]}の要請`}
                titleNote={`${formatDate(each.appealedOn)} ${each.organizationName} ${appealWays[each.way]}`}
                text={each.words === '' ? undefined : each.words}
                notes={each.answerNote === '' ? undefined : each.answerNote}
                lead={
                  each.answer === null || each.answeredOn === null ? (
                    <State state="idle">答えを待つ</State>
                  ) : (
                    <State state={answerStates[each.answer]}>{appealAnswers[each.answer]}</State>
                  )
                }
                aside={
                  isOwn ? (
                    <>
                      <a href={`/appeals/${each.id}/answer`}>{each.answer === null ? '答えを書く' : '答えを直す'}</a>
                      {each.answer === null ? (
                        <PostButton action={`/appeals/${each.id}/withdrawal`} csrf={csrf} kind="text">
                          取り消す
                        </PostButton>
                      ) : null}
                    </>
                  ) : undefined
                }
              />
            )
          })}
        </Rows>
      )}
    </Section>
  )
}

export function Breaches({
  breaches,
  organizationId,
  csrf,
  newHref,
}: Reader & { breaches: Breach[]; newHref: string }) {
  return (
    <Section title="違反の記録" count={breaches.length} more={<a href={newHref}>記録する</a>}>
      {breaches.length === 0 ? (
        <Empty sentence="違反の記録はありません。" />
      ) : (
        <Rows>
          {breaches.map((each) => (
            <Row
              key={each.id}
              title={breachKinds[each.kind]}
              titleNote={`${formatDate(each.foundOn)} ${each.organizationName}${each.until === null ? '' : `、${formatDate(each.until)}まで`}`}
              text={<Written text={each.words} />}
              aside={
                each.organizationId === organizationId ? (
                  <PostButton action={`/breaches/${each.id}/withdrawal`} csrf={csrf} kind="text">
                    取り消す
                  </PostButton>
                ) : undefined
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
