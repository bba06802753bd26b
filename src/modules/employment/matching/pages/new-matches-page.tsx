/** The jobs of the last days, and whom of the reader's people they fit. */
import {
  Empty,
  LinkButton,
  PageHeading,
  Pills,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
} from '../../../../ui/index.ts'
import { nameOfRow } from '../../../casework/index.ts'
import { occupationsOf } from '../../job-wishes/index.ts'
import { wageText } from '../../jobs/index.ts'
import type { NewMatch } from '../find-new-matches.ts'
import { mostPeople, newDays } from '../match.rules.ts'

export function NewMatchesPage({
  path,
  shell,
  found,
  isWhole,
}: {
  path: string
  shell: Shell
  found: NewMatch[]
  /** Of the whole organization; else the reader's own. */
  isWhole: boolean
}) {
  return (
    <StaffLayout
      title="新しい求人に合う方"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href="/introductions">紹介</a>}
          title="新しい求人に合う方"
          lead={`この${newDays}日に公開された求人のうち、ゆずれないことまで合うものがある方です。`}
        />
      }
    >
      <Pills
        label="だれの"
        items={[
          { label: 'わたしの担当', href: path, current: !isWhole },
          { label: '機関の全員', href: `${path}?whose=all`, current: isWhole },
        ]}
      />
      <Section title="合う求人がある方" count={found.length} unit="人">
        {found.length === 0 ? (
          <Empty
            sentence="新しい求人に合う方は、いまいません。希望する仕事を聞いて書いた方が、ここに出ます。"
            action={<LinkButton href="/cases">ケースを見る</LinkButton>}
          />
        ) : (
          <Rows>
            {found.map(({ wish, jobs }) => (
              <Row
                key={wish.caseId}
                strong
                href={`/cases/${wish.caseId}/matches`}
                title={nameOfRow(wish)}
                titleNote={wish.number}
                text={occupationsOf(wish).join('、')}
                notes={wish.workerName === null ? undefined : `担当 ${wish.workerName}`}
              >
                <ul>
                  {jobs.map((job) => (
                    <li key={job.id}>
                      <a href={`/jobs/${job.id}`}>{job.title}</a>{' '}
                      {[job.employerName, job.municipalityName ?? '', wageText(job)]
                        .filter((part) => part !== '')
                        .join('・')}
                    </li>
                  ))}
                </ul>
              </Row>
            ))}
          </Rows>
        )}
      </Section>
      {isWhole ? <p className="meta">希望を新しく書いた方から、{mostPeople}人までを比べています。</p> : null}
    </StaffLayout>
  )
}
