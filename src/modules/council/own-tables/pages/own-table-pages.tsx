/** Putting a table of one's own together, and one that is kept. */
import { type FigureTableData, FigureTable } from '../../../../figures/index.ts'
import { formatFiscalYear } from '../../../../platform/japanese/index.ts'
import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Button,
  Checkbox,
  CheckboxGroup,
  FieldGrid,
  Form,
  LinkButton,
  PageHeading,
  QueryForm,
  Section,
  SelectField,
  type Shell,
  Span,
  StaffLayout,
  SubmitRow,
  TableScroll,
  TextField,
} from '../../../../ui/index.ts'
import { optionsOf } from '../../../../forms/index.ts'
import { YearInput, YearSwitch, inYear, type ShownYear } from '../../council/index.ts'
import { keepTableForm, type TableDefinition } from '../own-table.form.ts'
import { columnLabels, dimensionLabels } from '../own-table.labels.ts'
import type { OwnTable } from '../own-table.queries.ts'

const types = [
  { value: '1', label: '①不安定な就労' },
  { value: '2', label: '②長期の無業' },
  { value: '3', label: '③社会参加' },
]

export interface CountedTable {
  table: FigureTableData
  words: readonly string[]
  kpis: readonly { label: string; unit: string; definition: { version: number; description: string } }[]
}

export interface OwnPage {
  path: string
  shell: Shell
}

function Counted({ counted }: { counted: CountedTable }) {
  return (
    <>
      <TableScroll label="自分の表">
        <FigureTable {...counted.table} captionHidden />
      </TableScroll>
      {counted.words.map((line) => (
        <p key={line} className="meta">
          {line}
        </p>
      ))}
    </>
  )
}

type Options = { value: string; label: string }[]
export interface Choices {
  kpis: Options
  areas: Options
  organizations: Options
}

export interface NewTablePageProps extends OwnPage {
  kit: FormKit
  year: ShownYear
  /** What is asked for, in its own year. */
  here: string
  choices: Choices
  /** As it stands in the address. */
  typed: Record<string, string>
  kpis: string[]
  problems: FieldError[]
  /** Null before anything is asked for, and where it can't be counted. */
  definition: TableDefinition | null
  counted: CountedTable | null
  values: Fields
  errors: FieldError[]
}

export function NewTablePage(props: NewTablePageProps) {
  const { path, shell, year, choices, typed, kpis, problems, definition, counted } = props
  const of = (name: string) => ({ name, value: typed[name] ?? '' })
  return (
    <StaffLayout
      title="新しい表"
      hasErrors={problems.length > 0 || props.errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={
            <YearSwitch shown={year} here={props.here}>
              <a href={inYear('/own-tables', year.fiscalYear)}>自分の表</a>
            </YearSwitch>
          }
          title="新しい表"
          lead={`${formatFiscalYear(year.fiscalYear)}の数を、選んだ行と列で数えます。`}
        />
      }
    >
      <QueryForm action={path} label="表の形" errors={problems} stacked>
        <YearInput shown={year} />
        <CheckboxGroup label="KPI" name="kpis" values={kpis} options={choices.kpis} />
        <FieldGrid>
          <Span width={6}>
            <SelectField {...of('rows')} label="行" options={optionsOf(dimensionLabels)} />
          </Span>
          <Span width={6}>
            <SelectField {...of('columns')} label="列" options={optionsOf(columnLabels)} />
          </Span>
          <Span width={4}>
            <SelectField {...of('area')} label="圏域でしぼる" optional empty="すべて" options={choices.areas} />
          </Span>
          <Span width={4}>
            <SelectField
              {...of('organization')}
              label="機関でしぼる"
              optional
              empty="すべて"
              options={choices.organizations}
            />
          </Span>
          <Span width={4}>
            <SelectField {...of('type')} label="類型でしぼる" optional empty="すべて" options={types} />
          </Span>
        </FieldGrid>
        <TextField {...of('asOf')} label="いつまでの記録か" hint="空なら、開いたときまで" width="medium" optional />
        <Button kind={counted === null ? 'primary' : 'secondary'}>数える</Button>
      </QueryForm>
      {counted === null || definition === null ? null : (
        <>
          <Section title="表" pad>
            <Counted counted={counted} />
          </Section>
          <Section title="とっておく" pad>
            <KeepForm {...props} definition={definition} />
          </Section>
        </>
      )}
    </StaffLayout>
  )
}

function KeepForm({ path, kit, errors, values, definition }: NewTablePageProps & { definition: TableDefinition }) {
  const boxes = keepTableForm.boxes(values)
  const { kpis, fiscalYear, ...rest } = definition
  return (
    <Form action={path} kit={kit} errors={errors}>
      <input type="hidden" name="year" value={fiscalYear} />
      {kpis.map((code) => (
        <input key={code} type="hidden" name="kpis" value={code} />
      ))}
      {Object.entries(rest).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...boxes.name} width="full" example="圏域と月の正社員就職" />
      <Checkbox {...boxes.isShared} />
      <SubmitRow label="とっておく" note="とっておくのは表の形です。数は、開くたびに数え直します。" />
    </Form>
  )
}

export interface OwnTablePageProps extends OwnPage {
  /** For who keeps it. */
  kit: FormKit | null
  table: OwnTable
  counted: CountedTable
  again: string
}

export function OwnTablePage({ path, shell, kit, table, counted, again }: OwnTablePageProps) {
  return (
    <StaffLayout
      title={table.name}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href={inYear('/own-tables', table.definition.fiscalYear)}>自分の表</a>}
          title={table.name}
          lead={`${formatFiscalYear(table.definition.fiscalYear)}。${table.definition.asOf === '' ? '開いたときまで' : `${table.definition.asOf}まで`}の記録です。`}
          aside={
            <LinkButton href={again} icon="pencil">
              形を変えてつくる
            </LinkButton>
          }
        />
      }
    >
      <Counted counted={counted} />
      {kit === null ? (
        <p className="meta">{table.keeper}の人がとっておいた表です。</p>
      ) : (
        <Section title={table.isShared ? '事務局に見せている表' : '自分だけの表'} pad>
          <Form action={`${path}/sharing`} kit={kit} errors={[]}>
            <input type="hidden" name="isShared" value={table.isShared ? '' : 'yes'} />
            <Button>{table.isShared ? '自分だけの表にする' : '事務局のほかの人にも見せる'}</Button>
          </Form>
          <Form action={`${path}/removal`} kit={kit} errors={[]}>
            <Button>片づける</Button>
          </Form>
        </Section>
      )}
    </StaffLayout>
  )
}
