import { type CivilDate, daysBetween } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  DueDay,
  DueLead,
  Empty,
  FlowPicture,
  LinkButton,
  PageHeading,
  Pills,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Suppressed,
  Table,
  Tag,
} from '../../../../ui/index.ts'
import { type Gap, gaps } from '../gap.labels.ts'
import type { DeskLoad, GapCount, GapList, GapRow, ListedGap, Seam, WorkerLoad } from '../gap.queries.ts'
import { sharedNameSan } from '../../../people/index.ts'

export interface GapPageProps {
  path: string
  shell: Shell
  today: CivilDate
  lists: { gap: ListedGap; list: GapList }[]
  /** Workers who are gone, with their cases. */
  left: WorkerLoad[]
  full: DeskLoad[]
  seams: Seam[]
  below: number
}

const nameOf = (row: GapRow): string =>
  row.familyName === null && row.number === null ? '非開示のケース' : sharedNameSan(row)

/** One board for the manager: everything that may let somebody fall, with its owner and one click to act. */
export function GapPage({ path, shell, today, lists, left, full, seams, below }: GapPageProps) {
  const total =
    lists.reduce((sum, { list }) => sum + list.total, 0) + left.reduce((sum, load) => sum + load.open, 0) + full.length
  return (
    <StaffLayout
      title="こぼれ防止"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title="こぼれ防止"
          lead={
            total === 0
              ? 'いま、こぼれそうなケースはありません。'
              : 'だれも取りこぼさないために、いま手を打つところです。'
          }
        />
      }
    >
      <Pills
        label="種類"
        items={[
          ...lists.map(({ gap, list }) => ({
            label: gaps[gap].label,
            count: list.total,
            href: `#${gap}`,
            current: false,
          })),
          {
            label: gaps.orphaned.label,
            count: left.reduce((sum, load) => sum + load.open, 0),
            href: '#orphaned',
            current: false,
          },
          { label: gaps.full.label, count: full.length, href: '#full', current: false },
        ]}
      />
      {lists.map(({ gap, list }) => (
        <Section key={gap} id={gap} title={gaps[gap].label} count={list.total}>
          {list.rows.length === 0 ? (
            <Empty sentence={`${gaps[gap].what}いまはありません。`} />
          ) : (
            <>
              <p className="meta">{gaps[gap].what}</p>
              <Rows>
                {list.rows.map((row) => (
                  <GapLine key={row.referralId ?? row.trainingId ?? row.caseId} gap={gap} row={row} today={today} />
                ))}
              </Rows>
              {list.total > list.rows.length ? (
                <p className="meta">
                  ほかに{(list.total - list.rows.length).toLocaleString('ja-JP')}
                  件あります。上から順に手を打つと、続きが出ます。
                </p>
              ) : null}
            </>
          )}
        </Section>
      ))}
      <Section id="orphaned" title={gaps.orphaned.label} count={left.length} unit="人">
        {left.length === 0 ? (
          <Empty sentence={`${gaps.orphaned.what}いまはありません。`} />
        ) : (
          <Rows>
            {left.map((load) => (
              <Row
                key={load.accountId}
                strong
                title={load.name ?? ''}
                titleNote={`${load.open}件`}
                aside={
                  <LinkButton href={`/team/caseload/${load.accountId}`} kind="secondary" size="small">
                    引き継ぐ
                  </LinkButton>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      <Section id="full" title={gaps.full.label} count={full.length}>
        {full.length === 0 ? (
          <Empty sentence={`${gaps.full.what}いまはありません。`} />
        ) : (
          <Rows>
            {full.map((desk) => (
              <Row
                key={desk.deskId}
                strong
                title={desk.name}
                text={`支援中 ${desk.open}件・目安 ${desk.capacity ?? 0}件`}
                aside={
                  <LinkButton href={`/team/capacity/${desk.deskId}`} kind="secondary" size="small">
                    目安を見直す
                  </LinkButton>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      <FlowSection seams={seams} below={below} />
    </StaffLayout>
  )
}

function GapLead({ gap, on, today }: { gap: ListedGap; on: CivilDate; today: CivilDate }) {
  switch (gap) {
    case 'silent':
      return <DueLead state="late" text={`${daysBetween(on, today)}日 連絡なし`} date={formatDay(on)} />
    case 'left-job':
      return <DueLead state="late" text={`離職から${daysBetween(on, today)}日`} date={formatDay(on)} />
    case 'left-training':
      return <DueLead state="late" text={`終わりから${daysBetween(on, today)}日`} date={formatDay(on)} />
    case 'no-room':
      return <DueLead state="today" text="空きなし" date={`${formatDay(on)}に送付`} />
    case 'age-limit':
      return <DueLead state="later" text={formatDay(on)} date="50歳になる日" />
    case 'overdue':
    case 'plan-review':
    case 'unanswered':
      return <DueDay on={on} today={today} />
  }
}

/** One click to act. */
function actOn(gap: ListedGap, row: GapRow): { href: string; label: string } | null {
  switch (gap) {
    case 'unanswered':
      return { href: `/referrals/${row.referralId}`, label: '返事をする' }
    case 'no-room':
      return { href: `/referrals/${row.referralId}`, label: 'つなぎを見る' }
    case 'silent':
    case 'left-job':
      return row.number === null ? null : { href: `/cases/${row.caseId}/notes`, label: '担当にひとこと' }
    case 'left-training':
      if (row.number === null) return null
      return row.trainingId
        ? { href: `/trainings/${row.trainingId}/end`, label: '終わりを記録' }
        : { href: `/cases/${row.caseId}/notes`, label: '担当にひとこと' }
    case 'plan-review':
      return row.number === null ? null : { href: `/cases/${row.caseId}/support-plans`, label: 'プランを見る' }
    case 'overdue':
      return row.number === null ? null : { href: `/cases/${row.caseId}/next-action`, label: 'すませる' }
    case 'age-limit':
      return row.number === null ? null : { href: `/cases/${row.caseId}/referrals/new`, label: 'つなぐ' }
  }
}

function GapLine({ gap, row, today }: { gap: ListedGap; row: GapRow; today: CivilDate }) {
  const act = actOn(gap, row)
  return (
    <Row
      lead={<GapLead gap={gap} on={row.on} today={today} />}
      title={nameOf(row)}
      {...(row.number === null ? {} : { href: `/cases/${row.caseId}` })}
      titleNote={row.number ?? ''}
      text={[row.deskShortName, row.workerName === null ? '担当なし' : `担当 ${row.workerName}`, row.note]
        .filter(Boolean)
        .join('・')}
      aside={
        act === null ? null : (
          <LinkButton href={act.href} kind="secondary" size="small">
            {act.label}
          </LinkButton>
        )
      }
    />
  )
}

const days = (value: number | null): string => (value === null ? '–' : `${value.toLocaleString('ja-JP')}日`)

/**
 * Hand-overs of the fiscal year between kinds of desks. Readers outside the council's office get one number a seam, and
 * none below the limit: of sent, accepted and declined together a hidden one could be computed.
 */
export function FlowSection({ seams, below }: { seams: Seam[]; /** Null for the office. */ below: number | null }) {
  const shown = (value: number): number | null => (below !== null && value > 0 && value < below ? null : value)
  const [due, back] = seams.reduce(([a, b], seam) => [a + seam.dueOutcome, b + seam.withOutcome], [0, 0])
  const cell = (value: number) =>
    shown(value) === null ? <Suppressed below={below ?? 0} /> : <span className="num nb">{value}</span>
  const whole = below === null
  return (
    <Section title="窓口から窓口へ" note="今年度のつなぎ" more={<a href="/gaps/flow">月ごとの出入り</a>}>
      {seams.length === 0 ? (
        <Empty sentence="今年度のつなぎは、まだありません。送ると、流れと返事までの日数がここに出ます。" />
      ) : (
        <>
          <FlowPicture
            label="窓口の種類ごとの、つなぎの流れ"
            left="送った窓口"
            right="受けた窓口"
            flows={seams.map((seam) => ({ from: seam.fromLabel, to: seam.toLabel, value: shown(seam.accepted) }))}
          />
          <Table
            caption="窓口の種類ごとのつなぎ(件)"
            kind="figures"
            columns={[
              { key: 'seam', label: '送った → 受けた' },
              ...(whole ? [{ key: 'sent', label: '送った', align: 'end' as const }] : []),
              { key: 'accepted', label: '受けた', align: 'end' },
              ...(whole
                ? [
                    { key: 'declined', label: '断った', align: 'end' as const },
                    { key: 'silent', label: 'おくれ', align: 'end' as const },
                  ]
                : []),
              { key: 'days', label: '返事まで(中央値)', align: 'end' },
            ]}
            rows={seams
              .filter((seam) => whole || seam.accepted > 0)
              .map((seam) => ({
                id: `${seam.fromKind} ${seam.toKind}`,
                cells: {
                  seam: `${seam.fromLabel} → ${seam.toLabel}`,
                  sent: cell(seam.sent),
                  accepted: cell(seam.accepted),
                  declined: cell(seam.declined),
                  silent: cell(seam.silent),
                  days:
                    shown(seam.accepted) === null ? (
                      <Suppressed below={below ?? 0} />
                    ) : (
                      <span className="nb num">{days(seam.answerDays)}</span>
                    ),
                },
              }))}
          />
          <p>
            結果が返った割合:{' '}
            {due < 10 ? (
              'まだ出せる数がありません'
            ) : (
              <strong className="num">{Math.round((back / due) * 1000) / 10}%</strong>
            )}{' '}
            <span className="meta">(送って90日たったつなぎのうち。返事のないものも分母に入れています)</span>
          </p>
        </>
      )}
    </Section>
  )
}

/** The council's office: how many of each, by organization; it sees no case. */
export function GapCountsPage({
  path,
  shell,
  counts,
  seams,
}: {
  path: string
  shell: Shell
  counts: GapCount[]
  seams: Seam[]
}) {
  const organizations = [...new Map(counts.map((row) => [row.organizationId, row.organizationName]))]
  const kinds = Object.keys(gaps) as Gap[]
  const many = (organization: string, gap: Gap): number =>
    counts.find((row) => row.organizationId === organization && row.gap === gap)?.many ?? 0
  return (
    <StaffLayout
      title="こぼれ防止"
      path={path}
      shell={shell}
      heading={
        <PageHeading title="こぼれ防止" lead="機関ごとの件数です。だれのケースかは、その機関だけが見られます。" />
      }
    >
      {organizations.length === 0 ? (
        <Empty sentence="いま、こぼれそうなケースのある機関はありません。" />
      ) : (
        <Table
          caption="機関ごとの、こぼれそうなケースの件数"
          captionHidden
          kind="figures"
          columns={[
            { key: 'organization', label: '機関' },
            ...kinds.map((gap) => ({ key: gap, label: gaps[gap].label, align: 'end' as const })),
          ]}
          rows={organizations.map(([id, name]) => ({
            id,
            cells: {
              organization: name,
              ...Object.fromEntries(
                kinds.map((gap) => [
                  gap,
                  many(id, gap) === 0 ? (
                    '–'
                  ) : (
                    <Tag key={gap} kind="neutral">
                      {many(id, gap)}件
                    </Tag>
                  ),
                ]),
              ),
            },
          }))}
          total={{
            organization: 'あわせて',
            ...Object.fromEntries(
              kinds.map((gap) => [
                gap,
                `${counts.filter((row) => row.gap === gap).reduce((sum, row) => sum + row.many, 0)}件`,
              ]),
            ),
          }}
        />
      )}
      <FlowSection seams={seams} below={null} />
    </StaffLayout>
  )
}
