import { formatDateTime } from '../../../../platform/japanese/index.ts'
import { LinkButton, Nb, PublicLayout, type PublicShell } from '../../../../ui/index.ts'
import { BreakdownSheets, type FileFigure, type Release, releaseTitle, SaidNotes } from '../../../council/index.ts'

/** One figure of a release with all its breakdowns. */
export function FigurePage({
  shell,
  path,
  release,
  figure,
}: {
  shell: PublicShell
  path: string
  release: Release
  figure: FileFigure
}) {
  return (
    <PublicLayout title={`${figure.label} ${releaseTitle(release)}`} path={path} shell={shell}>
      <div>
        <p className="meta">
          <a href={`/figures/${release.fiscalYear}/${release.number}`}>数字で見る {releaseTitle(release)}</a>
        </p>
        <h1 className="public-title question-title">{figure.label}</h1>
        <p className="meta choices-note">{figure.description}</p>
        <p className="meta">
          <Nb>{formatDateTime(release.asOf)}</Nb>までに記録されたものを数えています。数え方は第{figure.version}版です。
        </p>
      </div>
      <SaidNotes notes={figure.notes} kind="public" />
      <BreakdownSheets sheets={figure.sheets} unit={figure.unit} below={figure.below} kind="public" />
      <div>
        <LinkButton href="/open-data" icon="download">
          表計算で受け取る
        </LinkButton>
      </div>
    </PublicLayout>
  )
}
