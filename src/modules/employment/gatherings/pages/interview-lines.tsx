/** The times at booths below a sign-up, on the case page. */
import { formatDay } from '../../../../platform/japanese/era.ts'
import { interviewResults } from '../interview.labels.ts'
import type { Interview } from '../interview.queries.ts'
import type { SignUp } from '../sign-up.queries.ts'

export function InterviewLines({
  signUp,
  interviews,
  works,
  isHeld,
}: {
  signUp: SignUp
  interviews: Interview[]
  works: boolean
  /** Its day has come. */
  isHeld: boolean
}) {
  const isOn = signUp.gatheringState === 'open' || signUp.gatheringState === 'preparing'
  return interviews.map((each) => (
    <p key={each.id}>
      {each.startsAt}〜{each.endsAt} <a href={`/employers/${each.employerId}`}>{each.employerName}</a>
      {each.label === '' ? '' : ` ブース ${each.label}`}{' '}
      {each.result === null ? null : (
        <span className="meta">
          {interviewResults[each.result]}
          {each.resultOn === null ? '' : `(${formatDay(each.resultOn)}に記録)`}
        </span>
      )}{' '}
      {works && isHeld && signUp.gatheringState !== 'cancelled' ? (
        <a href={`/gathering-interviews/${each.id}/result`}>{each.result === null ? '結果を記録' : '結果を直す'}</a>
      ) : null}
      {works && isOn && each.result === null ? (
        <a href={`/gathering-interviews/${each.id}/withdrawal`}>面談を取り消す</a>
      ) : null}
    </p>
  ))
}
