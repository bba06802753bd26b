/** Gatherings to which somebody is signed up, on the case page and on its paper. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { DefinitionList, Empty, Row, Rows, Section, Tag } from '../../../../ui/index.ts'
import { seatStates } from '../gathering.labels.ts'
import type { SignUp } from '../sign-up.queries.ts'
import type { Interview } from '../interview.queries.ts'
import { timeText } from './gathering-words.tsx'
import { InterviewLines } from './interview-lines.tsx'

/** 「キャンセル待ち(2番目)」 */
export function standing(signUp: SignUp): string {
  if (signUp.state === 'left') return seatStates.left
  if (signUp.gatheringState === 'cancelled') return '催しが中止'
  if (signUp.checkedInAt !== null) return '来られました'
  if (signUp.state === 'waiting') return `${seatStates.waiting}(${signUp.inLine}番目)`
  return signUp.gatheringState === 'ended' ? '受付の記録なし' : seatStates.seated
}

const canWithdraw = (signUp: SignUp): boolean =>
  signUp.state !== 'left' &&
  signUp.checkedInAt === null &&
  (signUp.gatheringState === 'open' || signUp.gatheringState === 'preparing')

export interface SignUpsProps {
  signUps: SignUp[]
  interviews: Interview[]
  caseId: string
  works: boolean
  today: CivilDate
}

export function SignUps({ signUps, interviews, caseId, works, today }: SignUpsProps) {
  return (
    <Section
      title="催し"
      count={signUps.length}
      more={works ? <a href={`/cases/${caseId}/gatherings/new`}>催しに申し込む</a> : null}
    >
      {signUps.length === 0 ? (
        <Empty sentence="まだ催しへの申込みはありません。" />
      ) : (
        <Rows>
          {signUps.map((signUp) => (
            <Row
              key={signUp.id}
              title={signUp.title}
              href={`/gatherings/${signUp.gatheringId}`}
              titleNote={`受付番号 ${signUp.number}番`}
              text={timeText(signUp)}
              notes={[
                `主催 ${signUp.hostName}`,
                signUp.callName === '' ? '番号で呼ぶ' : `呼び名「${signUp.callName}」`,
                ...(signUp.companions === 0 ? [] : [`いっしょに来る人 ${signUp.companions}人`]),
                ...(signUp.needs === '' ? [] : [signUp.needs]),
                ...(signUp.withdrawnReason === '' ? [] : [`取り消し: ${signUp.withdrawnReason}`]),
              ].join('・')}
              leadTag={<Tag kind={signUp.state === 'waiting' ? 'caution' : 'neutral'}>{standing(signUp)}</Tag>}
              aside={works ? <Steps signUp={signUp} /> : null}
            >
              <InterviewLines
                signUp={signUp}
                interviews={interviews.filter((each) => each.signUpId === signUp.id)}
                works={works}
                isHeld={signUp.heldOn <= today}
              />
            </Row>
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Steps({ signUp }: { signUp: SignUp }) {
  if (!canWithdraw(signUp)) return null
  return (
    <>
      {signUp.state === 'seated' ? (
        <>
          <a href={`/gathering-sign-ups/${signUp.id}/ticket`}>受付票</a>
          {!signUp.hasTimes ? null : <a href={`/gathering-sign-ups/${signUp.id}/interviews/new`}>面談の時間を決める</a>}
        </>
      ) : null}
      <a href={`/gathering-sign-ups/${signUp.id}/withdrawal`}>申込みを取り消す</a>
    </>
  )
}

export function SignUpsOnPaper({ signUps }: { signUps: SignUp[] }) {
  if (signUps.length === 0) return null
  return (
    <Section title="催し" count={signUps.length}>
      <DefinitionList
        items={signUps.map((each) => ({ term: formatDate(each.heldOn), value: `${each.title}(${standing(each)})` }))}
      />
    </Section>
  )
}
