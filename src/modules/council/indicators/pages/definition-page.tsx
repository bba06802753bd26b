/** The versions of a KPI's definition, and what a draft of one would change. */
import { FigureTable } from '../../../../figures/index.ts'
import { formatDate, formatFiscalYear, formatMonth, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Column,
  Columns,
  DateField,
  DefinitionList,
  DraftBanner,
  DraftNote,
  Empty,
  Form,
  FormSection,
  LinkButton,
  Nb,
  PageHeading,
  Section,
  StaffLayout,
  SubmitRow,
  Table,
  Tag,
  TextField,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { definitionPeriodForm } from '../kpi-decision.form.ts'
import type { ComparedRow, DefinitionVersion } from '../kpi-decision.queries.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'
import { ReportsApartNote } from './reports-apart-note.tsx'
import { termsOf } from './kpi-depth.tsx'
import type { ReportsApart } from '../reports-apart.queries.ts'
import { kpiHref } from '../../plan/index.ts'

export interface DefinitionPageProps extends FormPage {
  item: KpiItem
  fiscalYear: number
  versions: DefinitionVersion[]
  /** The version that counts now, beside one that doesn't yet; null where there is none. */
  compared: {
    version: DefinitionVersion
    /** What was reported under a way of counting that isn't the new one's. */
    apart: readonly ReportsApart[]
    total: ComparedRow
    months: ComparedRow[]
    organizations: (ComparedRow & { name: string })[]
  } | null
}

/** Every way of counting, and what a draft would make of this year's figure before it is used. */
export function DefinitionPage({
  path,
  shell,
  kit,
  values,
  errors,
  savedAt,
  item,
  fiscalYear,
  versions,
  compared,
}: DefinitionPageProps) {
  const { validFrom, resolution } = definitionPeriodForm.boxes(values)
  const shown = compared?.version
  return (
    <StaffLayout
      title="数え方"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={
            <a href={kpiHref(item)}>
              {formatFiscalYear(item.fiscalYear)} {item.label}
            </a>
          }
          title="数え方"
          lead="数え方は版ごとに残ります。使いはじめる前に、いまの年度の数がどう変わるかを確かめられます。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <Table
        caption="数え方の版"
        captionHidden
        columns={[
          { key: 'version', label: '版' },
          { key: 'words', label: '数え方' },
          { key: 'from', label: '使う期間' },
        ]}
        rows={versions.map((each) => ({
          id: String(each.version),
          cells: {
            version: <Nb>{`第${each.version}版`}</Nb>,
            words: (
              <div>
                {each.description}
                <details>
                  <summary>くわしく</summary>
                  <DefinitionList items={termsOf(each.terms)} />
                </details>
              </div>
            ),
            from: (
              <>
                {each.version === item.definition.version ? <Tag kind="ok">いま使っています</Tag> : null}{' '}
                {fromText(each)}
                {each.version === shown?.version ? (
                  <>
                    {' '}
                    <a href={kpiHref(item, `/definition/${each.version}/withdrawal`)}>取りやめる</a>
                  </>
                ) : null}
              </>
            ),
          },
        }))}
      />
      {compared === null ? (
        <Empty
          sentence="使われていない版はありません。新しい数え方の案を書くと、ここでくらべられます。"
          action={<LinkButton href={kpiHref(item, '/definition/new')}>数え方の案を書く</LinkButton>}
        />
      ) : (
        <>
          <Section
            title={
              <>
                第{item.definition.version}版{' '}
                <span className="num">
                  {formatNumber(compared.total.before)}
                  {item.unit}
                </span>{' '}
                と 第{compared.version.version}版{' '}
                <span className="num">
                  {formatNumber(compared.total.after)}
                  {compared.version.unit ?? item.unit}
                </span>
              </>
            }
            note={formatFiscalYear(fiscalYear)}
            pad
          >
            <Difference compared={compared} item={item} />
          </Section>
          {compared.version.validFrom === null ? (
            <>
              <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
              <Form action={path} kit={kit} errors={errors} autosave>
                <input type="hidden" name="version" value={compared.version.version} />
                <FormSection title={`第${compared.version.version}版を使う`} note="協議会が決めたあとで">
                  <DateField
                    {...validFrom}
                    hint="あすからあと。この日からの年度の数が、新しい数え方になります。終わった年度の数は変わりません。"
                  />
                  <TextField {...resolution} width="full" example="令和7年度 第3回協議会 議案2" />
                </FormSection>
                <SubmitRow
                  label="使う日を決める"
                  draft
                  secondary={
                    <LinkButton href={kpiHref(item)} kind="text">
                      やめる
                    </LinkButton>
                  }
                />
              </Form>
            </>
          ) : null}
        </>
      )}
    </StaffLayout>
  )
}

/** By month and organization; a rate isn't the sum of them, so that only the whole is compared. */
function Difference({ compared, item }: { compared: NonNullable<DefinitionPageProps['compared']>; item: KpiItem }) {
  if (compared.months.length === 0)
    return <p className="meta">率は足し算でできていないので、年度の全体だけをくらべています。</p>
  return (
    <>
      {compared.apart.length === 0 ? (
        <p className="meta">機関の報告による数は、どちらの版でも同じものを数えているので、どちらにも入っています。</p>
      ) : (
        <ReportsApartNote apart={compared.apart} />
      )}
      <Columns ratio="1-1">
        <Column>
          <Compared
            name="months"
            caption="月ごと"
            rows={compared.months.map((row) => ({ ...row, name: formatMonth(row.key) }))}
            version={compared.version.version}
            now={item.definition.version}
          />
        </Column>
        <Column>
          <Compared
            name="organizations"
            caption="機関ごと"
            rows={compared.organizations.filter((row) => row.before !== row.after)}
            version={compared.version.version}
            now={item.definition.version}
          />
        </Column>
      </Columns>
    </>
  )
}

const fromText = (each: DefinitionVersion): string =>
  each.withdrawal !== null
    ? `取りやめ(${each.withdrawal})`
    : each.version === 1
      ? 'はじめから'
      : each.validFrom === null
        ? '案'
        : `${formatDate(each.validFrom)}から(${each.resolution})`

function Compared({
  name,
  caption,
  rows,
  now,
  version,
}: {
  name: string
  caption: string
  rows: (ComparedRow & { name: string })[]
  now: number
  version: number
}) {
  if (rows.length === 0) return <Empty sentence="ちがいはありません。" />
  return (
    <FigureTable
      name={name}
      caption={caption}
      columns={[
        { key: 'name', label: caption.replace('ごと', '') },
        { key: 'before', label: `第${now}版`, align: 'end' },
        { key: 'after', label: `第${version}版`, align: 'end', strong: true },
        { key: 'difference', label: 'ちがい', align: 'end' },
      ]}
      rows={rows.map((row) => ({
        id: row.key,
        cells: {
          name: row.name,
          before: row.before,
          after: row.after,
          difference: { value: row.after - row.before, kind: 'signed' },
        },
      }))}
    />
  )
}
