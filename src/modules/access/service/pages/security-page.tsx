import { formatDateTime } from '../../../../platform/japanese/index.ts'
import { Empty, PageHeading, Pagination, Section, type Shell, StaffLayout, Table, Tabs } from '../../../../ui/index.ts'
import type { QuarantinedRow, SecurityEventRow } from '../security.queries.ts'
import { securityDetails, type SecurityKind, securityLabels } from '../service.labels.ts'

export interface SecurityPageProps {
  shell: Shell
  path: string
  kind: SecurityKind | null
  page: number
  rows: SecurityEventRow[]
  more: boolean
  /** Where it is asked for files: what is still kept of them. */
  quarantined: QuarantinedRow[] | null
}

const hrefOf = (kind: SecurityKind | null, page: number): string => {
  const query = new URLSearchParams({
    ...(kind === null ? {} : { kind }),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString()
  return `/security-log${query === '' ? '' : `?${query}`}`
}

export function SecurityPage({ shell, path, kind, page, rows, more, quarantined }: SecurityPageProps) {
  const kinds = Object.entries(securityLabels) as [SecurityKind, string][]
  return (
    <StaffLayout
      title="安全の記録"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title="安全の記録"
          lead="断られたログインと扉、変わった権限、鍵、書き出し、緊急の閲覧、検査で止めたファイルです。相談の中身は出ません。時刻は実際の時刻です。"
        />
      }
    >
      <Tabs
        label="できごとの種類"
        items={[
          { href: hrefOf(null, 1), label: 'すべて', current: kind === null },
          ...kinds.map(([key, label]) => ({ href: hrefOf(key, 1), label, current: kind === key })),
        ]}
      />
      {rows.length === 0 ? (
        <Empty sentence="この種類のできごとは、まだありません。" />
      ) : (
        <Table
          caption="安全の記録"
          captionHidden
          columns={[
            { key: 'at', label: '日時' },
            { key: 'kind', label: 'できごと' },
            { key: 'who', label: 'だれが' },
            { key: 'whom', label: 'だれの' },
          ]}
          rows={rows.map((row) => ({
            id: row.id,
            cells: {
              at: formatDateTime(row.happenedAt),
              kind: (
                <>
                  {securityLabels[row.kind]}
                  <div className="meta">{wordsOf(row)}</div>
                </>
              ),
              who: row.accountName ?? (row.kind.startsWith('sign-in') ? 'ログインしていない人' : 'しくみ(コマンド)'),
              whom: row.subjectName === row.accountName ? '' : (row.subjectName ?? row.organizationName ?? ''),
            },
          }))}
        />
      )}
      {page === 1 && !more ? null : (
        <Pagination
          {...(page > 1 ? { previousHref: hrefOf(kind, page - 1) } : {})}
          {...(more ? { nextHref: hrefOf(kind, page + 1) } : {})}
          text={`${page}ページ目`}
        />
      )}
      {quarantined === null ? null : <Quarantine rows={quarantined} />}
    </StaffLayout>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000
    ? `${bytes}バイト`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1_000)}KB`
      : `${Math.round(bytes / 100_000) / 10}MB`

/** Neither name nor content: both may be about somebody. */
function Quarantine({ rows }: { rows: QuarantinedRow[] }) {
  return (
    <Section title="隔離しているファイル" pad>
      <p>
        中身と名前は封じてあり、画面からは開けません。日がたつと消えます。本物かどうかは、検査の答えと照合値(SHA-256)で調べられます。
      </p>
      {rows.length === 0 ? (
        <Empty sentence="隔離しているファイルは、ありません。" />
      ) : (
        <Table
          caption="隔離しているファイル"
          captionHidden
          columns={[
            { key: 'at', label: '日時' },
            { key: 'said', label: '検査の答えと照合値' },
            { key: 'file', label: 'ファイル' },
            { key: 'who', label: 'だれが' },
          ]}
          rows={rows.map((row) => ({
            id: row.id,
            cells: {
              at: formatDateTime(row.stoppedAt),
              said: (
                <>
                  {row.scannerSaid === '' ? '(答えなし)' : row.scannerSaid}
                  <div className="meta">
                    <code>{row.sha256.match(/.{1,16}/g)?.join(' ')}</code>
                  </div>
                </>
              ),
              file: `${row.ending === '' ? '種類の分からないファイル' : row.ending.toUpperCase()} ${sizeOf(row.size)}`,
              who: (
                <>
                  {row.accountName}
                  {row.organizationName === null ? null : <div className="meta">{row.organizationName}</div>}
                </>
              ),
            },
          }))}
        />
      )}
    </Section>
  )
}

/** A route in words: which door, and whether it was the role or where the form came from. */
function wordsOf({ kind, detail }: SecurityEventRow): string {
  if (kind === 'file-stopped') return `(送信) ${detail.replace(/^[A-Z]+ /, '')}`
  if (kind !== 'door-refused') return securityDetails[detail] ?? securityDetails[detail.split(' ')[0] ?? ''] ?? ''
  const [what = '', route = ''] = detail.split(': ')
  const why = what === 'form without its token' ? 'しるしのない書きこみ' : 'その役割では使えない画面'
  return `${why} ${route.replace(/^GET /, '').replace(/^[A-Z]+ /, '(送信) ')}`
}
