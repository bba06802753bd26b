/** For whom a job could be. */
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
} from '../../../../ui/index.ts'
import { nameOfRow } from '../../../casework/index.ts'
import { occupationsOf, regularWishes } from '../../job-wishes/index.ts'
import { ageText, type Job, wageText } from '../../jobs/index.ts'
import type { FoundSeekers } from '../find-seekers.ts'
import type { Reasons } from '../reasons.rules.ts'

export function SeekersPage({
  path,
  shell,
  job,
  found,
  readsCases,
}: {
  path: string
  shell: Shell
  job: Job
  found: FoundSeekers
  readsCases: boolean
}) {
  return (
    <StaffLayout
      title={`合う方 ${job.title}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href={`/jobs/${job.id}`}>{job.title}</a>}
          title="この求人に合う方"
          small={job.employerName}
          lead={[wageText(job), ageText(job)].filter((part) => part !== '').join('・')}
        />
      }
    >
      {job.state === 'open' ? null : <p>公開中の求人ではないので、だれも出ません。</p>}
      {readsCases ? (
        <Section title="この機関で支援している方" count={found.own.length} unit="人">
          {found.own.length === 0 ? (
            <Empty sentence="ゆずれないことまで合う方は、いまいません。希望する仕事を聞いて書くと、ここに出ます。" />
          ) : (
            <Rows>
              {found.own.map(({ seeker, reasons }) => (
                <Row
                  key={seeker.caseId}
                  top
                  strong
                  href={`/cases/${seeker.caseId}?tab=work`}
                  title={nameOfRow(seeker)}
                  titleNote={seeker.number}
                  text={wishText(seeker)}
                  notes={seeker.workerName === null ? undefined : `担当 ${seeker.workerName}`}
                >
                  <ReasonList reasons={reasons} />
                  <Actions>
                    <LinkButton href={`/cases/${seeker.caseId}/introductions/new/${job.id}`} size="small">
                      紹介する
                    </LinkButton>
                    <a href={`/cases/${seeker.caseId}/matches/${job.id}`}>本人の返事を書く</a>
                  </Actions>
                </Row>
              ))}
            </Rows>
          )}
        </Section>
      ) : null}
      <Section title="ほかの窓口の方" count={found.elsewhere.length} unit="人">
        {found.elsewhere.length === 0 ? (
          <Empty sentence="見せてよいと言った方のうち、合う方は、いまいません。" />
        ) : (
          <>
            <p className="meta">本人が見せてよいと言ったことだけです。窓口に電話して、求人を伝えてください。</p>
            <Rows>
              {found.elsewhere.map(({ seeker, reasons }, at) => (
                <Row key={`${seeker.deskName} ${at}`} top title={seeker.deskName} text={wishText(seeker)}>
                  <ReasonList reasons={reasons} />
                </Row>
              ))}
            </Rows>
          </>
        )}
      </Section>
    </StaffLayout>
  )
}

const wishText = (seeker: FoundSeekers['own' | 'elsewhere'][number]['seeker']): string =>
  [
    occupationsOf(seeker).join('、'),
    regularWishes[seeker.regular],
    seeker.weeklyHours === null ? '' : `週${seeker.weeklyHours}時間まで`,
    seeker.municipalityNames.join('・'),
  ]
    .filter((part) => part !== '')
    .join('・')

export function ReasonList({ reasons }: { reasons: Reasons }) {
  return (
    <DefinitionList
      items={[
        ...(reasons.fits.length === 0 ? [] : [{ term: '合うところ', value: reasons.fits.join('、') }]),
        ...(reasons.against.length === 0 ? [] : [{ term: '合わないところ', value: reasons.against.join('、') }]),
        ...(reasons.ask.length === 0 ? [] : [{ term: '確かめること', value: reasons.ask.join('、') }]),
      ]}
    />
  )
}
