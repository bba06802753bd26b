/**
 * The one build: the server, the operator's command and the bench as one file each, and what browsers load. Packages
 * stay in node_modules. Nothing is built again while its sources are the same; files appear whole or not at all, so
 * that a test run and a start in the same folder do not disturb one another.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { build, stop, version, type BuildOptions, type BuildResult, type Metafile } from 'esbuild'

const projectDir = join(import.meta.dirname, '..')
const dist = join(projectDir, 'dist')
const publicDir = join(dist, 'public')

export type Program =
  | 'main'
  | 'offloaded'
  | 'sheet-reader'
  | 'cli'
  | 'bench'
  | 'faults'
  | 'token'
  | 'server'
  | 'command'
const programs: Record<Program, string> = {
  main: 'src/main.ts',
  // What the others start beside themselves.
  offloaded: 'src/offloaded.ts',
  'sheet-reader': 'src/platform/documents/sheets/sheet-reader.ts',
  cli: 'src/cli/main.ts',
  token: 'src/cli/token-main.ts',
  bench: 'bench/main.ts',
  faults: 'bench/faults/main.ts',
  // What starts the first two where nothing is built (scripts/pack.ts).
  server: 'scripts/packed-server.ts',
  command: 'scripts/packed-command.ts',
}

/** Bundles one program for Node; answers its file. */
export async function buildProgram(program: Program): Promise<string> {
  const outfile = join(dist, `${program}.js`)
  await cached(program, {
    entryPoints: [programs[program]],
    outfile,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    loader: { '.sql': 'text', '.svg': 'text' },
    // In files of their own: within the program they would be kept in memory twice, as its text and as data.
    sourcemap: 'linked',
    sourcesContent: false,
  })
  return outfile
}

/** What a program that serves or writes papers needs beside its own file. */
export const buildOffloaded = async (): Promise<void> =>
  void (await Promise.all([buildProgram('offloaded'), buildProgram('sheet-reader')]))

/**
 * Bundles style and browser scripts into dist/public under names that change with their content, and their manifest.
 */
export async function buildPublic(): Promise<void> {
  const scripts = list(join(projectDir, 'src/browser'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
    .map((name) => `src/browser/${name}`)
  await cached('public', {
    entryPoints: [
      ...list(join(projectDir, 'src/ui/styles'))
        .filter((name) => name === 'main.css')
        .map((name) => `src/ui/styles/${name}`),
      ...scripts,
    ],
    outdir: publicDir,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    platform: 'browser',
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    minify: true,
    loader: { '.svg': 'file', '.woff2': 'file' },
  })
}

/** Ends esbuild's own process, which has 140 MB and waits for more to build. */
export const buildNoMore = (): Promise<void> => stop()

interface Cache {
  key: string
  inputs: Record<string, string>
  outputs: string[]
}

async function cached(name: string, options: BuildOptions): Promise<void> {
  const record = join(dist, `${name}.cache.json`)
  const key = createHash('sha256')
    .update(JSON.stringify([version, options]))
    .digest('hex')
  const before = readCache(record)
  if (
    before?.key === key &&
    Object.entries(before.inputs).every(([file, stamp]) => stampOf(file) === stamp) &&
    before.outputs.every((file) => stampOf(file) !== '')
  )
    return

  const result = await build({
    ...options,
    absWorkingDir: projectDir,
    bundle: true,
    write: false,
    metafile: true,
    charset: 'utf8',
    logLevel: 'warning',
  })
  for (const file of result.outputFiles) writeWhole(file.path, file.contents)
  const outputs = result.outputFiles.map((file) => relative(projectDir, file.path))
  if (name === 'public') outputs.push(writeManifest(result))
  const inputs = Object.fromEntries(Object.keys(result.metafile.inputs).map((file) => [file, stampOf(file)]))
  writeWhole(record, JSON.stringify({ key, inputs, outputs } satisfies Cache))
}

/** {"main.css": "main-HASH.css"}, for the pages; files of former contents are removed. */
function writeManifest(result: BuildResult<{ metafile: true; write: false }>): string {
  const outputs: Metafile['outputs'] = result.metafile.outputs
  const entries = Object.entries(outputs).flatMap(([file, output]) =>
    output.entryPoint === undefined
      ? []
      : [[basename(output.entryPoint).replace(/\.ts$/, '.js'), basename(file)] as const],
  )
  const file = join(publicDir, 'manifest.json')
  writeWhole(file, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
  const current = new Set(['manifest.json', ...Object.keys(outputs).map((path) => basename(path))])
  for (const name of list(publicDir))
    if (!current.has(name) && !name.includes('.new-')) rmSync(join(publicDir, name), { recursive: true, force: true })
  return relative(projectDir, file)
}

function readCache(file: string): Cache | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Cache
  } catch {
    return undefined
  }
}

function stampOf(file: string): string {
  const found = statSync(join(projectDir, file), { throwIfNoEntry: false })
  return found === undefined ? '' : `${found.size}/${found.mtimeMs}`
}

function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.new-${process.pid}`
  writeFileSync(draft, content)
  renameSync(draft, file)
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
