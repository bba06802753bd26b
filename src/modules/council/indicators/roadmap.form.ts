import type { Fields } from '../../../platform/http/room.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { check } from '../../../platform/validate.ts'
import {
  roadmapReportInput,
  type RoadmapReportInput,
  roadmapStepInput,
  type RoadmapStepInput,
} from './roadmap.inputs.ts'
import { Reading } from '../../../forms/index.ts'

const linkFields = ['activities', 'figures', 'monthlyReports', 'releases', 'progressReports']

export function readRoadmapReport(fields: Fields): Outcome<RoadmapReportInput> {
  const read = new Reading(fields)
  return check(
    roadmapReportInput,
    {
      state: read.chosen('state'),
      evidenceKind: read.chosen('evidenceKind'),
      evidence: read.text('evidence'),
      evidenceOn: read.date('evidenceOn'),
      reason: read.text('reason'),
      countermeasure: read.text('countermeasure'),
      links: Object.fromEntries(linkFields.map((field) => [field, read.list(`links.${field}`)])),
    },
    read.errors,
  )
}

export function readRoadmapStep(fields: Fields): Outcome<RoadmapStepInput> {
  const read = new Reading(fields)
  return check(roadmapStepInput, { quarter: Number(read.chosen('quarter')), step: read.text('step') }, read.errors)
}
