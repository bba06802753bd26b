import { beginningOf } from '../../../../platform/japanese/graphemes.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  Button,
  Empty,
  LinkButton,
  Nb,
  PageHeading,
  Pagination,
  Pills,
  QueryForm,
  type Shell,
  StaffLayout,
  Table,
  Tag,
  TargetTypeLabel,
  TextField,
} from '../../../../ui/index.ts'
import { closureReasons } from '../case.labels.ts'
import type { CaseCounts, CaseListFilter, CaseListRow } from '../case.list.queries.ts'
import { dayText } from './case-words.ts'
import { displayName, hasName, kanaOf } from '../../../people/index.ts'
import { targetTypes } from '../../../council/index.ts'

export interface CaseListPageProps {
  path: string
  shell: Shell
  rows: CaseListRow[]
  more: boolean
  /** Null while searching. */
  counts: CaseCounts | null
  filter: CaseListFilter
  typed: string
  today: CivilDate
  /** The same list with some parameters changed. */
  hrefWith: (changes: Record<string, string | null>) => string
}

export function CaseListPage({ path, shell, rows, more, counts, filter, typed, today, hrefWith }: CaseListPageProps) {
  const closed = filter.status === 'closed'
  const type = (value: 1 | 2 | 3 | 'none'): { href: string; current: boolean } => ({
    href: hrefWith({ type: filter.targetType === value ? null : String(value), page: null }),
    current: filter.targetType === value,
  })
  return (
    <StaffLayout
      title="ケース"
      path={path}
      shell={shell}
      heading={<PageHeading title="ケース" {...(counts === null ? {} : { small: `${counts.open}件が支援中` })} />}
    >
      <Pills
        label="状態"
        items={[
          {
            label: '支援中',
            count: counts?.open,
            href: hrefWith({ status: null, due: null, page: null }),
            current: !closed && filter.due === null,
          },
          {
            label: '期限を過ぎた',
            count: counts?.overdue,
            icon: 'alert-circle',
            href: hrefWith({ status: null, due: 'overdue', page: null }),
            current: filter.due === 'overdue',
          },
          {
            label: '7日以内',
            count: counts?.week,
            icon: 'clock',
            href: hrefWith({ status: null, due: 'week', page: null }),
            current: filter.due === 'week',
          },
          {
            label: '終結',
            href: hrefWith({ status: 'closed', due: null, sort: 'number', page: null }),
            current: closed,
          },
        ]}
      />
      <Pills
        label="類型"
        items={[
          { label: `${targetTypes[1].mark} ${targetTypes[1].short}`, count: counts?.type1, ...type(1) },
          { label: `${targetTypes[2].mark} ${targetTypes[2].short}`, count: counts?.type2, ...type(2) },
          { label: `${targetTypes[3].mark} ${targetTypes[3].short}`, count: counts?.type3, ...type(3) },
          { label: '未判定', count: counts?.none, ...type('none') },
          {
            label: 'わたしの担当',
            href: hrefWith({ mine: filter.accountId === null ? 'yes' : null, page: null }),
            current: filter.accountId !== null,
          },
        ]}
      />
      <QueryForm action="/cases" label="ケースをしぼる">
        <TextField name="q" label="氏名・かな" type="search" width="medium" value={typed} />
        {closed ? <input type="hidden" name="status" value="closed" /> : null}
        <Button kind="secondary">しぼる</Button>
      </QueryForm>
      {rows.length === 0 ? (
        <Empty
          sentence={
            typed === ''
              ? 'ここには、この窓口のケースが並びます。相談を記録すると、最初の一件が入ります。'
              : 'この条件のケースはありません。'
          }
          action={
            <LinkButton href={typed === '' ? '/cases/new' : '/cases'} kind="secondary">
              {typed === '' ? '相談を記録' : '条件をなくす'}
            </LinkButton>
          }
        />
      ) : (
        <Table
          caption="ケースの一覧"
          captionHidden
          columns={[
            { key: 'person', label: '本人' },
            { key: 'type', label: '類型' },
            {
              key: 'next',
              label: closed ? '終結' : '次の予定',
              ...(closed
                ? {}
                : {
                    sortHref: hrefWith({ sort: null, page: null }),
                    ...(filter.sort === 'next' ? { sorted: 'asc' as const } : {}),
                  }),
            },
            {
              key: 'contact',
              label: 'さいごの接触',
              sortHref: hrefWith({ sort: 'contact', page: null }),
              ...(filter.sort === 'contact' ? { sorted: 'asc' as const } : {}),
            },
            { key: 'worker', label: '担当' },
            {
              key: 'number',
              label: '番号',
              sortHref: hrefWith({ sort: 'number', page: null }),
              ...(filter.sort === 'number' ? { sorted: 'desc' as const } : {}),
            },
          ]}
          rows={rows.map((row) => ({ id: row.id, cells: cellsOf(row, today) }))}
        />
      )}
      {filter.page === 1 && !more ? null : (
        <Pagination
          {...(filter.page > 1
            ? { previousHref: hrefWith({ page: filter.page === 2 ? null : String(filter.page - 1) }) }
            : {})}
          {...(more ? { nextHref: hrefWith({ page: String(filter.page + 1) }) } : {})}
          text={`${filter.page}ページ目`}
        />
      )}
    </StaffLayout>
  )
}

function cellsOf(row: CaseListRow, today: CivilDate) {
  const name = {
    familyName: row.familyName ?? '',
    givenName: row.givenName ?? '',
    familyNameKana: row.familyNameKana ?? '',
    givenNameKana: row.givenNameKana ?? '',
    alias: row.alias ?? '',
  }
  const shown = row.familyName === null ? '氏名は渡されていません' : displayName(name)
  return {
    person: (
      <>
        <a className="strong" href={`/cases/${row.id}`}>
          {shown}
          {hasName(name) ? ' さん' : ''}
        </a>
        <div className="meta">{[kanaOf(name), row.municipalityName].filter(Boolean).join('・')}</div>
      </>
    ),
    type: (
      <TargetTypeLabel type={row.targetType} provisional={row.targetTypeProvisional} hidden={row.targetTypeHidden} />
    ),
    next:
      row.nextDueOn === null ? (
        <span className="meta">
          {row.closedOn === null ? '' : dayText(row.closedOn, today)}{' '}
          {closureReasons[row.closureReason as keyof typeof closureReasons] ?? ''}
        </span>
      ) : (
        <NextCell row={row} today={today} />
      ),
    contact: <span className="nb">{dayText(row.lastContactOn, today)}</span>,
    worker: <Nb>{row.workerName ?? row.deskShortName}</Nb>,
    number: <span className="nb num">{row.number}</span>,
  }
}

function NextCell({ row, today }: { row: CaseListRow; today: CivilDate }) {
  const due = row.nextDueOn ?? ''
  const day = `${formatDay(due)}${row.nextTime ? ` ${row.nextTime}` : ''}`
  return (
    <span>
      {due < today ? (
        <Tag kind="late" icon="alert-circle">
          {day}
        </Tag>
      ) : due === today ? (
        <Tag kind="now" icon="clock">
          今日{row.nextTime ? ` ${row.nextTime}` : ''}
        </Tag>
      ) : (
        <span className="nb">{day}</span>
      )}{' '}
      <span className="cell-note">{beginningOf(row.nextNote ?? '', 60)}</span>
    </span>
  )
}
