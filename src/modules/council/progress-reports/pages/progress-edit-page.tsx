import { textOf } from '../../../../platform/http/room.ts'
import {
  ConflictField,
  DraftBanner,
  DraftNote,
  Form,
  LinkButton,
  PageHeading,
  StaffLayout,
  SubmitRow,
  TextArea,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { progressReportTitle, roadmapStateLabels } from '../../indicators/index.ts'
import { textField } from '../progress.form.ts'
import type { ProgressReport } from '../progress.queries.ts'
import { partsOf, type ProgressFigures } from '../progress.rules.ts'

/** How a number gets into the words, with a KPI of this report. */
const placeHint = ({ kpis: [first] }: ProgressFigures): string =>
  first?.name === undefined
    ? ''
    : `文の中の数は {${first.name}の実績} のように書くと、表と同じ数になります。6月までの数は {6月末の${first.name}の実績}、その日に分かっていた数は {7月20日現在の${first.name}の実績} のように書きます。`

export interface ProgressEditPageProps extends FormPage {
  report: ProgressReport
  figures: ProgressFigures
  /** Parts that somebody else has written meanwhile. */
  conflicts: { part: string; theirs: string }[]
}

export function ProgressEditPage({
  path,
  shell,
  report,
  figures,
  kit,
  values,
  errors,
  savedAt,
  conflicts,
}: ProgressEditPageProps) {
  const rowsOf = (key: string) => figures.groups.find((group) => `group-${group.number}` === key)?.rows ?? []
  return (
    <StaffLayout
      title="進捗報告を書く"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={path.replace(/\/edit$/, '')}>{progressReportTitle(report.fiscalYear, report.period)}</a>}
          title="進捗報告を書く"
          lead={`数と表は、工程表とKPIからひとりでに入ります。ここでは文を書きます。${placeHint(figures)}`}
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        {partsOf(figures).map(({ key, title }) => {
          const conflict = conflicts.find((each) => each.part === key)
          return conflict === undefined ? (
            <TextArea
              key={key}
              name={textField(key)}
              label={title}
              rows={key === 'summary' ? 6 : 4}
              value={textOf(values, textField(key))}
              optional
              after={
                rowsOf(key).some((row) => row.state !== 'unreported') ? (
                  <p className="field-note">
                    {rowsOf(key)
                      .filter((row) => row.state !== 'unreported')
                      .map((row) => `${row.title}(${roadmapStateLabels[row.state]})`)
                      .join('、')}
                  </p>
                ) : null
              }
            />
          ) : (
            <ConflictField
              key={key}
              name={textField(key)}
              label={title}
              mine={textOf(values, textField(key))}
              theirs={conflict.theirs}
              theirNote={`${report.changedBy ?? 'ほかの方'}が書いた内容`}
            />
          )
        })}
        <SubmitRow
          label="残す"
          draft
          secondary={
            <LinkButton href={path.replace(/\/edit$/, '')} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
