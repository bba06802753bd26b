import type { Actor } from '../../../../platform/actor.ts'
import { type CivilDate, civilDateOf, timeOfDayOf } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Banner,
  CheckList,
  DefinitionList,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  Pills,
  PostButton,
  PrintFoot,
  RecordEntry,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  Table,
  Tag,
  TextArea,
  Undisclosed,
  Written,
} from '../../../../ui/index.ts'
import { addendumForm } from '../conference.form.ts'
import { conferenceForms, conferenceKinds, conferenceStatuses, secrecies } from '../conference.labels.ts'
import type { ConferenceCount, ConferenceRow, ConferenceView, Participant } from '../conference.queries.ts'
import { ageIsDoubtful, openingProblem } from '../conference.rules.ts'
import { sharedNameSan } from '../../../people/index.ts'
import { legalBases, shareParts } from '../../../council/index.ts'

const short = (day: CivilDate): string => formatDate(day).replace(/\(.\)$/, '')

const whose = (row: ConferenceRow): string =>
  row.caseNumber === null ? '本人のことは、会議のあいだだけ見られます' : sharedNameSan(row)

function StatusTag({ status }: { status: ConferenceRow['status'] }) {
  return (
    <Tag kind={status === 'open' ? 'now' : status === 'closed' ? 'ok' : 'neutral'}>{conferenceStatuses[status]}</Tag>
  )
}

export interface ConferenceListProps {
  path: string
  shell: Shell
  year: { label: string; previous: string; next: string | null }
  rows: ConferenceRow[]
  organizationId: string
}

/** The year's list: those one's organization holds, and those one was asked to. */
export function ConferenceListPage({ path, shell, year, rows, organizationId }: ConferenceListProps) {
  const coming = rows.filter((row) => row.status === 'planned' || row.status === 'open').toReversed()
  const past = rows.filter((row) => row.status === 'closed' || row.status === 'cancelled')
  return (
    <StaffLayout
      title="会議"
      path={path}
      shell={shell}
      heading={
        <PageHeading title="会議" lead="支援調整会議・支援会議・個別ケース検討会議です。ケースのページから決めます。" />
      }
    >
      <YearPills year={year} />
      <Section title="これからの会議" count={coming.length}>
        {coming.length === 0 ? (
          <Empty sentence="これからの会議はありません。" />
        ) : (
          <Rows>
            {coming.map((row) => (
              <Line key={row.id} row={row} own={row.hostOrganizationId === organizationId} />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={`${year.label}の会議`} count={past.length}>
        {past.length === 0 ? (
          <Empty sentence="この年度に終わった会議は、まだありません。" />
        ) : (
          <Rows>
            {past.map((row) => (
              <Line key={row.id} row={row} own={row.hostOrganizationId === organizationId} />
            ))}
          </Rows>
        )}
      </Section>
      <PrintFoot paper={`会議の一覧 ${year.label}`} number="" made="" />
    </StaffLayout>
  )
}

function YearPills({ year }: { year: ConferenceListProps['year'] }) {
  return (
    <Pills
      label="年度"
      items={[
        { label: '前の年度', href: year.previous, current: false },
        { label: year.label, href: '/conferences', current: true },
        ...(year.next === null ? [] : [{ label: '次の年度', href: year.next, current: false }]),
      ]}
    />
  )
}

function Line({ row, own }: { row: ConferenceRow; own: boolean }) {
  return (
    <Row
      title={`${conferenceKinds[row.kind]} ${whose(row)}`}
      href={`/conferences/${row.id}`}
      leadTag={<StatusTag status={row.status} />}
      text={`${formatDate(row.heldOn)} ${row.startsAt}〜${row.endsAt}${row.place === '' ? '' : ` ${row.place}`}`}
      notes={
        <span>
          {own ? 'この機関が開く' : `${row.hostDeskName}が開く`}・参加者 {row.people}人
          {row.status === 'closed' ? `・決まったこと ${row.decisions}件` : ''}
        </span>
      }
    />
  )
}

/** For the council: numbers alone. */
export function ConferenceCountsPage({
  path,
  shell,
  year,
  counts,
}: Pick<ConferenceListProps, 'path' | 'shell' | 'year'> & { counts: ConferenceCount[] }) {
  const names = [...new Set(counts.map((row) => row.organizationName))]
  const of = (name: string, kind: ConferenceRow['kind']): string => {
    const row = counts.find((each) => each.organizationName === name && each.kind === kind)
    return row === undefined ? '–' : `${row.many}回`
  }
  const sum = (kind: ConferenceRow['kind']): string =>
    `${counts.filter((row) => row.kind === kind).reduce((total, row) => total + row.many, 0)}回`
  return (
    <StaffLayout
      title="会議"
      path={path}
      shell={shell}
      heading={<PageHeading title="会議" lead="機関ごとに、終わった会議の数です。だれのことかは見えません。" />}
    >
      <YearPills year={year} />
      {names.length === 0 ? (
        <Empty sentence="この年度に終わった会議は、まだありません。" />
      ) : (
        <Table
          caption={`${year.label}に終わった会議の数`}
          kind="figures"
          columns={[
            { key: 'name', label: '機関' },
            ...(['plan', 'statutory', 'case'] as const).map((kind) => ({
              key: kind,
              label: conferenceKinds[kind],
              align: 'end' as const,
            })),
            { key: 'people', label: '参加者のべ', align: 'end' },
            { key: 'decisions', label: '決まったこと', align: 'end' },
          ]}
          rows={names.map((name) => {
            const own = counts.filter((row) => row.organizationName === name)
            return {
              id: name,
              cells: {
                name,
                plan: of(name, 'plan'),
                statutory: of(name, 'statutory'),
                case: of(name, 'case'),
                people: `${own.reduce((total, row) => total + row.people, 0)}人`,
                decisions: `${own.reduce((total, row) => total + row.decisions, 0)}件`,
              },
            }
          })}
          total={{
            name: 'あわせて',
            plan: sum('plan'),
            statutory: sum('statutory'),
            case: sum('case'),
            people: `${counts.reduce((total, row) => total + row.people, 0)}人`,
            decisions: `${counts.reduce((total, row) => total + row.decisions, 0)}件`,
          }}
        />
      )}
    </StaffLayout>
  )
}

export interface ConferencePageProps {
  path: string
  shell: Shell
  actor: Actor
  today: CivilDate
  time: string
  conference: ConferenceView
  kit: FormKit
  values: Fields
  errors: FieldError[]
}

export function ConferencePage(props: ConferencePageProps) {
  const { path, shell, actor, conference, today } = props
  const hosts = conference.hostOrganizationId === actor.organizationId
  const name = whose(conference)
  return (
    <StaffLayout
      title={`${conferenceKinds[conference.kind]} ${formatDay(conference.heldOn)}`}
      path={path}
      shell={shell}
      ownPrimary
      hasErrors={props.errors.length > 0}
      heading={
        <PageHeading
          overline={conferenceKinds[conference.kind]}
          title={`${short(conference.heldOn)} ${conference.startsAt}〜${conference.endsAt}`}
          {...(conference.place === '' ? {} : { lead: conference.place })}
          aside={hosts ? <Actions {...props} /> : <StatusTag status={conference.status} />}
        />
      }
    >
      <State {...props} hosts={hosts} />
      <Section title="だれのこと" pad>
        <DefinitionList
          items={[
            {
              term: '本人',
              value:
                conference.caseNumber === null ? (
                  name
                ) : (
                  <>
                    <a href={`/cases/${conference.caseId}`}>{name}</a>{' '}
                    <span className="meta num">{conference.caseNumber}</span>
                  </>
                ),
            },
            { term: '開く窓口', value: conference.hostDeskName },
            {
              term: '根拠',
              value: `${legalBases[conference.basis]}${conference.basisGivenOn === null ? '' : `(${formatDate(conference.basisGivenOn)})`}`,
            },
            { term: '開き方', value: conferenceForms[conference.form] },
            { term: '会議のあいだ見せること', value: conference.parts.map((part) => shareParts[part]).join('、') },
          ]}
        />
      </Section>
      <Words {...props} hosts={hosts} />
      {hosts && conference.status === 'planned' ? (
        <Section title="この会議をやめるとき" kind="quiet" pad>
          <p>
            <a href={`/conferences/${conference.id}/cancellation`}>取りやめる</a>
          </p>
        </Section>
      ) : null}
      <PrintFoot
        paper={conferenceKinds[conference.kind]}
        number={conference.caseNumber ?? ''}
        made={formatDate(today)}
      />
    </StaffLayout>
  )
}

/** Who sat there and what was said, until it was disposed of. */
function Words(props: ConferencePageProps & { hosts: boolean }) {
  const { conference } = props
  if (conference.disposedAt !== null)
    return (
      <Banner kind="done" title="会議録は廃棄しました" icon="flag">
        <p>
          保存期間が過ぎ、{formatDate(civilDateOf(conference.disposedAt))}に議題・記録・参加者の名前を廃棄しました。
        </p>
      </Banner>
    )
  return (
    <>
      <Participants {...props} />
      <Section title="話し合うこと" pad>
        {conference.papers === null ? (
          <Undisclosed owner={conference.hostDeskName} what="議題" />
        ) : (
          <Written text={conference.papers.agenda} />
        )}
      </Section>
      {conference.decided.length > 0 ? <Decisions {...props} /> : null}
      {conference.status === 'closed' ? <Minutes {...props} /> : null}
    </>
  )
}

function Actions({ conference, shell, today, time }: ConferencePageProps) {
  const href = `/conferences/${conference.id}`
  if (conference.status === 'planned') {
    const ready = openingProblem(conference, today, time) === null && conference.participants.length > 0
    return (
      <div className="actions">
        {ready ? (
          <PostButton action={`${href}/opening`} csrf={shell.csrf} kind="primary">
            会議を始める
          </PostButton>
        ) : (
          <LinkButton href={`${href}/participants/new`} kind="primary" icon="user-plus">
            参加者を加える
          </LinkButton>
        )}
      </div>
    )
  }
  if (conference.status === 'open')
    return (
      <div className="actions">
        <LinkButton href={`${href}/closing`} kind="primary">
          記録して終える
        </LinkButton>
      </div>
    )
  return <StatusTag status={conference.status} />
}

function State({ conference, hosts, today, time }: ConferencePageProps & { hosts: boolean }) {
  if (conference.disposedAt !== null) return null
  if (conference.status === 'cancelled')
    return (
      <Banner kind="caution" title="この会議は取りやめました">
        <Written text={conference.cancelledReason} />
      </Banner>
    )
  if (conference.status === 'open')
    return (
      <Banner kind="finding" title="会議を開いています" icon="eye">
        <p>
          {hosts
            ? `参加者は、${conference.endsAt}まで、決めた区分を見られます。終えると、すぐに閉じます。`
            : `${conference.endsAt}まで、上の区分を見られます。会議が終わると閉じます。`}
        </p>
      </Banner>
    )
  if (conference.status !== 'planned') return null
  if (hosts && ageIsDoubtful(conference.basis, conference.birthDate, conference.heldOn))
    return (
      <Banner kind="caution" title="この方は40歳以上です">
        <p>子ども・若者支援地域協議会は、おおむね39歳までです。別の根拠が要らないかを確かめてください。</p>
      </Banner>
    )
  const problem = openingProblem(conference, today, time)
  return hosts && conference.heldOn <= today && problem !== null ? (
    <Banner kind="caution" title="このままでは始められません">
      <p>{problem}</p>
    </Banner>
  ) : null
}

function Participants({ conference, hosts, shell }: ConferencePageProps & { hosts: boolean }) {
  const href = `/conferences/${conference.id}`
  const planned = hosts && conference.status === 'planned'
  const detail = (each: Participant): string =>
    [
      each.organizationName,
      each.role,
      `守秘義務 ${secrecies[each.secrecy]}${each.pledgedOn === null ? '' : `(${formatDay(each.pledgedOn)}に誓約)`}`,
    ]
      .filter(Boolean)
      .join('・')
  return (
    <Section
      title="参加者"
      count={conference.participants.length}
      unit="人"
      more={planned ? <a href={`${href}/participants/new`}>参加者を加える</a> : null}
    >
      {conference.participants.length === 0 ? (
        <Empty
          sentence="参加者はまだいません。加えると、アカウントのある人には案内のメールが届きます。"
          {...(planned
            ? {
                action: (
                  <LinkButton href={`${href}/participants/new`} kind="secondary">
                    参加者を加える
                  </LinkButton>
                ),
              }
            : {})}
        />
      ) : (
        <Rows>
          {conference.participants.map((each) => (
            <Row
              key={each.id}
              strong
              title={each.name}
              text={detail(each)}
              notes={each.accountId === null ? <span>アカウントなし(画面では見られません)</span> : undefined}
              aside={
                planned ? (
                  <PostButton
                    action={`${href}/participants/${each.id}/removal`}
                    csrf={shell.csrf}
                    kind="text"
                    size="small"
                  >
                    外す
                  </PostButton>
                ) : each.attended === null ? undefined : (
                  <span className="meta">{each.attended ? '出席' : '欠席'}</span>
                )
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Minutes({ conference, hosts, path, kit, values, errors }: ConferencePageProps & { hosts: boolean }) {
  const { papers } = conference
  return (
    <Section
      title="会議の記録"
      pad
      note={conference.closedAt === null ? '' : `${timeOfDayOf(conference.closedAt)}に終わりました`}
    >
      {papers === null || papers.minutes === null ? (
        <Undisclosed owner={conference.hostDeskName} what="会議の記録" />
      ) : (
        <>
          <Written text={papers.minutes} />
          <p className="meta">
            {papers.sealHolds ? (
              <>
                封をした時のままです。印 <span className="num">{papers.seal?.slice(0, 12)}</span>
              </>
            ) : (
              <strong className="late">封をした時の内容と合いません。管理者に知らせてください。</strong>
            )}
          </p>
          {conference.addenda.map((each) => (
            <RecordEntry
              key={each.id}
              date={short(civilDateOf(each.writtenAt))}
              dateTime={each.writtenAt.toISOString()}
              when={['書き足し']}
              author={each.authorName ?? ''}
              text={each.note}
            />
          ))}
          {hosts ? (
            <Form action={`${path.replace(/\/addenda$/, '')}/addenda`} kit={kit} errors={errors}>
              <TextArea
                {...addendumForm.boxes(values).note}
                hint="封をした記録は変えられません。足りないことだけを書き足します。"
                rows={2}
              />
              <SubmitRow label="書き足す" />
            </Form>
          ) : null}
        </>
      )}
    </Section>
  )
}

function Decisions({ conference, actor, shell, today }: ConferencePageProps) {
  return (
    <Section title="決まったこと" count={conference.decided.length}>
      <CheckList
        items={conference.decided.map((each) => ({
          state: each.doneOn === null ? ('open' as const) : ('done' as const),
          text: <Written text={each.decision} />,
          under: (
            <span className="meta">
              {each.organizationName}
              {each.ownerName === '' ? '' : ` ${each.ownerName}`}・
              {each.doneOn === null && each.dueOn < today ? (
                <strong className="late">{formatDay(each.dueOn)}まで(過ぎています)</strong>
              ) : (
                `${formatDay(each.dueOn)}まで`
              )}
              {each.doneOn === null ? '' : `・${formatDay(each.doneOn)}にすませました`}
              {each.doneOn === null &&
              conference.hostOrganizationId === actor.organizationId &&
              conference.status === 'closed' &&
              conference.disposedAt === null ? (
                <>
                  {' '}
                  <a href={`/conferences/${conference.id}/decisions/${each.id}`}>訂正する</a>
                </>
              ) : null}
            </span>
          ),
          right:
            each.doneOn === null && each.organizationId === actor.organizationId ? (
              <PostButton
                action={`/conferences/${conference.id}/decisions/${each.id}/done`}
                csrf={shell.csrf}
                kind="secondary"
                size="small"
              >
                すませた
              </PostButton>
            ) : undefined,
        }))}
      />
    </Section>
  )
}
