/** Checks what must fit together inside a council's folder; each rule names the file, row and field that break it. */
import {
  type CouncilFiles,
  CouncilFolderError,
  type Locate,
  type PlanFiles,
  type Problem,
  describeField,
  parseCouncilFolder,
} from './council.files.ts'
import { hasValidCheckDigit } from './municipality-code.rules.ts'

type Report = (file: string, at: readonly PropertyKey[], message: string) => void

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
export function checkTogether(files: CouncilFiles, locate: Locate): Problem[] {
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
  for (const plan of files.plans) checkPlan(files, plan, report)
  return problems
}

function checkPlaces(files: CouncilFiles, report: Report): void {
  unique(
    files.areas,
    (row) => row.key,
    (index) => report('areas.csv', [index, 'key'], '同じ圏域が2度あります'),
  )
  unique(
    files.municipalities,
    (row) => row.code,
    (index) => report('municipalities.csv', [index, 'code'], '同じ市町村が2度あります'),
  )
  const areas = new Set(files.areas.map((row) => row.key))
  const organizations = new Map(files.organizations.map((row) => [row.id, row]))
  const suffix = { city: '市', town: '町', village: '村' }
  files.municipalities.forEach((row, index) => {
    const say = (field: string, message: string) => report('municipalities.csv', [index, field], message)
    if (!row.code.startsWith(files.council.prefecture.code))
      say('code', `${files.council.prefecture.name}の市町村コードではありません(${row.code})`)
    if (row.code6.slice(0, 5) !== row.code) say('code6', `5桁のコード ${row.code} と合いません`)
    else if (!hasValidCheckDigit(row.code6)) say('code6', `検査数字が合いません(${row.code6})`)
    if (!row.name.endsWith(suffix[row.kind])) say('kind', `${row.name}の種類が合いません`)
    if (!areas.has(row.area)) say('area', `圏域 ${row.area} は areas.csv にありません`)
    for (const [field, kind] of [
      ['hello_work', 'hello-work'],
      ['maisapo', 'maisapo'],
    ] as const) {
      const id = row[field]
      if (id === null) continue
      const organization = organizations.get(id)
      if (organization === undefined) say(field, `機関 ${id} は organizations.csv にありません`)
      else if (organization.kind !== kind) say(field, `${organization.name}は種類がちがいます`)
      else if (!organization.covers.includes(row.code))
        say(field, `${organization.name}の受け持ちに${row.name}がありません`)
    }
  })
}

function checkOrganizations(files: CouncilFiles, report: Report): void {
  unique(
    files.organizations,
    (row) => row.id,
    (index) => report('organizations.csv', [index, 'id'], '同じ id が2度あります'),
  )
  const ids = new Set(files.organizations.map((row) => row.id))
  files.organizations.forEach((row, index) => {
    const say = (field: string, message: string) => report('organizations.csv', [index, field], message)
    if (row.parent_id !== null && (!ids.has(row.parent_id) || row.parent_id === row.id))
      say('parent_id', `属する機関 ${row.parent_id} がありません`)
    if (row.kind === 'municipality' && row.municipality_code === null)
      say('municipality_code', '市町村には市町村コードが要ります')
    checkPlacesOf(files, row, say)
  })
  unique(
    files.members,
    (row) => row.organization_id,
    (index) => report('members.csv', [index, 'organization_id'], '同じ構成員が2度あります'),
  )
  files.members.forEach((row, index) => {
    if (!ids.has(row.organization_id))
      report('members.csv', [index, 'organization_id'], `機関 ${row.organization_id} は organizations.csv にありません`)
  })
  files.council.officeOrganizations.forEach((id, index) => {
    if (!ids.has(id))
      report('council.json', ['officeOrganizations', index], `機関 ${id} は organizations.csv にありません`)
  })
}

function checkDesks(files: CouncilFiles, report: Report): void {
  unique(
    files.deskKinds,
    (row) => row.kind,
    (index) => report('desk-kinds.json', [index, 'kind'], '同じ種類が2度あります'),
  )
  files.deskKinds.forEach((kind, index) => {
    unique(
      kind.worries,
      (entry) => entry.worry,
      (at) => report('desk-kinds.json', [index, 'worries', at, 'worry'], '同じ困りごとが2度あります'),
    )
  })
  unique(
    files.desks,
    (row) => row.id,
    (index) => report('desks.csv', [index, 'id'], '同じ id が2度あります'),
  )
  unique(
    files.desks,
    (row) => row.short_name,
    (index) => report('desks.csv', [index, 'short_name'], '短い名がほかの窓口と同じです'),
  )
  const organizations = new Set(files.organizations.map((row) => row.id))
  const kinds = new Set(files.deskKinds.map((row) => row.kind))
  unique(
    files.forms.forms,
    (form) => form.key,
    (index) => report('forms.json', ['forms', index, 'key'], '同じ様式が2度あります'),
  )
  files.forms.forms.forEach((form, index) => {
    unique(
      form.sections,
      (section) => section.key,
      (at) => report('forms.json', ['forms', index, 'sections', at, 'key'], '同じ節が2度あります'),
    )
    form.deskKinds.forEach((kind, at) => {
      if (!kinds.has(kind))
        report('forms.json', ['forms', index, 'deskKinds', at], `種類 ${kind} は desk-kinds.json にありません`)
    })
  })
  files.desks.forEach((row, index) => {
    const say = (field: string, message: string) => report('desks.csv', [index, field], message)
    if (!organizations.has(row.organization_id))
      say('organization_id', `機関 ${row.organization_id} は organizations.csv にありません`)
    if (!kinds.has(row.kind)) say('kind', `種類 ${row.kind} は desk-kinds.json にありません`)
    if ((row.age_min !== null || row.age_max !== null) && row.age_certainty === null)
      say('age_certainty', '年齢の確かさを書いてください')
    checkPlacesOf(files, row, say)
  })
}

function checkPlacesOf(
  files: CouncilFiles,
  row: { municipality_code: string | null; areas: string[]; covers: string[] },
  say: (field: string, message: string) => void,
): void {
  const municipalities = new Map(files.municipalities.map((municipality) => [municipality.code, municipality]))
  const areas = new Set(files.areas.map((area) => area.key))
  if (row.municipality_code !== null && !municipalities.has(row.municipality_code))
    say('municipality_code', `市町村 ${row.municipality_code} は municipalities.csv にありません`)
  for (const area of row.areas) if (!areas.has(area)) say('areas', `圏域 ${area} は areas.csv にありません`)
  for (const code of row.covers)
    if (!municipalities.has(code)) say('covers', `市町村 ${code} は municipalities.csv にありません`)
  if (new Set(row.covers).size !== row.covers.length) say('covers', '同じ市町村が2度あります')
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
export const requiredSettings = [
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
  'drafts.keepDays',
  'suppression.internalBelow',
  'suppression.publicBelow',
  'reports.dueDayOfMonth',
  'kpis.onPacePercent',
  'kpis.behindPercent',
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

function checkPlan(
  files: CouncilFiles,
  { plan, kpis, roadmap, findings, annex, evidence }: PlanFiles,
  report: Report,
): void {
  const folder = `plans/${plan.fiscalYear}`
  const sections = new Set(plan.sections.map((row) => row.id))
  const measures = new Set(plan.measures.map((row) => row.id))
  const leads = new Set(plan.leadBodies.map((row) => row.code))
  const kpiCodes = new Set(kpis.kpis.map((row) => row.code))
  const rows = new Set(roadmap.rows.map((row) => row.id))
  const groups = new Set(roadmap.groups.map((row) => row.number))
  const projects = new Set(annex.projects.map((row) => row.number))
  const organizations = new Set(files.organizations.map((row) => row.id))
  const all = (
    file: string,
    at: readonly PropertyKey[],
    values: readonly (string | number)[],
    known: ReadonlySet<string | number>,
    what: string,
  ) =>
    values.forEach((value, index) => {
      if (!known.has(value)) report(`${folder}/${file}`, [...at, index], `${what} ${value} がありません`)
    })
  const sameYear = (file: string, year: number) => {
    if (year !== plan.fiscalYear || !files.council.fiscalYears.includes(year))
      report(`${folder}/${file}`, ['fiscalYear'], `年度 ${year} がフォルダーの名か council.json と合いません`)
  }
  for (const [file, year] of [
    ['plan.json', plan.fiscalYear],
    ['kpis.json', kpis.fiscalYear],
    ['roadmap.json', roadmap.fiscalYear],
    ['findings.json', findings.fiscalYear],
    ['annex.json', annex.fiscalYear],
    ['evidence.json', evidence.fiscalYear],
  ] as const)
    sameYear(file, year)

  if (plan.validTo < plan.validFrom) report(`${folder}/plan.json`, ['validTo'], '計画期間の終わりが始まりより前です')
  unique(
    plan.sections,
    (row) => row.id,
    (index) => report(`${folder}/plan.json`, ['sections', index, 'id'], '同じ節が2度あります'),
  )
  plan.sections.forEach((row, index) => {
    if (row.parentId !== null && !sections.has(row.parentId))
      report(`${folder}/plan.json`, ['sections', index, 'parentId'], `節 ${row.parentId} がありません`)
  })
  plan.leadBodies.forEach((row, index) => {
    all('plan.json', ['leadBodies', index, 'organizations'], row.organizations, organizations, '機関')
    if (!row.all && row.organizationKind === null && row.organizations.length === 0)
      report(`${folder}/plan.json`, ['leadBodies', index], '実施主体に当たる機関がありません')
  })
  plan.goals.forEach((row, index) => all('plan.json', ['goals', index, 'kpis'], row.kpis, kpiCodes, 'KPI'))
  unique(
    plan.measures,
    (row) => row.id,
    (index) => report(`${folder}/plan.json`, ['measures', index, 'id'], '同じ施策が2度あります'),
  )
  plan.measures.forEach((row, index) => {
    if (!sections.has(row.section))
      report(`${folder}/plan.json`, ['measures', index, 'section'], `節 ${row.section} がありません`)
    if (row.parentId !== null && (!measures.has(row.parentId) || row.parentId === row.id))
      report(`${folder}/plan.json`, ['measures', index, 'parentId'], `施策 ${row.parentId} がありません`)
    all('plan.json', ['measures', index, 'leads'], row.leads, leads, '実施主体')
  })

  unique(
    kpis.kpis,
    (row) => row.code,
    (index) => report(`${folder}/kpis.json`, ['kpis', index, 'code'], '同じKPIが2度あります'),
  )
  kpis.kpis.forEach((row, index) => {
    all('kpis.json', ['kpis', index, 'measures'], row.measures, measures, '施策')
    const message = goalMistake(row, files.municipalities.length)
    if (message !== null) report(`${folder}/kpis.json`, ['kpis', index, 'goalValue'], message)
  })

  unique(
    roadmap.rows,
    (row) => row.id,
    (index) => report(`${folder}/roadmap.json`, ['rows', index, 'id'], '同じ行が2度あります'),
  )
  roadmap.rows.forEach((row, index) => {
    if (!groups.has(row.group))
      report(`${folder}/roadmap.json`, ['rows', index, 'group'], `区切り ${row.group} がありません`)
    all('roadmap.json', ['rows', index, 'leads'], row.leads, leads, '実施主体')
    all('roadmap.json', ['rows', index, 'kpis'], row.kpis, kpiCodes, 'KPI')
    all('roadmap.json', ['rows', index, 'measures'], row.measures, measures, '施策')
  })

  unique(
    findings.findings,
    (row) => row.code,
    (index) => report(`${folder}/findings.json`, ['findings', index, 'code'], '同じ番号の指摘が2度あります'),
  )
  findings.findings.forEach((row, index) => {
    all('findings.json', ['findings', index, 'measures'], row.measures, measures, '施策')
    all('findings.json', ['findings', index, 'roadmapRows'], row.roadmapRows, rows, '工程表の行')
    all('findings.json', ['findings', index, 'kpis'], row.kpis, kpiCodes, 'KPI')
    all('findings.json', ['findings', index, 'annex'], row.annex, projects, '別紙の番号')
  })

  const deskKinds = new Set(files.deskKinds.map((row) => row.kind))
  evidence.evidence.forEach((row, index) => {
    if (!measures.has(row.measure))
      report(`${folder}/evidence.json`, ['evidence', index, 'measure'], `施策 ${row.measure} がありません`)
    all('evidence.json', ['evidence', index, 'deskKinds'], row.deskKinds, deskKinds, '窓口の種類')
  })

  unique(
    annex.projects,
    (row) => row.number,
    (index) => report(`${folder}/annex.json`, ['projects', index, 'number'], '同じ番号が2度あります'),
  )
  const areas = new Set(files.areas.map((row) => row.key))
  annex.projects.forEach((row, index) => {
    if (!organizations.has(row.organizationId))
      report(
        `${folder}/annex.json`,
        ['projects', index, 'organizationId'],
        `機関 ${row.organizationId} は organizations.csv にありません`,
      )
    if (row.area !== null && !areas.has(row.area))
      report(`${folder}/annex.json`, ['projects', index, 'area'], `圏域 ${row.area} は areas.csv にありません`)
  })
}

/** A goal stands as a number only where the plan says one number everywhere (or names all municipalities). */
function goalMistake(kpi: PlanFiles['kpis']['kpis'][number], municipalities: number): string | null {
  const stated = new Set(kpi.stated.map((row) => row.value).filter((value) => value !== null))
  if (kpi.goalBasis === 'stated')
    return stated.size === 1 && kpi.goalValue !== null && stated.has(kpi.goalValue)
      ? null
      : '書かれた値が目標と合いません'
  if (kpi.goalBasis === 'municipality-count')
    return kpi.goalValue === municipalities ? null : `目標が市町村の数(${municipalities})と合いません`
  if (kpi.goalValue !== null) return '値が食い違うとき、ないときは、目標を null にしてください'
  if (kpi.goalBasis === 'contested') return stated.size > 1 ? null : '書かれた値が食い違っていません'
  return stated.size === 0 ? null : '値が書かれているのに、目標の根拠が none です'
}

function unique<T>(rows: readonly T[], key: (row: T) => string | number, repeated: (index: number) => void): void {
  const seen = new Set<string | number>()
  rows.forEach((row, index) => {
    if (seen.has(key(row))) repeated(index)
    seen.add(key(row))
  })
}
