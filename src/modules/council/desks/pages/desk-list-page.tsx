import { matchedParts } from '../../../../platform/japanese/index.ts'
import {
  Actions,
  Button,
  Empty,
  LinkButton,
  Marked,
  PageHeading,
  Pagination,
  QueryForm,
  SelectField,
  type Shell,
  StaffLayout,
  Table,
  type TableColumn,
  TextField,
} from '../../../../ui/index.ts'
import { type DeskListPart, type DeskQuery, type DeskSortKey, deskListHref } from '../desk-list.rules.ts'
import { areasLabel, deskAgesLabel } from '../desk.labels.ts'
import type { Desk, DeskKind } from '../desk.types.ts'

const typeLabels = { 1: '① 不安定な就労', 2: '② 長期の無業', 3: '③ 社会参加' } as const

/** The short form of the council's certaintyLabels, for a column. */
const certaintyWords = { P: '公開資料で確認', S: '公開資料では未確認', U: '確認が要ります' } as const

export interface DeskListPageProps {
  shell: Shell
  path: string
  areas: readonly { key: string; name: string }[]
  kinds: readonly DeskKind[]
  query: DeskQuery
  list: DeskListPart
  /** How many there are without any filter. */
  all: number
  fold: (text: string) => string
}

export function DeskListPage({ shell, path, areas, kinds, query, list, all, fold }: DeskListPageProps) {
  const { filter } = query
  const isFiltered = filter.text !== '' || filter.area !== null || filter.kind !== null || filter.targetType !== null
  const areaNames = new Map(areas.map((area) => [area.key, area.name]))
  return (
    <StaffLayout title="窓口・機関" path={path} shell={shell}>
      <PageHeading
        title="窓口・機関"
        aside={<span className="meta num">{isFiltered ? `${list.total} / ${all}か所` : `${all}か所`}</span>}
      />
      <QueryForm action="/desks" label="窓口をしぼる">
        <TextField
          name="q"
          label="窓口・機関・市町村の名前"
          type="search"
          width="long"
          value={filter.text}
          maxLength={100}
        />
        <SelectField
          name="area"
          label="圏域"
          value={filter.area ?? ''}
          empty="すべて"
          options={areas.map((area) => ({ value: area.key, label: area.name }))}
        />
        <SelectField
          name="kind"
          label="種類"
          value={filter.kind ?? ''}
          empty="すべて"
          options={kinds.map((kind) => ({ value: kind.kind, label: kind.label }))}
        />
        <SelectField
          name="type"
          label="主な対象"
          value={filter.targetType === null ? '' : String(filter.targetType)}
          empty="すべて"
          options={([1, 2, 3] as const).map((type) => ({ value: String(type), label: typeLabels[type] }))}
        />
        {query.sort === null ? null : (
          <input type="hidden" name="sort" value={`${query.sort.descending ? '-' : ''}${query.sort.key}`} />
        )}
        <Actions>
          <Button icon="search">しぼる</Button>
          {isFiltered ? (
            <LinkButton
              kind="text"
              href={deskListHref({
                ...query,
                filter: { ...filter, text: '', area: null, kind: null, targetType: null },
                page: 1,
              })}
            >
              すべて見る
            </LinkButton>
          ) : null}
        </Actions>
      </QueryForm>
      {list.desks.length === 0 ? (
        <Empty
          sentence="あてはまる窓口はありません。ことばを短くするか、条件を減らしてください。"
          action={<LinkButton href="/desks">すべての窓口を見る</LinkButton>}
        />
      ) : (
        <>
          <Table
            caption="窓口"
            captionHidden
            columns={columnsOf(query)}
            rows={list.desks.map((desk) => ({ id: desk.id, cells: cellsOf(desk, filter.text, areaNames, fold) }))}
          />
          {list.pages > 1 ? (
            <Pagination
              text={`${list.total}か所のうち ${list.page} / ${list.pages}ページ`}
              {...neighbors(query, list)}
            />
          ) : null}
        </>
      )}
    </StaffLayout>
  )
}

function neighbors(query: DeskQuery, list: DeskListPart): { previousHref?: string; nextHref?: string } {
  return {
    ...(list.page > 1 ? { previousHref: deskListHref({ ...query, page: list.page - 1 }) } : {}),
    ...(list.page < list.pages ? { nextHref: deskListHref({ ...query, page: list.page + 1 }) } : {}),
  }
}

function columnsOf(query: DeskQuery): TableColumn[] {
  const sortable = (key: DeskSortKey, label: string): TableColumn => {
    const current = query.sort?.key === key ? query.sort : null
    const sorted = current === null ? undefined : current.descending ? ('desc' as const) : ('asc' as const)
    return {
      key,
      label,
      sortHref: deskListHref({ ...query, sort: { key, descending: current !== null && !current.descending }, page: 1 }),
      ...(sorted === undefined ? {} : { sorted }),
    }
  }
  return [
    sortable('name', '窓口'),
    sortable('kind', '種類'),
    sortable('area', '圏域'),
    { key: 'types', label: '主な対象' },
    sortable('ages', '年齢'),
    { key: 'certainty', label: '確かさ' },
  ]
}

function cellsOf(desk: Desk, text: string, areaNames: ReadonlyMap<string, string>, fold: (text: string) => string) {
  return {
    name: (
      <>
        <a href={`/desks/${desk.id}`}>
          <Marked parts={matchedParts(desk.publicName, text, fold)} />
        </a>
        {desk.organizationName === desk.publicName ? null : <span className="cell-under">{desk.organizationName}</span>}
      </>
    ),
    kind: desk.kindLabel,
    area: (
      <>
        {areasLabel(desk.areas, areaNames)}
        {desk.municipalityName === null ? null : <span className="cell-under">{desk.municipalityName}</span>}
      </>
    ),
    types: (
      <span className="nb">
        {desk.targetTypes
          .toSorted((a, b) => a - b)
          .map((type) => '①②③'[type - 1])
          .join(' ')}
      </span>
    ),
    ages: deskAgesLabel(desk) ?? '分かっていません',
    certainty: certaintyWords[desk.certainty],
  }
}
