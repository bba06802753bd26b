/** Each wall of the house is shown to hold: a house with one violation is built, and the check must find it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkBoundaries } from '../../scripts/boundary-rules.ts'

const houses: string[] = []
afterEach(() => houses.splice(0).forEach((house) => rmSync(house, { recursive: true })))

const sound: Record<string, string> = {
  'src/rooms.ts':
    "import './modules/people/people/index.ts'\nimport './modules/casework/cases/index.ts'\nimport './modules/casework/trainings/index.ts'\nimport './modules/access/accounts/index.ts'",
  'src/modules/people/index.ts': "export { listPeople } from './people/index.ts'",
  'src/modules/casework/index.ts': "export { canClose } from './cases/index.ts'",
  'src/modules/casework/trainings/index.ts': 'export {}',
  'src/modules/access/accounts/index.ts': 'export {}',
  'src/platform/database/gateway.ts': 'export const query = async () => {}; export interface ReadDb { read: true }',
  'src/platform/clock.ts': 'export const now = () => new Date()',
  'src/platform/japanese/dates.ts': 'export const wareki = (date: string) => date',
  'src/platform/mail.ts': 'export const send = async () => {}; export interface Mail { to: string }',
  'src/ui/button.tsx':
    "import { wareki } from '../platform/japanese/dates.ts'\nimport type { Mail } from '../platform/mail.ts'\nexport const Button = (p: { mail: Mail }) => <b>{wareki(p.mail.to)}</b>",
  'src/permissions.ts': 'export const permissions = {}',
  'src/browser/draft.ts': 'export {}',
  'src/modules/people/people/index.ts': "export { listPeople } from './person.queries.ts'",
  'src/modules/people/people/person.queries.ts':
    "import { query } from '../../../platform/database/gateway.ts'\nexport const listPeople = query",
  'src/modules/casework/cases/index.ts': "export { canClose } from './case.rules.ts'",
  'src/modules/casework/cases/case.labels.ts': "export const labels = { open: '開いている' }",
  'src/modules/casework/cases/case.rules.ts':
    "import { labels } from './case.labels.ts'\nexport const canClose = () => labels.open",
  'src/modules/casework/cases/case.queries.ts':
    "import { listPeople } from '../../people/index.ts'\nexport interface Row { id: string }\nexport const listCases = listPeople",
  'src/modules/casework/cases/close-case.actions.ts':
    "import { listCases } from './case.queries.ts'\nexport const closeCase = listCases",
  'src/modules/casework/cases/pages/case-page.tsx':
    "import { Button } from '../../../../ui/button.tsx'\nimport type { Row } from '../case.queries.ts'\nexport const CasePage = (p: Row) => <Button mail={{ to: p.id }} />",
  'src/modules/access/accounts/session.ts': 'export const expires = () => new Date()',
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
    { 'src/platform/mail.ts': "import '../modules/people/people/index.ts'" },
    'src/platform/mail.ts → src/modules/people/people/index.ts: platform knows no module',
  ],
  [
    'platform knows no module, not even through another file',
    {
      'src/platform/mail.ts': "import '../permissions.ts'",
      'src/permissions.ts': "export * from './modules/people/people/index.ts'",
    },
    'src/platform/mail.ts → src/permissions.ts → src/modules/people/people/index.ts: platform knows no module',
  ],
  [
    'ui knows no module, not even its types',
    { 'src/ui/list.tsx': "import type { Row } from '../modules/casework/cases/index.ts'\nexport type A = Row" },
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
    'a room is entered through its index',
    {
      'src/modules/casework/cases/index.ts': "export { canClose } from './case.rules.ts'",
      'src/modules/casework/trainings/x.ts': "import { canClose } from '../cases/case.rules.ts'\nexport { canClose }",
    },
    'a room is entered only through its index.ts (src/modules/casework/cases/index.ts)',
  ],
  [
    'its types too',
    {
      'src/modules/casework/trainings/x.ts':
        "import type { canClose } from '../cases/case.rules.ts'\nexport type X = typeof canClose",
    },
    'a room is entered only through its index.ts',
  ],
  [
    'by import() too',
    { 'src/modules/casework/trainings/x.ts': "export const x = () => import('../cases/case.rules.ts')" },
    'a room is entered only through its index.ts',
  ],
  [
    'by import type expression too',
    { 'src/modules/casework/trainings/x.ts': "export type X = import('../cases/case.rules.ts').Y" },
    'a room is entered only through its index.ts',
  ],
  [
    'another wing is entered through its own index',
    {
      'src/modules/casework/cases/x.ts':
        "import { listPeople } from '../../people/people/index.ts'\nexport { listPeople }",
    },
    'another wing is entered only through its index.ts (src/modules/people/index.ts)',
  ],
  [
    "a wing's index gives no file of a room",
    { 'src/modules/people/index.ts': "export { listPeople } from './people/person.queries.ts'" },
    'a room is entered only through its index.ts (src/modules/people/people/index.ts)',
  ],
  [
    'rooms of a wing do not go around by its index',
    { 'src/modules/casework/trainings/x.ts': "import { canClose } from '../index.ts'\nexport { canClose }" },
    "a wing's index is for other wings",
  ],
  [
    'the composition enters rooms through their index as well',
    { 'src/app.ts': "import './modules/people/people/person.queries.ts'" },
    'a room is entered only through its index.ts',
  ],
  [
    'rooms are a one-way list',
    { 'src/modules/casework/cases/x.ts': "import '../trainings/index.ts'" },
    'src/modules/casework/cases/x.ts → src/modules/casework/trainings/index.ts: casework/cases may know only the rooms before it',
  ],
  [
    'so are wings',
    { 'src/modules/people/people/x.ts': "import '../../casework/index.ts'" },
    'src/modules/people/people/x.ts → src/modules/casework/index.ts: people/people may know only the rooms before it',
  ],
  [
    'nobody goes upward around a corner',
    {
      'src/modules/people/people/x.ts': "import '../../../permissions.ts'",
      'src/permissions.ts': "import './modules/casework/cases/index.ts'",
    },
    'src/modules/people/people/x.ts → src/permissions.ts → src/modules/casework/cases/index.ts: people/people may know only',
  ],
  [
    'a room stands in the list',
    { 'src/modules/casework/jobs/index.ts': 'export {}' },
    'src/modules/casework/jobs: is missing in src/rooms.ts',
  ],
  [
    'the rooms of a wing stand together',
    {
      'src/rooms.ts':
        "import './modules/people/people/index.ts'\nimport './modules/casework/cases/index.ts'\nimport './modules/access/accounts/index.ts'\nimport './modules/casework/trainings/index.ts'",
    },
    'src/rooms.ts: the rooms of casework do not stand together',
  ],
  [
    'rules know no database type',
    {
      'src/modules/casework/cases/case.rules.ts':
        "import type { ReadDb } from '../../../platform/database/gateway.ts'\nexport type X = ReadDb",
    },
    'rules do not know the database',
  ],
  [
    'rules reach no database',
    {
      'src/modules/casework/cases/case.rules.ts': "import { listCases } from './case.queries.ts'\nexport { listCases }",
      'src/modules/casework/cases/case.queries.ts':
        "import { query } from '../../../platform/database/gateway.ts'\nexport const listCases = query",
    },
    'src/modules/casework/cases/case.rules.ts → src/modules/casework/cases/case.queries.ts → src/platform/database/gateway.ts: rules do no I/O',
  ],
  [
    'rules do not wait',
    { 'src/modules/casework/cases/case.rules.ts': 'export const canClose = async () => true' },
    'rules are pure',
  ],
  [
    'rules do not read the clock',
    { 'src/modules/casework/cases/case.rules.ts': 'export const canClose = () => new Date()' },
    "new Date() reads the machine's clock",
  ],
  [
    'actions do not read the clock',
    { 'src/modules/casework/cases/close-case.actions.ts': 'export const at = () => Date.now()' },
    "Date.now() reads the machine's clock",
  ],
  [
    'queries do not reach actions',
    {
      'src/modules/casework/cases/case.queries.ts':
        "import { closeCase } from './close-case.actions.ts'\nexport { closeCase }",
    },
    'queries do not reach actions',
  ],
  [
    'pages reach no queries',
    {
      'src/modules/casework/cases/pages/case-page.tsx':
        "import { listCases } from '../case.queries.ts'\nexport { listCases }",
    },
    'a page is given its data',
  ],
  [
    'pages reach no database around a corner',
    {
      'src/modules/casework/cases/pages/case-page.tsx': "import './parts.tsx'",
      'src/modules/casework/cases/pages/parts.tsx': "import '../../../../platform/database/gateway.ts'",
    },
    'src/modules/casework/cases/pages/case-page.tsx → src/modules/casework/cases/pages/parts.tsx → src/platform/database/gateway.ts: a page is given its data',
  ],
  [
    'pages do not wait',
    { 'src/modules/casework/cases/pages/case-page.tsx': 'export const x = async () => { await null }' },
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
  [
    'there are no rooms without a name',
    { 'src/modules/casework/cases/utils/text.ts': 'export {}' },
    '"utils" is no room',
  ],
])('%s', (_, changes, finding) => {
  const findings = house(changes)
  expect(findings.length).toBeGreaterThan(0)
  expect(findings.join('\n')).toContain(finding)
})
