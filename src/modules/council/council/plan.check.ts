/** What must fit between the files of one year's plan, and with the council's. */
import type { CouncilFiles, PlanFiles } from './council.files.ts'
import { whyValueDiffers } from './stated-value.rules.ts'
import { checkPassages } from './passages.check.ts'
import { type Report, unique } from './check-report.ts'
import { goalMistakes } from './goal-shape.rules.ts'

export function checkPlan(
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
  checkPassages({ plan, kpis }, report)
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
    row.stated.forEach((stated, at) => {
      const differs = whyValueDiffers(stated, row.unit)
      if (differs !== null) report(`${folder}/kpis.json`, ['kpis', index, 'stated', at, 'value'], differs)
    })
    for (const mistake of goalMistakes(
      { ...row, baselineValue: row.baseline?.value, baselineLabel: row.baseline?.label },
      plan.fiscalYear,
    ))
      report(`${folder}/kpis.json`, ['kpis', index, mistake.field], mistake.message)
    all(
      'kpis.json',
      ['kpis', index, 'organizationGoals'],
      (row.organizationGoals ?? []).map((each) => each.organizationId),
      organizations,
      '機関',
    )
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
  if (kpi.comparator === 'le' && !kpi.stated.some((row) => row.comparator === 'le'))
    return '「以下」の目標なのに、計画に書かれた値に「以下」(le)がありません'
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
