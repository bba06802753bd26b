/** One job, in the order of the paper. */
import { civilDateOf } from '../../../../platform/clock.ts'
import { formatDate, formatDateTime } from '../../../../platform/japanese/index.ts'
import {
  Actions,
  Banner,
  DefinitionList,
  LinkButton,
  PageHeading,
  PostButton,
  PrintFoot,
  Rows,
  Row,
  Section,
  type Shell,
  StaffLayout,
  Tag,
  Written,
} from '../../../../ui/index.ts'
import { ageText, linesOf, wageText } from '../job-paper.rules.ts'
import { jobMarks, jobStates, shownStates } from '../job.labels.ts'
import type { Introduced } from '../introduced.queries.ts'
import type { FormerJob, Job } from '../job.queries.ts'
import type { Missing } from '../publish.rules.ts'
import type { ListedJob } from '../search.queries.ts'
import { JobRow } from './jobs-page.tsx'

export interface JobPageProps {
  shell: Shell
  job: Job
  alike: ListedJob[]
  former: FormerJob[]
  introduced: Introduced
  /** Whether the reader may see whom it could be for. */
  seeks: boolean
  missing: Missing[]
  today: string
  /** The reader's organization received it, and it goes on. */
  works: boolean
  confirms: boolean
  /** Its last day comes later if it is received anew today. */
  renews: boolean
}

export function JobPage(props: JobPageProps) {
  const { shell, job, works } = props
  const path = `/jobs/${job.id}`
  const waits = job.state === 'draft' || (job.state === 'waiting' && job.ageConfirmedAt !== null)
  return (
    <StaffLayout
      title={`${job.title} ${job.employerName}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href="/jobs">求人</a>}
          title={job.title}
          small={job.employerName}
          lead={[wageText(job), ageText(job), `${formatDate(job.expiresOn)}まで`].filter(Boolean).join('・')}
          aside={
            <>
              <Tag kind={job.shownState === 'open' ? 'ok' : job.shownState === 'waiting' ? 'caution' : 'neutral'}>
                {shownStates[job.shownState]}
              </Tag>
              {job.mark === null ? null : <Tag kind="info">{jobMarks[job.mark]}</Tag>}
            </>
          }
        />
      }
    >
      <AgeBanner {...props} />
      {works && job.state === 'draft' && props.missing.length > 0 ? (
        <Banner kind="caution" title="公開するまでに書くこと">
          <ul>
            {props.missing.map(({ field, message }) => (
              <li key={field}>{message}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {job.endedOn === null ? null : (
        <Banner kind="done" title={`${formatDate(job.endedOn)}に${jobStates[job.state]}になりました`}>
          {job.endReason === '' ? null : <p>{job.endReason}</p>}
        </Banner>
      )}
      <Actions>
        {works && waits && props.missing.length === 0 && job.ageVerdict !== 'unlawful' ? (
          <PostButton action={`${path}/publication`} csrf={shell.csrf} kind="primary">
            {job.ageVerdict === 'confirm' && job.ageConfirmedAt === null ? '年齢の確認をたのむ' : '公開する'}
          </PostButton>
        ) : null}
        {props.confirms ? (
          <LinkButton href={`${path}/confirmation`} kind="primary">
            年齢の限り方を確かめる
          </LinkButton>
        ) : null}
        {works ? (
          <LinkButton href={`${path}/correction`} icon="pencil">
            直す
          </LinkButton>
        ) : null}
        {works && props.renews ? (
          <PostButton action={`${path}/renewal`} csrf={shell.csrf}>
            受け直す
          </PostButton>
        ) : null}
        {works ? (
          <LinkButton href={`${path}/end`} kind="text">
            決まった・取り下げる
          </LinkButton>
        ) : null}
        {props.seeks && job.shownState === 'open' ? (
          <LinkButton href={`${path}/seekers`}>合う方を見る</LinkButton>
        ) : null}
        <LinkButton href={`${path}/job.pdf`} icon="download">
          求人票(PDF)
        </LinkButton>
      </Actions>
      {props.alike.length === 0 ? null : (
        <Section title="同じ求人かもしれません" count={props.alike.length}>
          <Rows>
            {props.alike.map((each) => (
              <JobRow key={each.id} job={each} />
            ))}
          </Rows>
        </Section>
      )}
      <Sheet {...props} />
      {props.former.length === 0 ? null : (
        <Section title="これまでの直し" count={props.former.length}>
          <Rows>
            {props.former.map((each) => (
              <Row
                key={each.version}
                lead={formatDate(civilDateOf(each.replacedAt))}
                title={`${jobStates[each.state]}・${each.title}`}
                notes={each.authorName ?? ''}
              />
            ))}
          </Rows>
        </Section>
      )}
      <PrintFoot paper="求人票" made={formatDate(props.today)} number={job.number ?? undefined} />
    </StaffLayout>
  )
}

function AgeBanner({ job, works }: JobPageProps) {
  if (job.ageVerdict === 'lawful' || job.endedOn !== null) return null
  const reasons = (
    <ul>
      {job.ageReasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  )
  if (job.ageVerdict === 'unlawful')
    return (
      <Banner kind="error" title="この年齢の限り方では、公開できません">
        {reasons}
        {works ? <p>年齢を限らずに「中高年歓迎」と書く歓迎求人にもできます。</p> : null}
      </Banner>
    )
  return job.ageConfirmedAt === null ? (
    <Banner kind="caution" title="年齢の限り方の確認が要ります">
      {reasons}
      <p>受け付けた機関の責任者か、協議会の事務局が確かめると、公開できます。</p>
    </Banner>
  ) : (
    <Banner
      kind="done"
      title={`年齢の限り方は、${formatDateTime(job.ageConfirmedAt)}に${job.ageConfirmedBy ?? ''}さんが確かめました`}
    >
      {reasons}
      {job.ageConfirmedNote === '' ? null : <Written text={job.ageConfirmedNote} />}
    </Banner>
  )
}

/** 「紹介 3人(返事待ち1人・採用1人・不採用1人)」; '' where nobody was introduced. */
function introducedText({ waiting, hired, refused, declined }: Introduced): string {
  const all = waiting + hired + refused + declined
  const parts = [
    ['返事待ち', waiting],
    ['採用', hired],
    ['不採用', refused],
    ['辞退', declined],
  ] as const
  return all === 0
    ? ''
    : `紹介 ${all}人(${parts
        .filter(([, many]) => many > 0)
        .map(([word, many]) => `${word}${many}人`)
        .join('・')})`
}

function Sheet({ job, introduced }: JobPageProps) {
  return (
    <>
      {linesOf(job).map(({ title, lines }) => (
        <Section key={title} title={title} pad>
          <DefinitionList
            items={lines.map(({ term, text }) => ({
              term,
              value: term === '企業' ? <a href={`/employers/${job.employerId}`}>{text}</a> : <Written text={text} />,
            }))}
            ruled
          />
        </Section>
      ))}
      {introducedText(introduced) === '' ? null : <p className="meta">{introducedText(introduced)}</p>}
      <p className="meta">
        受け付けた機関 {job.organizationName}・{formatDateTime(job.changedAt)} {job.authorName ?? ''}
      </p>
    </>
  )
}
