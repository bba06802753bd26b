import { formatNumber, formatShortDay } from '../../../../platform/japanese/index.ts'
import {
  Button,
  Empty,
  LinkButton,
  Nb,
  PageHeading,
  Pagination,
  QueryForm,
  Row,
  Rows,
  SelectField,
  type Shell,
  StaffLayout,
  TextField,
} from '../../../../ui/index.ts'
import { optionsOf } from '../../../../forms/index.ts'
import { approachWays, offers } from '../employer.labels.ts'
import { industries, industryDivisions } from '../industries.labels.ts'
import type { EmployerRow } from '../employer.queries.ts'
import { offerWords, SilentTag } from './employer-shown.tsx'

export interface EmployersQuery {
  text: string
  area: string
  division: string
  offer: string
}

export interface EmployersPageProps {
  path: string
  shell: Shell
  query: EmployersQuery
  areas: { key: string; name: string }[]
  employers: EmployerRow[]
  count: number
  /** Whether nothing narrows the list. */
  isWhole: boolean
  nextHref: string | undefined
  writes: boolean
  merges: boolean
}

export function EmployersPage(props: EmployersPageProps) {
  const { path, shell, query, areas, employers, count, isWhole, nextHref, writes, merges } = props
  return (
    <StaffLayout
      title="企業"
      path={path}
      shell={shell}
      ownPrimary={writes}
      heading={
        <PageHeading
          title="企業"
          small={`${formatNumber(count)}社`}
          lead="どの機関がいつたずねたかを、たずねる前に見られます。仕事をさがす方のことは書きません。"
          aside={
            <>
              {merges ? (
                <LinkButton href="/employers/alike" kind="text">
                  同じかもしれない企業
                </LinkButton>
              ) : null}
              {writes ? (
                <LinkButton href="/employers/new" kind="primary" icon="pencil-plus">
                  企業を登録する
                </LinkButton>
              ) : null}
            </>
          }
        />
      }
    >
      <QueryForm action={path} label="さがす">
        <TextField name="q" label="名前・読みがな・法人番号" value={query.text} />
        <SelectField
          name="area"
          label="圏域"
          value={query.area}
          empty="すべて"
          options={areas.map((area) => ({ value: area.key, label: area.name }))}
        />
        <SelectField
          name="industry"
          label="産業"
          value={query.division}
          empty="すべて"
          options={industryDivisions.map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          name="offer"
          label="できると言ったこと"
          value={query.offer}
          empty="すべて"
          options={optionsOf(offers)}
        />
        <Button kind="secondary" icon="search">
          さがす
        </Button>
      </QueryForm>
      {employers.length === 0 ? (
        <Empty
          sentence={isWhole ? '企業は、まだ登録されていません。' : 'この条件に合う企業はありません。'}
          {...(isWhole ? {} : { action: <a href={path}>すべての企業を見る</a> })}
        />
      ) : (
        <Rows>
          {employers.map((employer) => (
            <EmployerLine key={employer.id} employer={employer} />
          ))}
        </Rows>
      )}
      {nextHref === undefined ? null : (
        <Pagination text={`${formatNumber(employers.length)}社を表示しています`} nextHref={nextHref} />
      )}
    </StaffLayout>
  )
}

function EmployerLine({ employer }: { employer: EmployerRow }) {
  const { lastOn, lastWay, lastOrganization } = employer
  return (
    <Row
      href={`/employers/${employer.id}`}
      title={employer.name}
      titleNote={employer.isSilent ? <SilentTag /> : undefined}
      text={employer.offered.length === 0 ? undefined : `できること: ${offerWords(employer.offered)}`}
      notes={[employer.municipalities, employer.industry === null ? null : industries[employer.industry]]
        .filter((part) => part !== null && part !== undefined)
        .join('・')}
      aside={
        lastOn === null || lastWay === null ? (
          <span className="meta">まだたずねていません</span>
        ) : (
          <span className="meta">
            <Nb>{formatShortDay(lastOn)}</Nb> {lastOrganization} {approachWays[lastWay]}
          </span>
        )
      }
    />
  )
}
