import { type FigureCell, FigureTable } from '../../../../figures/index.ts'
import { formatDateTime, formatFiscalYear, formatMonth, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  Button,
  DefinitionList,
  DraftBanner,
  DraftNote,
  Form,
  LinkButton,
  PageHeading,
  QueryForm,
  Section,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { cellOf, noteTime } from '../../indicators/index.ts'
import type { ClosedDifference } from '../closed-year.queries.ts'
import type { PreparedFigure, PreparedRelease } from '../prepare-release.ts'
import { seenNotes } from '../release-notes.rules.ts'
import { releaseForm } from '../release.form.ts'
import { ClosedYearNote, LossNote } from './release-warnings-part.tsx'
import { YearInput, YearSwitch, inYear, type ShownYear } from '../../council/index.ts'

export interface NewReleasePageProps extends FormPage {
  /** Null before anything was sealed. */
  prepared: PreparedRelease | null
  year: ShownYear
  /** The newest release counts up to here already: nothing new can be published. */
  isNothingNew: boolean
  /** What it would say otherwise than the closing of the year, where it counts what was before that. */
  differences: readonly ClosedDifference[]
  /** The day up to which it counts, as typed. */
  until: string
  untilError: string | undefined
}

/** What the next release would say, before it is out for good. */
export function NewReleasePage({
  path,
  shell,
  kit,
  prepared,
  year,
  isNothingNew,
  differences,
  until,
  untilError,
  values,
  errors,
  savedAt,
}: NewReleasePageProps) {
  const { fiscalYear } = year
  const figures = prepared?.figures ?? []
  const revised = figures.filter((each) => each.revisions.length > 0)
  return (
    <StaffLayout
      title="新しい号"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={
            <YearSwitch shown={year} here="/statistics/releases/new">
              <a href={inYear('/statistics', fiscalYear)}>統計・公表</a>
            </YearSwitch>
          }
          title={
            prepared === null ? '新しい号をつくる' : `${formatFiscalYear(fiscalYear)} 第${prepared.number}号をつくる`
          }
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
          lead={
            prepared === null
              ? '公表できる記録は、まだありません。'
              : `${formatDateTime(prepared.asOf)}までの記録を数えています。公表した号は変えられません。まちがいは、次の号で訂正します。`
          }
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <QueryForm action="/statistics/releases/new" label="いつまでの記録か">
        <YearInput shown={year} />
        <TextField
          name="until"
          label="いつまでの記録か"
          hint="日を入れると、その日の終わりまで。空なら、いま公表できる最後の記録まで。"
          width="medium"
          value={until}
          error={untilError}
        />
        <Button>数え直す</Button>
      </QueryForm>
      {prepared === null ? null : <ClosedYearNote prepared={prepared} year={year} differences={differences} />}
      {isNothingNew ? <Banner kind="caution" title="前の号のあとに確定した記録が、まだありません。" /> : null}
      <Section title="この号の数字">
        <FigureTable
          name="figures"
          kind="list"
          caption="この号の数字"
          captionHidden
          columns={[
            { key: 'label', label: '数字' },
            { key: 'total', label: '県全体', align: 'end', strong: true },
            { key: 'unit', label: '単位', fileOnly: true },
            { key: 'hidden', label: '出さない数', align: 'end' },
            { key: 'version', label: '数え方', align: 'end' },
          ]}
          rows={figures.map((each) => ({
            id: each.code,
            cells: {
              label: each.label,
              total: totalOf(each),
              unit: each.unit,
              hidden: hiddenText(each),
              version: `第${each.version}版`,
            },
          }))}
        />
      </Section>
      {revised.length === 0 ? null : (
        <Section title="前の号から変わった月">
          <FigureTable
            name="revised"
            kind="list"
            caption="前の号から変わった月"
            captionHidden
            columns={[
              { key: 'label', label: '数字' },
              { key: 'month', label: '月' },
              { key: 'before', label: '前の号', align: 'end' },
              { key: 'now', label: 'この号', align: 'end', strong: true },
            ]}
            rows={revised.flatMap((each) =>
              each.revisions.map((revision) => ({
                id: `${each.code} ${revision.month}`,
                cells: {
                  label: each.label,
                  month: formatMonth(revision.month),
                  before: revision.before,
                  now: revision.now,
                },
              })),
            )}
          />
        </Section>
      )}
      {prepared === null || prepared.notes.length === 0 ? null : (
        <Section title="号にのる事務局のことば" count={prepared.notes.length} pad>
          <DefinitionList
            items={prepared.notes.map((each) => ({
              term: `${each.label}(${noteTime(each.month)})`,
              value: <Written text={each.note} />,
            }))}
          />
          <p className="meta">「公表してよい」と印をつけたことばです。公表したあとは、号の中では変わりません。</p>
        </Section>
      )}
      {prepared === null ? null : <LossNote prepared={prepared} />}
      <Form action={path} kit={kit} errors={errors} autosave>
        <input type="hidden" name="asOf" value={prepared?.asOf.toISOString() ?? ''} />
        <input type="hidden" name="number" value={prepared?.number ?? ''} />
        <input type="hidden" name="seenNotes" value={prepared === null ? '' : seenNotes(prepared)} />
        <TextArea
          {...releaseForm.boxes(values).note}
          hint={
            revised.length > 0 ? '変わった月のわけを書いてください。号といっしょに出ます。' : '号といっしょに出ます。'
          }
          rows={3}
          optional={revised.length === 0}
        />
        <SubmitRow
          label="公表する"
          draft
          secondary={
            <LinkButton href={inYear('/statistics', fiscalYear)} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

function totalOf({ figure, below, unit }: PreparedFigure): FigureCell {
  const total = figure?.cells.find((cell) => cell.breakdown === 'total')
  if (figure === null || total === undefined) return 'この号には出しません'
  return total.mark === null ? { value: total.value, unit } : cellOf({ value: null, mark: total.mark }, below)
}

/** How many are hidden: small ones, and those that would give a small one away. */
function hiddenText({ figure, below }: PreparedFigure): string {
  if (figure === null) return '前の号の小さい数が分かるため'
  const hidden = figure.cells.filter((cell) => cell.mark !== null)
  if (hidden.length === 0) return 'なし'
  const small = hidden.filter((cell) => cell.value < below).length
  const parts = [
    ...(small === 0 ? [] : [`小さい数 ${formatNumber(small)}`]),
    ...(hidden.length === small ? [] : [`守るため ${formatNumber(hidden.length - small)}`]),
  ]
  return `${formatNumber(figure.cells.length)}のうち ${parts.join('、')}`
}
