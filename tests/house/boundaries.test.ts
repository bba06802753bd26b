/** Each wall of the house is shown to hold: a house with one violation is built, and the check must find it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkBoundaries } from '../../scripts/boundary-rules.ts'

const houses: string[] = []
afterEach(() => houses.splice(0).forEach((house) => rmSync(house, { recursive: true })))

const sound: Record<string, string> = {
  'src/modules/order.json': '["people", "cases", "accounts"]',
  'src/platform/database/gateway.ts': 'export const query = async () => {}; export interface ReadDb { read: true }',
  'src/platform/clock.ts': 'export const now = () => new Date()',
  'src/platform/japanese/dates.ts': 'export const wareki = (date: string) => date',
  'src/platform/mail.ts': 'export const send = async () => {}; export interface Mail { to: string }',
  'src/ui/button.tsx':
    "import { wareki } from '../platform/japanese/dates.ts'\nimport type { Mail } from '../platform/mail.ts'\nexport const Button = (p: { mail: Mail }) => <b>{wareki(p.mail.to)}</b>",
  'src/permissions.ts': 'export const permissions = {}',
  'src/browser/draft.ts': 'export {}',
  'src/modules/people/index.ts': "export { listPeople } from './person.queries.ts'",
  'src/modules/people/person.queries.ts':
    "import { query } from '../../platform/database/gateway.ts'\nexport const listPeople = query",
  'src/modules/cases/index.ts': "export { canClose } from './case.rules.ts'",
  'src/modules/cases/case.labels.ts': "export const labels = { open: '開いている' }",
  'src/modules/cases/case.rules.ts':
    "import { labels } from './case.labels.ts'\nexport const canClose = () => labels.open",
  'src/modules/cases/case.queries.ts':
    "import { listPeople } from '../people/index.ts'\nexport interface Row { id: string }\nexport const listCases = listPeople",
  'src/modules/cases/close-case.actions.ts':
    "import { listCases } from './case.queries.ts'\nexport const closeCase = listCases",
  'src/modules/cases/pages/case-page.tsx':
    "import { Button } from '../../../ui/button.tsx'\nimport type { Row } from '../case.queries.ts'\nexport const CasePage = (p: Row) => <Button mail={{ to: p.id }} />",
  'src/modules/accounts/session.ts': 'export const expires = () => new Date()',
  'tests/support/builders.ts': 'export const person = {}',
}

function house(changes: Record<string, string>): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'tsunagu-house-'))
  houses.push(root)
  for (const [path, text] of Object.entries({ ...sound, ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkBoundaries(root).findings
}

test('a sound house has no finding', () => {
  expect(house({})).toEqual([])
})

test.each<[wall: string, changes: Record<string, string>, finding: string]>([
  [
    'platform knows no module',
    { 'src/platform/mail.ts': "import '../modules/people/index.ts'" },
    'src/platform/mail.ts → src/modules/people/index.ts: platform knows no module',
  ],
  [
    'platform knows no module, not even through another file',
    {
      'src/platform/mail.ts': "import '../permissions.ts'",
      'src/permissions.ts': "export * from './modules/people/index.ts'",
    },
    'src/platform/mail.ts → src/permissions.ts → src/modules/people/index.ts: platform knows no module',
  ],
  [
    'ui knows no module, not even its types',
    { 'src/ui/list.tsx': "import type { Row } from '../modules/cases/index.ts'\nexport type A = Row" },
    'ui knows no module',
  ],
  [
    'ui takes no value from platform',
    { 'src/ui/list.tsx': "import { send } from '../platform/mail.ts'\nexport { send }" },
    'ui takes only types from platform',
  ],
  [
    'ui takes no value from platform by re-export',
    { 'src/ui/list.tsx': "export { send } from '../platform/mail.ts'" },
    'ui takes only types from platform',
  ],
  [
    'platform takes no value from ui',
    { 'src/platform/mail.ts': "import { Button } from '../ui/button.tsx'\nexport { Button }" },
    'platform takes only types from ui',
  ],
  [
    'a module is entered through its index',
    { 'src/modules/cases/x.ts': "import { listPeople } from '../people/person.queries.ts'\nexport { listPeople }" },
    'a module is entered only through its index.ts',
  ],
  [
    'its types too',
    {
      'src/modules/cases/x.ts':
        "import type { listPeople } from '../people/person.queries.ts'\nexport type X = typeof listPeople",
    },
    'a module is entered only through its index.ts',
  ],
  [
    'by import() too',
    { 'src/modules/cases/x.ts': "export const x = () => import('../people/person.queries.ts')" },
    'a module is entered only through its index.ts',
  ],
  [
    'by import type expression too',
    { 'src/modules/cases/x.ts': "export type X = import('../people/person.queries.ts').Y" },
    'a module is entered only through its index.ts',
  ],
  [
    'the composition enters modules through their index as well',
    { 'src/app.ts': "import './modules/people/person.queries.ts'" },
    'a module is entered only through its index.ts',
  ],
  [
    'modules are a one-way list',
    { 'src/modules/people/x.ts': "import '../cases/index.ts'" },
    'src/modules/people/x.ts → src/modules/cases/index.ts: people may know only the modules before it',
  ],
  [
    'nobody goes upward around a corner',
    {
      'src/modules/people/x.ts': "import '../../permissions.ts'",
      'src/permissions.ts': "import './modules/cases/index.ts'",
    },
    'src/modules/people/x.ts → src/permissions.ts → src/modules/cases/index.ts: people may know only',
  ],
  [
    'a module stands in the list',
    { 'src/modules/jobs/index.ts': 'export {}' },
    'src/modules/jobs: is missing in src/modules/order.json',
  ],
  [
    'rules know no database type',
    {
      'src/modules/cases/case.rules.ts':
        "import type { ReadDb } from '../../platform/database/gateway.ts'\nexport type X = ReadDb",
    },
    'rules do not know the database',
  ],
  [
    'rules reach no database',
    {
      'src/modules/cases/case.rules.ts': "import { listCases } from './case.queries.ts'\nexport { listCases }",
      'src/modules/cases/case.queries.ts':
        "import { query } from '../../platform/database/gateway.ts'\nexport const listCases = query",
    },
    'src/modules/cases/case.rules.ts → src/modules/cases/case.queries.ts → src/platform/database/gateway.ts: rules do no I/O',
  ],
  [
    'rules do not wait',
    { 'src/modules/cases/case.rules.ts': 'export const canClose = async () => true' },
    'rules are pure',
  ],
  [
    'rules do not read the clock',
    { 'src/modules/cases/case.rules.ts': 'export const canClose = () => new Date()' },
    "new Date() reads the machine's clock",
  ],
  [
    'actions do not read the clock',
    { 'src/modules/cases/close-case.actions.ts': 'export const at = () => Date.now()' },
    "Date.now() reads the machine's clock",
  ],
  [
    'queries do not reach actions',
    {
      'src/modules/cases/case.queries.ts': "import { closeCase } from './close-case.actions.ts'\nexport { closeCase }",
    },
    'queries do not reach actions',
  ],
  [
    'pages reach no queries',
    { 'src/modules/cases/pages/case-page.tsx': "import { listCases } from '../case.queries.ts'\nexport { listCases }" },
    'a page is given its data',
  ],
  [
    'pages reach no database around a corner',
    {
      'src/modules/cases/pages/case-page.tsx': "import './parts.tsx'",
      'src/modules/cases/pages/parts.tsx': "import '../../../platform/database/gateway.ts'",
    },
    'src/modules/cases/pages/case-page.tsx → src/modules/cases/pages/parts.tsx → src/platform/database/gateway.ts: a page is given its data',
  ],
  [
    'pages do not wait',
    { 'src/modules/cases/pages/case-page.tsx': 'export const x = async () => { await null }' },
    'a page renders what it is given',
  ],
  [
    'browser scripts stay among themselves',
    { 'src/browser/draft.ts': "import '../permissions.ts'" },
    'src/browser imports only src/browser',
  ],
  [
    'the product does not import its tests',
    { 'src/app.ts': "import '../tests/support/builders.ts'" },
    'the product does not import its tests',
  ],
  [
    'paths are not taken from import.meta',
    { 'src/app.ts': 'export const here = import.meta.dirname' },
    'use projectDir',
  ],
  ['an import that leads nowhere is not passed over', { 'src/app.ts': "import './gone.ts'" }, 'which does not exist'],
  [
    'a computed import is not passed over',
    { 'src/app.ts': "const name = './x.ts'\nexport const x = import(name)" },
    'imports a name that is computed',
  ],
  ['there are no rooms without a name', { 'src/modules/cases/utils/text.ts': 'export {}' }, '"utils" is no room'],
])('%s', (_, changes, finding) => {
  const findings = house(changes)
  expect(findings.length).toBeGreaterThan(0)
  expect(findings.join('\n')).toContain(finding)
})
