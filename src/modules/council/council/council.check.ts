/** Checks what must fit together inside a council's folder; each rule names the file, row and field that break it. */
import {
  type CouncilFiles,
  CouncilFolderError,
  type Locate,
  type Problem,
  describeField,
  parseCouncilFolder,
} from './council.files.ts'
import { type Report, unique } from './check-report.ts'
import { checkDesks, checkOrganizations, checkPlaces } from './places-and-desks.check.ts'
import { checkDefinitions } from './definitions.check.ts'
import { checkPlan } from './plan.check.ts'

/**
 * Every mistake in the folder; an empty list means it can be loaded. Never throws for what the files contain.
 */
export async function checkCouncil(directory: string): Promise<Problem[]> {
  return (await readAndCheck(directory)).problems
}

/**
 * The folder as typed values.
 * @throws CouncilFolderError with every problem when the folder is not sound
 */
export async function readCouncilFolder(directory: string): Promise<CouncilFiles> {
  const { files, problems } = await readAndCheck(directory)
  if (files === null || problems.length > 0) throw new CouncilFolderError(problems)
  return files
}

async function readAndCheck(directory: string): Promise<{ files: CouncilFiles | null; problems: Problem[] }> {
  const parsed = await parseCouncilFolder(directory)
  if (parsed.files === null) return { files: null, problems: parsed.problems }
  return { files: parsed.files, problems: checkTogether(parsed.files, parsed.locate) }
}

/** The rules between rows and files. */
function checkTogether(files: CouncilFiles, locate: Locate): Problem[] {
  const problems: Problem[] = []
  const report: Report = (file, at, message) => {
    const isRow = file.endsWith('.csv')
    problems.push({ file, row: locate(file, at), field: describeField(isRow ? at.slice(1) : at), message })
  }
  checkPlaces(files, report)
  checkOrganizations(files, report)
  checkDesks(files, report)
  checkMap(files, report)
  checkSettings(files, report)
  checkDefinitions(files, report)
  for (const plan of files.plans) checkPlan(files, plan, report)
  return problems
}

function checkMap(files: CouncilFiles, report: Report): void {
  const file = files.council.map.file
  const { municipalities, areas } = files.map.objects
  const drawn = new Set(municipalities.geometries.map((shape) => shape.properties.code))
  for (const row of files.municipalities) {
    if (!drawn.has(row.code)) report(file, ['objects', 'municipalities'], `${row.name}(${row.code})の形がありません`)
  }
  const codes = new Set(files.municipalities.map((row) => row.code))
  municipalities.geometries.forEach((shape, index) => {
    if (!codes.has(shape.properties.code))
      report(
        file,
        ['objects', 'municipalities', 'geometries', index],
        `市町村 ${shape.properties.code} は municipalities.csv にありません`,
      )
  })
  const drawnAreas = new Set(areas.geometries.map((shape) => shape.properties.key))
  for (const row of files.areas) {
    if (!drawnAreas.has(row.key)) report(file, ['objects', 'areas'], `圏域 ${row.name} の形がありません`)
  }
}

/** The settings that the program reads; without one of them a limit would silently not exist. */
const requiredSettings = [
  'referral.respondBusinessDays',
  'referral.firstContactBusinessDays',
  'referral.outcomeDays',
  'referral.overlapDays',
  'cases.silenceDays',
  'cases.overdueEscalationBusinessDays',
  'ages.youthSupportStationMax',
  'ages.noticeDaysBefore',
  'team.weightType1',
  'team.weightType2',
  'team.weightType3',
  'team.weightUntyped',
  'team.weightRecent',
  'jobRetention.followUpMonths',
  'employers.approachCap',
  'employers.approachDays',
  'drafts.keepDays',
  'suppression.internalBelow',
  'suppression.publicBelow',
  'reports.dueDayOfMonth',
  'kpis.onPacePercent',
  'kpis.behindPercent',
  'kpis.judgedFromMonths',
  'kpis.implausiblePercent',
  'retention.caseYears',
  'retention.anonymousYears',
  'retention.conferenceYears',
  'retention.readLogYears',
] as const

function checkSettings(files: CouncilFiles, report: Report): void {
  const { settings } = files.council
  unique(
    settings,
    (row) => row.key,
    (index) => report('council.json', ['settings', index, 'key'], '同じ設定が2度あります'),
  )
  for (const key of requiredSettings) {
    if (!settings.some((row) => row.key === key)) report('council.json', ['settings'], `設定 ${key} がありません`)
  }
  settings.forEach((row, index) => {
    const values = Array.isArray(row.value) ? row.value : [row.value]
    if (values.some((value) => !Number.isInteger(value) || value < 1))
      report('council.json', ['settings', index, 'value'], '設定の値は1以上の整数です')
  })
  unique(
    files.variants,
    (row) => row.from,
    (index) => report('variants.csv', [index, 'from'], '同じ字が2度あります'),
  )
}
