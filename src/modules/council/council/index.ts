/**
 * The council (協議会) as data.
 * council       one database belongs to one; its folder in councils/ is the source of all master data
 * area          圏域; municipality 市町村; organization 機関 (access to cases); desk 窓口 (work, see modules/council/desks)
 * plan          the fiscal year's 事業実施計画 with its measures 施策, KPIs, roadmap 工程表, findings 点検の指摘, annex 別紙
 * retired       no longer in the folder, kept because others refer to it
 */
export { checkCouncil, readCouncilFolder } from './council.check.ts'
export { type CouncilFiles, type DemoName, describeProblem, readCouncilMap, readDemoNames } from './council.files.ts'
export {
  certaintyLabels,
  factKindLabels,
  findingKindLabels,
  findingStatusLabels,
  municipalityKindLabels,
  organizationKindLabels,
  planDocumentLabels,
  worryLabels,
} from './council.labels.ts'
export type { LoadSummary } from './load-rows.ts'
export { loadCouncil } from './council.load.ts'
export {
  type Area,
  findCouncil,
  findOlderPlanNote,
  findPlanYear,
  listAreas,
  listMembers,
  findVariantCharacters,
} from './council.queries.ts'
export { YearInput, YearNote, YearSwitch } from './pages/year-switch.tsx'
export { findClosedAt, findShownYear, listPlanYears, type ShownYear, yearInTurn } from './plan-years.queries.ts'
export { closedOn, inYear, isRevisionOf, openYears, type PlanYear, type YearState } from './plan-years.rules.ts'
export { type FindingKind, type Worry, worries } from './council.schema.ts'
export {
  type PlanNode,
  type PlanNodeContent,
  planNodeContents,
  type PlanNodeKind,
  planNodeKinds,
} from './plan-node.schema.ts'
export { goalMistakes } from './goal-shape.rules.ts'
export { settled, whyValueDiffers } from './stated-value.rules.ts'
export { nodesOf, positionStep } from './plan-nodes.ts'
export { fieldTypes, type FormField, formParts, type FormSection, formSection } from './form.schema.ts'
export { councilRoom } from './room.ts'
export { municipalityGroups } from './municipality-groups.ts'
export {
  areMunicipalities,
  listMunicipalityOptions,
  municipalityProblems,
  type MunicipalityOption,
} from './municipality-options.queries.ts'
