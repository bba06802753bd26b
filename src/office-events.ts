/** TABLE 2, continued: what the council, its offices and its administrators do. Of no case, and of no person. */
import { z } from 'zod'

const id = z.uuid()
const deskId = z.string()
const day = z.string()

const ofOffice = <Shape extends z.ZodRawShape>(shape: Shape) => ({
  label: null,
  payload: z.object(shape),
  hidden: undefined,
})

export const officeEvents = {
  'form.drafted': ofOffice({ form: z.string(), version: z.number(), section: z.string().nullable() }),
  'form.published': ofOffice({ form: z.string(), version: z.number() }),
  'disposal.proposed': ofOffice({ disposalId: id, items: z.number() }),
  'disposal.returned': ofOffice({ disposalId: id }),
  'disposal.carriedOut': ofOffice({ disposalId: id, disposed: z.number(), kept: z.number() }),
  'desk.rulesSet': ofOffice({ deskId, plan: z.boolean(), closure: z.boolean() }),
  'desk.capacitySet': ofOffice({ deskId, openCases: z.number(), waitingDays: z.number().nullable() }),
  'finding.answered': ofOffice({ fiscalYear: z.number(), code: z.string(), status: z.string() }),
  'finding.entered': ofOffice({ fiscalYear: z.number(), code: z.string() }),
  'planVersion.started': ofOffice({ versionId: id, fiscalYear: z.number() }),
  'planVersion.noted': ofOffice({ versionId: id }),
  'planVersion.sentForReview': ofOffice({ versionId: id, until: day }),
  'planVersion.takenBack': ofOffice({ versionId: id }),
  'planVersion.withdrawn': ofOffice({ versionId: id }),
  'planVersion.resolved': ofOffice({
    versionId: id,
    fiscalYear: z.number(),
    number: z.number(),
    kind: z.string(),
    effectiveOn: day,
  }),
  'planVersion.nodeWritten': ofOffice({ versionId: id, kind: z.string(), node: z.string() }),
  'planVersion.nodeAdded': ofOffice({ versionId: id, kind: z.string(), node: z.string() }),
  'planVersion.nodeRemoved': ofOffice({ versionId: id, kind: z.string(), node: z.string() }),
  'planVersion.nodeRestored': ofOffice({ versionId: id, kind: z.string(), node: z.string() }),
  'planVersion.nodeMoved': ofOffice({ versionId: id, kind: z.string(), node: z.string() }),
  'planVersion.commented': ofOffice({ versionId: id, commentId: id }),
  'planVersion.answered': ofOffice({ versionId: id, commentId: id, outcome: z.string() }),
  'roadmap.reported': ofOffice({ fiscalYear: z.number(), rowId: z.string(), state: z.string() }),
  'roadmap.stepPlanned': ofOffice({ stepId: id, rowId: z.string(), quarter: z.number() }),
  'roadmap.stepDone': ofOffice({ stepId: id }),
  'roadmap.stepRemoved': ofOffice({ stepId: id }),
  'activity.recorded': ofOffice({ activityId: id, kind: z.string() }),
  'activity.corrected': ofOffice({ activityId: id, version: z.number() }),
  'activity.withdrawn': ofOffice({ activityId: id }),
  'progress.started': ofOffice({ reportId: id, fiscalYear: z.number(), period: z.string() }),
  'progress.written': ofOffice({ reportId: id, version: z.number() }),
  'progress.approved': ofOffice({ reportId: id }),
  'kpi.goalAdopted': ofOffice({ fiscalYear: z.number(), kpi: z.string(), value: z.number() }),
  'kpi.definitionAdopted': ofOffice({ kpi: z.string(), version: z.number(), validFrom: day }),
  'release.published': ofOffice({ releaseId: id, fiscalYear: z.number(), number: z.number() }),
  'year.closed': ofOffice({ fiscalYear: z.number() }),
  'report.revised': ofOffice({ reportId: id, kpi: z.string(), month: day, status: z.string() }),
  'report.sheetsReceived': ofOffice({ intakeId: id, sheets: z.number() }),
  'desk.confirmed': ofOffice({ municipalityCode: z.string() }),
  'training.held': ofOffice({ kind: z.string() }),
  'meeting.held': ofOffice({ kind: z.string() }),
  'import.done': ofOffice({ importId: id, rows: z.number(), made: z.number() }),
  'council.exported': ofOffice({ exportId: id }),
  'council.personExported': ofOffice({ exportId: id, organizationId: z.string() }),
  'account.created': ofOffice({ accountId: id, role: z.string() }),
  'account.changed': ofOffice({ accountId: id, change: z.string() }),
  'account.tokenMade': ofOffice({ accountId: id, tokenId: id, days: z.number() }),
  'account.tokenEnded': ofOffice({ accountId: id, tokenId: id }),
} as const
