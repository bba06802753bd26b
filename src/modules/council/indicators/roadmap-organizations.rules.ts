/** What organizations of a kind that a row of the 工程表 names say of themselves, beside the state of the row. */
import type { RoadmapReport } from './roadmap.queries.ts'
import type { ConcernedOrganization } from './roadmap-speakers.queries.ts'

export interface OrganizationReports {
  /** What each said last, the newest first, with what it had said before. */
  said: { newest: RoadmapReport; former: RoadmapReport[] }[]
  /** Of each kind how many there are and how many have said something. */
  kinds: { kind: string; of: number; reported: number }[]
  /** Of all that the row concerns. */
  of: number
  reported: number
  /** Who has said nothing yet. */
  silent: ConcernedOrganization[]
}

/**
 * @param reports the newest first; one of an organization that the row doesn't concern any more stays in sight and isn't
 * counted
 */
export function organizationReports(
  concerned: readonly ConcernedOrganization[],
  reports: readonly RoadmapReport[],
): OrganizationReports {
  const said = [...Map.groupBy(reports, (report) => report.organizationId).values()].flatMap(([newest, ...former]) =>
    newest === undefined ? [] : [{ newest, former }],
  )
  const speakers = new Set(said.map(({ newest }) => newest.organizationId))
  const silent = concerned.filter((each) => !speakers.has(each.id))
  return {
    said,
    kinds: [...Map.groupBy(concerned, (each) => each.kind)].map(([kind, own]) => ({
      kind,
      of: own.length,
      reported: own.filter((each) => speakers.has(each.id)).length,
    })),
    of: concerned.length,
    reported: concerned.length - silent.length,
    silent,
  }
}
