/** Reads a council's folder into typed values and says, for each mistake, in which file, row and field it stands. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { formsFile } from './form.schema.ts'
import * as schema from './council.schema.ts'
import * as tables from './council-tables.schema.ts'
import { definitionsFile } from './definitions.schema.ts'
import * as planSchema from './plan-files.schema.ts'
import { parseLocatedJson } from './json-lines.ts'

/** One mistake in a council's folder. `row` is the line in the file, from 1. */
export interface Problem {
  file: string
  row: number
  field: string
  message: string
}

export interface PlanFiles {
  plan: z.output<typeof planSchema.planFile>
  kpis: z.output<typeof planSchema.kpisFile>
  roadmap: z.output<typeof planSchema.roadmapFile>
  findings: z.output<typeof planSchema.findingsFile>
  annex: z.output<typeof planSchema.annexFile>
  evidence: z.output<typeof planSchema.evidenceFile>
}

export interface CouncilFiles {
  council: z.output<typeof schema.councilFile>
  areas: z.output<typeof tables.areaRow>[]
  municipalities: z.output<typeof tables.municipalityRow>[]
  organizations: z.output<typeof tables.organizationRow>[]
  members: z.output<typeof tables.memberRow>[]
  deskKinds: z.output<typeof schema.deskKindsFile>
  desks: z.output<typeof tables.deskRow>[]
  variants: z.output<typeof tables.variantRow>[]
  forms: z.output<typeof formsFile>
  /** What KPIs count, in whatever year's plan they stand. */
  definitions: z.output<typeof definitionsFile>
  /** One per fiscal year of `council.fiscalYears`, in that order. */
  plans: PlanFiles[]
  map: z.output<typeof schema.mapFile>
}

export type DemoName = z.output<typeof tables.demoNameRow>

/** The line of the value at a path: `[3, 'covers']` is the third data row (from 0) of a CSV file, field covers. */
export type Locate = (file: string, path: readonly PropertyKey[]) => number

export interface ParsedFolder {
  /** Null when a file is missing or malformed: then nothing can be said about what fits together. */
  files: CouncilFiles | null
  problems: Problem[]
  locate: Locate
}

/** Reads and checks each file by itself. */
export async function parseCouncilFolder(directory: string): Promise<ParsedFolder> {
  const problems: Problem[] = []
  const locators = new Map<string, (path: readonly PropertyKey[]) => number>()
  const reader = { directory, problems, locators }

  const council = await readJson(reader, 'council.json', schema.councilFile)
  const parsed = {
    council,
    areas: await readCsv(reader, 'areas.csv', tables.areaRow),
    municipalities: await readCsv(reader, 'municipalities.csv', tables.municipalityRow),
    organizations: await readCsv(reader, 'organizations.csv', tables.organizationRow),
    members: await readCsv(reader, 'members.csv', tables.memberRow),
    deskKinds: await readJson(reader, 'desk-kinds.json', schema.deskKindsFile),
    desks: await readCsv(reader, 'desks.csv', tables.deskRow),
    variants: await readCsv(reader, 'variants.csv', tables.variantRow),
    forms: await readJson(reader, 'forms.json', formsFile),
    definitions: await readJson(reader, 'definitions.json', definitionsFile),
    plans: [] as PlanFiles[],
    map: council === null ? null : await readJson(reader, council.map.file, schema.mapFile),
  }
  for (const year of council?.fiscalYears ?? []) {
    const plan = await readPlan(reader, year)
    if (plan !== null) parsed.plans.push(plan)
  }
  return {
    files: problems.length === 0 ? (parsed as CouncilFiles) : null,
    problems,
    locate: (file, at) => locators.get(file)?.(at) ?? 1,
  }
}

/** The invented people's names of the demo; empty where the folder has none. */
export async function readDemoNames(directory: string): Promise<DemoName[]> {
  const problems: Problem[] = []
  const rows = await readCsv({ directory, problems, locators: new Map() }, 'demo/names.csv', tables.demoNameRow)
  if (rows === null) throw new CouncilFolderError(problems)
  return rows
}

/** The map as TopoJSON: objects `municipalities` (code, name), `areas` (key, name) and `prefecture`. */
export async function readCouncilMap(directory: string): Promise<unknown> {
  const { map } = schema.councilFile.parse(JSON.parse(await readFile(path.join(directory, 'council.json'), 'utf8')))
  return JSON.parse(await readFile(path.join(directory, map.file), 'utf8')) as unknown
}

export class CouncilFolderError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'))
    this.name = 'CouncilFolderError'
    this.problems = problems
  }
}

/** One line for the operator: 「desks.csv 12行目 covers: …」 */
export function describeProblem(problem: Problem): string {
  return `${problem.file} ${problem.row}行目 ${problem.field}: ${problem.message}`
}

interface Reader {
  directory: string
  problems: Problem[]
  locators: Map<string, (path: readonly PropertyKey[]) => number>
}

async function readPlan(reader: Reader, year: number): Promise<PlanFiles | null> {
  const folder = `plans/${year}`
  const plan = await readJson(reader, `${folder}/plan.json`, planSchema.planFile)
  const kpis = await readJson(reader, `${folder}/kpis.json`, planSchema.kpisFile)
  const roadmap = await readJson(reader, `${folder}/roadmap.json`, planSchema.roadmapFile)
  const findings = await readJson(reader, `${folder}/findings.json`, planSchema.findingsFile)
  const annex = await readJson(reader, `${folder}/annex.json`, planSchema.annexFile)
  const evidence = await readJson(reader, `${folder}/evidence.json`, planSchema.evidenceFile)
  if (plan === null || kpis === null || roadmap === null || findings === null || annex === null || evidence === null)
    return null
  return { plan, kpis, roadmap, findings, annex, evidence }
}

async function readText(reader: Reader, file: string): Promise<string | null> {
  try {
    const text = await readFile(path.join(reader.directory, file), 'utf8')
    return text.startsWith('\uFEFF') ? text.slice(1) : text // Excel puts a byte order mark before UTF-8
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    reader.problems.push({
      file,
      row: 1,
      field: '',
      message: missing ? 'ファイルがありません' : 'ファイルを読めません',
    })
    return null
  }
}

async function readJson<T extends z.ZodType>(reader: Reader, file: string, type: T): Promise<z.output<T> | null> {
  const text = await readText(reader, file)
  if (text === null) return null
  try {
    const located = parseLocatedJson(text)
    reader.locators.set(file, located.line)
    return collect(reader, file, type, located.value, [])
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const line = /line (\d+)/.exec(error.message)?.[1]
    reader.problems.push({
      file,
      row: line === undefined ? 1 : Number(line),
      field: '',
      message: 'JSON として読めません',
    })
    return null
  }
}

async function readCsv<T extends z.ZodObject>(reader: Reader, file: string, row: T): Promise<z.output<T>[] | null> {
  const text = await readText(reader, file)
  if (text === null) return null
  try {
    // With `info`, each entry carries the line on which its record ends; our cells hold no line breaks.
    const entries = parse(text, { columns: true, info: true, skip_empty_lines: true }) as unknown as {
      record: Record<string, string>
      info: { lines: number }
    }[]
    reader.locators.set(file, (at) => entries[Number(at[0])]?.info.lines ?? 1)
    const before = reader.problems.length
    const rows = entries.map((entry, index) => collect(reader, file, row, entry.record, [index]))
    if (entries.length === 0) reader.problems.push({ file, row: 1, field: '', message: '行がありません' })
    return reader.problems.length === before ? (rows as z.output<T>[]) : null
  } catch (error) {
    if (!isCsvError(error)) throw error
    reader.problems.push({
      file,
      row: error.lines ?? 1,
      field: '',
      message: 'CSV として読めません(列の数か引用符を確かめてください)',
    })
    return null
  }
}

function isCsvError(error: unknown): error is CsvError & { lines?: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
}

function collect<T extends z.ZodType>(
  reader: Reader,
  file: string,
  type: T,
  value: unknown,
  at: PropertyKey[],
): z.output<T> | null {
  const result = type.safeParse(value, { error: standardMessage })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : []
    const fullPath = [...at, ...issue.path, ...unknownKeys.slice(0, 1)]
    reader.problems.push({
      file,
      row: reader.locators.get(file)?.(fullPath) ?? 1,
      field: describeField(file.endsWith('.csv') ? fullPath.slice(at.length, at.length + 1) : fullPath),
      message: unknownKeys.length === 0 && isMissing(value, issue.path) ? 'この項目がありません' : issue.message,
    })
  }
  return null
}

function isMissing(value: unknown, at: readonly PropertyKey[]): boolean {
  const last = at.at(-1)
  const parent = at.slice(0, -1).reduce<unknown>((inner, part) => (isObject(inner) ? inner[part] : undefined), value)
  return last !== undefined && isObject(parent) && !(last in parent)
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}

/** `measures[3].leads`: how the operator finds the value inside a JSON file. A CSV field is its column. */
export function describeField(at: readonly PropertyKey[]): string {
  return at.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

/** Where the schema has no sentence of its own. */
function standardMessage(issue: { code?: string | undefined }): string {
  if (issue.code === 'unrecognized_keys') return '知らない項目です'
  if (issue.code === 'invalid_union') return '決まった値のどれでもありません'
  return '正しい形ではありません'
}
