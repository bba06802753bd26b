/** What the page of a version is given; its parts take from it what they show. */
import type { Fields, FormKit } from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import type { Shell } from '../../../ui/index.ts'
import type { MeasureEvidence } from './carried-evidence.queries.ts'
import type { Names } from './node-words.rules.ts'
import type { DraftNode, PlanComment, PlanVersion } from './plan-version.queries.ts'
import type { DraftFinding } from './pages/check-part.tsx'
import type { VersionPart } from './plan-version.labels.ts'

/** The day as whose end a draft is read, as it was typed; `day` is null for the draft as it is. */
export interface Past {
  typed: string
  day: CivilDate | null
  message: string | null
}

export interface VersionPageProps {
  path: string
  shell: Shell
  part: VersionPart
  today: CivilDate
  version: PlanVersion
  base: PlanVersion | undefined
  nodes: DraftNode[]
  names: Names
  comments: PlanComment[]
  mayWrite: boolean
  mayComment: boolean
  /** Of the year that the draft carries on; only beside a draft. */
  carried: { fiscalYear: number; byMeasure: Map<string, MeasureEvidence>; next: string | null } | null
  /** What the plan check says of it; only for its own part. */
  findings: DraftFinding[] | null
  /** For the office, on the part where a draft moves on. */
  steps: { kit: FormKit; values: Fields } | null
  errors: FieldError[]
  /** For the office, of a version that was written here. */
  past: Past | null
}
