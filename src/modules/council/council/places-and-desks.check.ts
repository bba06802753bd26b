/** What must fit between areas, municipalities, organizations and desks. */
import type { CouncilFiles } from './council.files.ts'
import { hasValidCheckDigit } from './municipality-code.rules.ts'
import { type Report, unique } from './check-report.ts'

export function checkPlaces(files: CouncilFiles, report: Report): void {
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

export function checkOrganizations(files: CouncilFiles, report: Report): void {
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

export function checkDesks(files: CouncilFiles, report: Report): void {
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
