import { civilDateOf } from '../../../../platform/clock.ts'
import { formatDate, formatDateTime, formatFiscalYear, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  DefinitionList,
  Empty,
  LinkButton,
  PageHeading,
  PostButton,
  RecordEntry,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Written,
} from '../../../../ui/index.ts'
import { activityKinds } from '../activity.labels.ts'
import type { Activity, FormerActivity, SupportedRow } from '../activity.queries.ts'
import { factsOf } from '../activity.rules.ts'
import { roadmapRowHref } from '../../plan/index.ts'

export interface ActivityPageProps {
  path: string
  shell: Shell
  activity: Activity
  former: FormerActivity[]
  supported: SupportedRow[]
  /** The plan whose rows have a page. */
  /** The reader's organization recorded it. */
  works: boolean
}

export function ActivityPage({ path, shell, activity, former, supported, works }: ActivityPageProps) {
  return (
    <StaffLayout
      title={activity.title}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href="/activities">取組の記録</a>}
          title={activity.title}
          aside={
            works ? (
              <>
                <LinkButton href={`${path}/correction`} kind="secondary" icon="pencil">
                  直す
                </LinkButton>
                {supported.length === 0 ? (
                  <PostButton action={`${path}/withdrawal`} csrf={shell.csrf} kind="text">
                    取り消す
                  </PostButton>
                ) : null}
              </>
            ) : undefined
          }
        />
      }
    >
      <Section title="記録" pad>
        <div className="stack">
          <DefinitionList
            items={[
              { term: '種類', value: activityKinds[activity.kind] },
              { term: activity.kind === 'gathering' ? '開いた日' : '日付', value: formatDate(activity.heldOn) },
              { term: '市町村', value: activity.municipalityName ?? '一つの市町村ではない' },
              ...(activity.kind === 'gathering'
                ? [
                    {
                      term: '参加した人',
                      value: activity.people === null ? '書いていない' : `延べ${formatNumber(activity.people)}人`,
                    },
                  ]
                : []),
              ...(activity.address === ''
                ? []
                : [
                    {
                      term: '読めるところ',
                      value: (
                        <a href={activity.address} rel="noreferrer noopener">
                          {activity.address}
                        </a>
                      ),
                    },
                  ]),
              { term: '記録した機関', value: activity.organizationName },
              ...(activity.gatheringId === null
                ? []
                : [
                    {
                      term: 'もと',
                      value: <a href={`/gatherings/${activity.gatheringId}`}>催しの記録から作られました</a>,
                    },
                  ]),
              {
                term: activity.version === 1 ? '記録' : '最後の訂正',
                value: `${formatDateTime(activity.changedAt)} ${activity.authorName ?? ''}`,
              },
            ]}
          />
          {activity.summary === '' ? null : <Written text={activity.summary} />}
        </div>
      </Section>
      <Section title="裏づけている工程表の行" count={supported.length} unit="行">
        {supported.length === 0 ? (
          <Empty sentence="まだ、どの行の裏づけにもなっていません。工程表の行の「状態を報告」で選べます。" />
        ) : (
          <Rows>
            {supported.map((row) => (
              <Row
                key={`${row.fiscalYear} ${row.rowId}`}
                title={row.title}
                href={roadmapRowHref({ id: row.rowId, fiscalYear: row.fiscalYear })}
                notes={`${formatFiscalYear(row.fiscalYear)}・${formatDate(row.reportedOn)}に${row.organizationName}が報告`}
              />
            ))}
          </Rows>
        )}
      </Section>
      {former.length === 0 ? null : (
        <Section title="直す前の内容" count={former.length}>
          {former.map((each) => (
            <RecordEntry
              key={each.version}
              date={formatDate(civilDateOf(each.replacedAt)).replace(/\(.\)$/, '')}
              dateTime={civilDateOf(each.replacedAt)}
              when={['に直した']}
              author={each.title}
            >
              <p className="meta">{[...factsOf(each), each.address].filter((part) => part !== '').join('・')}</p>
              {each.summary === '' ? null : <Written text={each.summary} />}
            </RecordEntry>
          ))}
        </Section>
      )}
    </StaffLayout>
  )
}
