/** The documents are true: what they name exists, and what they promise to list completely is complete. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { demoEntries, roleLabels } from '../../src/modules/access/accounts/index.ts'
import { apiEndpoints } from '../../src/rooms.ts'
import { apiRoot } from '../../src/platform/api/index.ts'
import { projectDir } from '../../src/platform/project.ts'

const read = (path: string): string => readFileSync(join(projectDir, path), 'utf8')

function filesBelow(folder: string): string[] {
  return readdirSync(join(projectDir, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

const documents = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...filesBelow('docs').filter((path) => path.endsWith('.md')),
]
const main = ['README.md', 'docs/ARCHITECTURE.md', 'docs/operations.md', 'docs/security.md']
const decisions = documents.filter((path) => path.startsWith('docs/decisions/'))
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts',
  Record<string, string>
>
const packages = [
  ...Object.keys(manifest.dependencies),
  ...Object.keys(manifest.devDependencies),
  ...Object.keys(manifest.optionalDependencies),
]
const ourFiles = ['src', 'tests', 'db', 'scripts', 'bench', 'councils', 'docs', 'deploy'].flatMap(filesBelow)

/** Code in running text, and blocks of it. */
const spansOf = (text: string): string[] =>
  [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')
const blocksOf = (text: string): string[] =>
  [...text.matchAll(/^```.*\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '')
const codeOf = (path: string): string => [...spansOf(read(path)), ...blocksOf(read(path))].join('\n')

/** What a document names and nothing has, each with the document. */
const wrongIn = (paths: readonly string[], find: (path: string) => readonly string[]): string[] =>
  paths.flatMap((path) => find(path).map((name) => `${path}: ${name}`))

test('every link and picture leads somewhere', () => {
  const broken = wrongIn(documents, (path) => {
    const links = [...read(path).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^[a-z]+:/.test(link))
    return links.filter((link) => !existsSync(resolve(projectDir, dirname(path), link)))
  })
  expect(broken).toEqual([])
})

test('every file and folder that is named exists', () => {
  const missing = wrongIn(documents, missingIn)
  expect(missing).toEqual([])
})

function missingIn(path: string): string[] {
  // A name with a placeholder stands for many.
  const names = [
    ...codeOf(path).matchAll(/(?<![\w./<-])(?:src|tests|db|docs|scripts|bench|councils|deploy)\/[\w./<>*-]*/g),
  ].map((match) => match[0].replace(/[.]$/, ''))
  const missing = names.filter((name) => !/[<*]/.test(name) && !existsSync(join(projectDir, name)))
  const bare = spansOf(read(path)).filter(
    (span) =>
      /^[\w.-]+\.(?:tsx?|mjs|sql|json)$/.test(span) &&
      !ourFiles.some((file) => file.endsWith(`/${span}`)) &&
      !existsSync(join(projectDir, span)),
  )
  return [...missing, ...bare]
}

const commandFiles = filesBelow('src/cli').filter((path) => /name: '\w+',\n {2}usage: '/.test(read(path)))
const verbs = commandFiles.map((path) => /name: '(\w+)'/.exec(read(path))?.[1] ?? '')

test('every npm command that is named exists', () => {
  const unknown = wrongIn(documents, (path) => {
    const runs = [...codeOf(path).matchAll(/\bnpm run (?:--silent )?(\w+)(?: -- (\w+))?/g)]
    return runs
      .filter(
        ([, script = '', verb]) =>
          !(script in manifest.scripts) ||
          (script === 'tsunagu' && verb !== undefined && verb !== 'VERB' && !verbs.includes(verb)),
      )
      .map((run) => run[0])
  })
  expect(unknown).toEqual([])
})

test('docs/operations.md has every verb of the operator’s command, as it is used', () => {
  expect(verbs.length).toBeGreaterThan(5)
  const rows = read('docs/operations.md')
  expect(verbs.filter((verb) => !new RegExp(`^\\| \`${verb}[ \`]`, 'm').test(rows))).toEqual([])
})

test('docs/operations.md has every setting, and none that isn’t', () => {
  const settings = [...read('src/platform/config/variables.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
    (match) => match[1],
  )
  const table = /## Settings\n([\s\S]*?)\n## /.exec(read('docs/operations.md'))?.[1] ?? ''
  const named = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap((row) =>
    [...(row[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map((match) => match[1]),
  )
  expect(named.toSorted()).toEqual(settings.toSorted())
})

test('every page and path of the API that is named is served', () => {
  const pages = allRoutes(() => {
    throw new Error('no council is asked')
  }).map((route) => `${route.method} ${route.path}`)
  const api = apiEndpoints.map((endpoint) => `${endpoint.method} ${apiRoot}${endpoint.path}`)
  const served = new Set([
    ...pages,
    ...api,
    `GET ${apiRoot}/openapi.json`,
    'GET /healthz',
    'GET /readyz',
    'GET /metrics',
  ])
  const unknown = wrongIn(main, (path) => {
    const paths = spansOf(read(path)).filter((span) => /^(?:(?:GET|POST|PUT) )?\/(?:[a-z][\w/:{}.-]*)?$/.test(span))
    const named = paths.map((span) => (span.startsWith('/') ? `GET ${span}` : span))
    return named.filter((each) => !/ \/(?:var|etc|opt|root)\//.test(each) && !served.has(each))
  })
  expect(unknown).toEqual([])
})

test('the README has the demo’s accounts, each with its role', () => {
  const rows = [...read('README.md').matchAll(/^\| `([^`]+@[^`]+)` \| ([^|]+) \|/gm)].map((row) => [
    row[1],
    row[2]?.trim(),
  ])
  expect(rows).toEqual(demoEntries.map((entry) => [entry.email, roleLabels[entry.role]]))
})

test('every package has its reason in the decision about libraries, and the packages there are installed', () => {
  const decision = read('docs/decisions/0022-libraries.md')
  expect(packages.filter((name) => !decision.includes(`\`${name}\``))).toEqual([])
  const inTable = [...decision.matchAll(/^\| (`[^|]+) \|/gm)].flatMap((row) => spansOf(row[1] ?? ''))
  expect(inTable.filter((name) => !packages.includes(name))).toEqual([])
})

test('decisions are numbered without a gap, and each argues', () => {
  const names = decisions.map((path) => path.replace('docs/decisions/', '')).toSorted()
  expect(names.map((name) => name.slice(0, 5))).toEqual(
    names.map((_name, index) => `${String(index + 1).padStart(4, '0')}-`),
  )
  for (const path of decisions) {
    const text = read(path)
    expect(text, path).toMatch(/^# .+\n\nDate: \d{4}-\d\d-\d\d · Status: (?:accepted|replaced by \d{4})\n/)
    for (const part of ['Context.', 'Decision', 'Alternatives.', 'Consequences.']) {
      // The libraries' alternatives stand in their table.
      if (path.endsWith('0022-libraries.md') && part === 'Alternatives.') continue
      expect(text, path).toContain(`**${part}`)
    }
  }
})

test('pictures are light enough to be read on a slow line', () => {
  for (const path of filesBelow('docs').filter((file) => file.endsWith('.png')))
    expect(statSync(join(projectDir, path)).size, path).toBeLessThan(250_000)
})

test('the guide for workers uses the words of the screen', () => {
  const screen = ourFiles
    .filter((path) => /^src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map(read)
    .join('\n')
  // What stands in bold and is no sentence is a label.
  const labels = documents
    .filter((path) => path.startsWith('docs/guide-ja/'))
    .flatMap((path) => [...read(path).matchAll(/\*\*([^*\n]+)\*\*/g)].map((match) => ({ path, label: match[1] ?? '' })))
    .filter(({ label }) => !/[。、]/.test(label))
  expect(labels.length).toBeGreaterThan(40)
  expect(labels.filter(({ label }) => !screen.includes(label)).map(({ path, label }) => `${path}: ${label}`)).toEqual(
    [],
  )
})
