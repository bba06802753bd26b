/**
 * 公表: figures as the council gives them out.
 * breakdown     内訳: a figure by month, area and type, municipality, age, organization; all decided together
 * release       号: the figures of one instant with a number, marked, never changed; `verify` counts each anew
 * mark the sign in place of a small number, or of one that would give a small one away here or in a former release
 */
export { type ClosedDifference, listClosedDifferences } from './closed-year.queries.ts'
export { publishRelease } from './release.actions.ts'
export { figureFile, type FileFigure } from './release-files.ts'
export { releaseInput } from './release.form.ts'
export { markingWork, type PreparedRelease, prepareRelease, releasable } from './prepare-release.ts'
export { listBrokenReleases, verifyReleases } from './verify-releases.ts'
export { BreakdownSheets } from './pages/breakdown-sheets.tsx'
export { SaidNotes } from './pages/said-notes.tsx'
export { releaseTitle } from './pages/statistics-page.tsx'
export { findPlaceNames } from './place-names.queries.ts'
export { markFigures } from './mark-figures.ts'
export { findRelease, listReleasedFigures, listReleases, type Release, type ReleasedFigure } from './release.queries.ts'
export { type CountedKpi, listCountedKpis, findBreakdownSheets, findReleasedSheets } from './sheets.queries.ts'
export { releasesRoom } from './room.ts'
