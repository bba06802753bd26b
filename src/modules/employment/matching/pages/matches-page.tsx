/** The jobs that fit what somebody looks for, each with why, why not, and what has to be asked. */
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  Actions,
  DefinitionList,
  Empty,
  LinkButton,
  PageHeading,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Tag,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'
import { declinedFor } from '../../introductions/index.ts'
import { wishLines } from '../../job-wishes/index.ts'
import { ageText, wageText } from '../../jobs/index.ts'
import { answers as answerLabels } from '../matching.labels.ts'
import type { FoundMatches, Proposal } from '../find-matches.ts'
import type { JobAnswer } from '../matching.queries.ts'
import { ReasonList } from './seekers-page.tsx'

export interface MatchesPageProps {
  path: string
  shell: Shell
  header: CaseHeader
  found: FoundMatches
  answers: JobAnswer[]
  works: boolean
}

export function MatchesPage(props: MatchesPageProps) {
  const { path, shell, header, found } = props
  return (
    <StaffLayout
      title="合う求人"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href={`/cases/${header.id}?tab=work`}>就職・定着</a>}
          title="合う求人"
          lead="公開中の求人を、本人の希望と比べました。合うところの多い順、同じなら先に希望した仕事の順、新しい順です。"
        />
      }
    >
      <CaseStrip header={header} />
      {found.wish === undefined ? (
        <Empty
          sentence="希望する仕事は、まだ聞いていません。聞いて書くと、合う求人がここに並びます。"
          action={
            props.works ? <LinkButton href={`/cases/${header.id}/job-wish`}>希望する仕事を書く</LinkButton> : null
          }
        />
      ) : (
        <Found {...props} wish={found.wish} />
      )}
      <Answered {...props} />
    </StaffLayout>
  )
}

const compared = new Set(['仕事', '働き方', '日数と時間', '賃金', '場所', 'まずしてみたいこと', 'ゆずれないこと'])

function Found({ found, header, works, wish }: MatchesPageProps & { wish: NonNullable<FoundMatches['wish']> }) {
  return (
    <>
      <Section title="本人の希望" pad more={works ? <a href={`/cases/${header.id}/job-wish`}>書き直す</a> : null}>
        <DefinitionList
          items={wishLines(wish)
            .filter(({ term }) => compared.has(term))
            .map(({ term, text }) => ({ term, value: text }))}
        />
      </Section>
      <Section title="合う求人" count={found.proposals.length} more={<a href="/jobs">求人をさがす</a>}>
        {found.proposals.length === 0 ? (
          <Empty sentence="ゆずれないことまで合う求人は、いまありません。下の求人か、希望の言葉を短くすることを、本人と話してください。" />
        ) : (
          <Proposals proposals={found.proposals} caseId={header.id} works={works} />
        )}
      </Section>
      {found.nearMisses.length === 0 ? null : (
        <Section title="あと一つで合う求人" count={found.nearMisses.length}>
          <Proposals proposals={found.nearMisses} caseId={header.id} works={works} />
        </Section>
      )}
    </>
  )
}

function Proposals({ proposals, caseId, works }: { proposals: Proposal[]; caseId: string; works: boolean }) {
  return (
    <Rows>
      {proposals.map(({ job, reasons }) => (
        <Row
          key={job.id}
          top
          strong
          href={`/jobs/${job.id}`}
          title={job.title}
          titleNote={job.employerName}
          text={[wageText(job), job.municipalityName ?? '', ageText(job), `${formatDay(job.expiresOn)}まで`]
            .filter((part) => part !== '')
            .join('・')}
        >
          {reasons.would === null ? null : (
            <p>
              <Tag kind="caution">あと一つ</Tag> {reasons.would}
            </p>
          )}
          <ReasonList reasons={reasons} />
          {works ? (
            <Actions>
              <LinkButton href={`/cases/${caseId}/introductions/new/${job.id}`} size="small">
                紹介する
              </LinkButton>
              <a href={`/cases/${caseId}/matches/${job.id}`}>本人の返事を書く</a>
            </Actions>
          ) : null}
        </Row>
      ))}
    </Rows>
  )
}

function Answered({ answers, header, works }: MatchesPageProps) {
  if (answers.length === 0) return null
  return (
    <Section title="見せた求人と、本人の返事" count={answers.length}>
      <Rows>
        {answers.map((each) => (
          <Row
            key={each.id}
            href={`/jobs/${each.jobId}`}
            title={each.title}
            titleNote={each.employerName}
            text={[each.reason === null ? '' : declinedFor[each.reason], each.note]
              .filter((part) => part !== '')
              .join(': ')}
            notes={[formatDay(each.answeredOn), each.authorName ?? ''].filter((part) => part !== '').join('・')}
            leadTag={<Tag kind={each.answer === 'shown' ? 'info' : 'neutral'}>{answerLabels[each.answer]}</Tag>}
            aside={works ? <a href={`/cases/${header.id}/matches/${each.jobId}`}>変える</a> : null}
          />
        ))}
      </Rows>
    </Section>
  )
}
