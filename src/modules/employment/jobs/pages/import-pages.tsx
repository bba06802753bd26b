/** A sheet of jobs: brought, and looked at before anything of it is read in. */
import type { FieldError } from '../../../../platform/outcome.ts'
import type { FormKit } from '../../../../platform/http/room.ts'
import { formatDateTime, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  AddMore,
  Banner,
  Checkbox,
  Empty,
  FileField,
  Form,
  LinkButton,
  PageHeading,
  Row,
  Rows,
  Section,
  SelectField,
  type Shell,
  StaffLayout,
  SubmitRow,
  Tag,
  TextField,
} from '../../../../ui/index.ts'
import { endsUnusuallyMany, type Fate, type FatedRow, fates } from '../import-fate.rules.ts'
import { type ImportField, importFields } from '../import.fields.ts'
import type { Looked } from '../import-look.ts'
import type { JobImport } from '../import.queries.ts'

const stateWords = {
  waiting: '確かめるのを待っています',
  done: '読みこみました',
  dropped: '新しい表に替わりました',
} as const

export interface ImportsPageProps {
  shell: Shell
  kit: FormKit
  imports: JobImport[]
  source: string
  errors: FieldError[]
}

export function ImportsPage({ shell, kit, imports, source, errors }: ImportsPageProps) {
  return (
    <StaffLayout
      title="求人の表を読みこむ"
      hasErrors={errors.length > 0}
      path="/jobs/imports"
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href="/jobs">求人</a>}
          title="求人の表を読みこむ"
          lead="Excel か CSV(UTF-8・シフトJIS)。まず、一行ずつどうなるかを見せます。読みこむのは、そのあとです。"
        />
      }
    >
      <Form action="/jobs/imports" kit={kit} errors={errors} forgets="file" narrow>
        <TextField
          name="source"
          label="出どころの名前"
          hint="同じ出どころの表は、同じ名前で。見出しの読み方を覚えています。"
          example="ハローワーク長野 週報"
          value={source}
          width="long"
        />
        <FileField name="file" label="表のファイル" hint="2,000行まで。" accept=".xlsx,.csv" />
        <SubmitRow label="表を見る" busyLabel="表を読んでいます…" />
      </Form>
      <Section title="これまでの表" count={imports.length}>
        {imports.length === 0 ? (
          <Empty sentence="ここに、読みこんだ表がならびます。" />
        ) : (
          <Rows>
            {imports.map((each) => (
              <Row
                key={each.id}
                href={`/jobs/imports/${each.id}`}
                title={`${each.sourceName} ${each.fileName}`}
                text={each.state === 'done' ? countsOf(each) : stateWords[each.state]}
                notes={`${formatDateTime(each.receivedAt)}・${formatNumber(each.rows)}行`}
              />
            ))}
          </Rows>
        )}
      </Section>
    </StaffLayout>
  )
}

const countsOf = ({ made, changed, ended }: JobImport): string =>
  `${formatNumber(made)}件を新しく入れ、${formatNumber(changed)}件を直し、${formatNumber(ended)}件を取り下げました。`

export interface ImportPageProps {
  shell: Shell
  kit: FormKit
  found: JobImport
  looked: Looked | null
  errors: FieldError[]
}

/** So many rows of each fate are shown; those to be mended all. */
const shown = 20

export function ImportPage({ shell, kit, found, looked, errors }: ImportPageProps) {
  const path = `/jobs/imports/${found.id}`
  return (
    <StaffLayout
      title="表を確かめる"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href="/jobs/imports">求人の表</a>}
          title="表を確かめる"
          small={found.sourceName}
          lead={`${found.fileName}・${formatNumber(found.rows)}行・${stateWords[found.state]}`}
        />
      }
    >
      {looked === null ? (
        <Banner kind="done" title={found.state === 'done' ? countsOf(found) : stateWords[found.state]}>
          <p>
            <a href="/jobs/imports">別の表を読みこむ</a>
          </p>
        </Banner>
      ) : (
        <>
          {looked.counts.wrong === 0 ? (
            <Apply path={path} kit={kit} looked={looked} errors={errors} />
          ) : (
            <Banner kind="error" title={`直すところが${formatNumber(looked.counts.wrong)}行あります`}>
              <p>1行でもあれば、何も読みこみません。表を直して、もう一度送ってください。</p>
            </Banner>
          )}
          <Fates looked={looked} />
          <Mapping path={path} kit={kit} looked={looked} errors={looked.counts.wrong === 0 ? [] : errors} />
        </>
      )}
    </StaffLayout>
  )
}

function Apply({ path, kit, looked, errors }: { path: string; kit: FormKit; looked: Looked; errors: FieldError[] }) {
  const live = looked.gone.length + looked.counts.same + looked.counts.changed
  const many = endsUnusuallyMany(looked.gone.length, live)
  return (
    <Form action={path} kit={kit} errors={errors} narrow>
      <Checkbox name="publishes" label="公開できるものは、すぐに公開する" value="yes" checked />
      {looked.gone.length === 0 ? null : (
        <Checkbox
          name="endsGone"
          label={`この表に無くなった${formatNumber(looked.gone.length)}件を取り下げる`}
          value="yes"
        />
      )}
      {many ? (
        <Checkbox
          name="sure"
          label={`${formatNumber(live)}件のうち${formatNumber(looked.gone.length)}件が終わる。それでよいことを確かめた`}
          value="yes"
        />
      ) : null}
      <SubmitRow
        label="読みこむ"
        busyLabel="読みこんでいます…"
        secondary={
          <LinkButton href="/jobs/imports" kind="text">
            やめる
          </LinkButton>
        }
      />
    </Form>
  )
}

function Fates({ looked }: { looked: Looked }) {
  return (
    <>
      {(['wrong', 'new', 'changed', 'same', 'ended'] as const satisfies readonly Fate[]).map((fate) => {
        const rows = looked.rows.filter((row) => row.fate === fate)
        return rows.length === 0 ? null : (
          <Section key={fate} title={fates[fate]} count={rows.length} unit="行">
            <FateRows rows={fate === 'wrong' ? rows : rows.slice(0, shown)} />
            {fate !== 'wrong' && rows.length > shown ? (
              <p className="meta">ほかに{formatNumber(rows.length - shown)}行あります。</p>
            ) : null}
          </Section>
        )
      })}
      {looked.gone.length === 0 ? null : (
        <Section title="この表に無くなった求人" count={looked.gone.length}>
          <Rows>
            {looked.gone.slice(0, shown).map(({ id, title }) => (
              <Row key={id} href={`/jobs/${id}`} title={title} />
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

function FateRows({ rows }: { rows: FatedRow[] }) {
  return (
    <Rows>
      {rows.map((row) => (
        <Row
          key={row.number}
          title={`${formatNumber(row.number)}行目 ${row.title}`}
          text={row.problems.join(' ')}
          aside={row.fate === 'wrong' ? <Tag kind="late">直す</Tag> : undefined}
        />
      ))}
    </Rows>
  )
}

function Mapping({ path, kit, looked, errors }: { path: string; kit: FormKit; looked: Looked; errors: FieldError[] }) {
  const options = (Object.keys(importFields) as ImportField[]).map((field) => ({
    value: field,
    label: importFields[field].label,
  }))
  const unread = Object.values(looked.columns).filter((field) => field === null).length
  return (
    <Section title="見出しの読み方" note={unread === 0 ? undefined : `読まない列 ${unread}`} pad>
      <AddMore label="読み方を変える" open={errors.length > 0}>
        <Form action={`${path}/columns`} kit={kit} errors={errors} narrow>
          {Object.entries(looked.columns).map(([heading, field], index) => (
            <SelectField
              key={heading}
              name={`column.${index}`}
              label={heading}
              value={field ?? ''}
              empty="読まない"
              options={options}
            />
          ))}
          <SubmitRow label="この読み方にする" kind="secondary" />
        </Form>
      </AddMore>
    </Section>
  )
}
