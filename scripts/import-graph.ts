/** What imports what below src/, read from the syntax: static, re-exported, dynamic and `import('…').Type`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

export interface Import {
  /** File relative to the root with forward slashes, or the package's name. */
  readonly target: string
  readonly isFile: boolean
  /** Vanishes in the program that runs. */
  readonly typeOnly: boolean
}

export interface SourceFile {
  readonly path: string
  readonly imports: readonly Import[]
  /** Kinds of expression that some rooms may not hold, as they are written. */
  readonly uses: ReadonlySet<'async' | 'await' | 'new Date()' | 'Date.now()' | 'import.meta path'>
  /** Imports that can't be followed, so that nothing hides behind them. */
  readonly unclear: readonly string[]
}

type Uses = SourceFile['uses'] extends ReadonlySet<infer Use> ? Use : never
interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const code = /\.(?:ts|tsx|mts)$/
const notCode = /\.(?:test\.tsx?|specimens\.ts|d\.ts)$/

export function readSources(root: string): Map<string, SourceFile> {
  const files = new Map<string, SourceFile>()
  const top = join(root, 'src')
  if (!existsSync(top)) return files
  for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !code.test(entry.name) || notCode.test(entry.name)) continue
    const file = readSource(root, join(entry.parentPath, entry.name))
    files.set(file.path, file)
  }
  return files
}

function readSource(root: string, file: string): SourceFile {
  const text = readFileSync(file, 'utf8')
  const { program, errors } = parseSync(file, text)
  const imports: Import[] = []
  const unclear: string[] = errors.map((error) => `cannot be parsed: ${error.message}`)
  const uses = new Set<Uses>()

  const add = (specifier: unknown, typeOnly: boolean): void => {
    if (typeof specifier !== 'string') {
      unclear.push('imports a name that is computed')
    } else if (!specifier.startsWith('.')) {
      imports.push({ target: specifier, isFile: false, typeOnly })
    } else {
      const target = resolve(dirname(file), specifier)
      if (!existsSync(target)) unclear.push(`imports ${specifier}, which does not exist`)
      else imports.push({ target: relative(root, target).split(sep).join('/'), isFile: true, typeOnly })
    }
  }

  const resolvesPackages = new Set<unknown>()
  visit(program, (node) => {
    // createRequire(import.meta.url) looks for packages upwards, which works from the bundle too.
    if (
      node.type === 'CallExpression' &&
      nameOf(node['callee']) === 'createRequire' &&
      Array.isArray(node['arguments'])
    )
      resolvesPackages.add(node['arguments'][0])
    if (resolvesPackages.has(node)) return
    if (node.type === 'ImportDeclaration')
      add(valueOf(node['source']), node['importKind'] === 'type' || onlyTypes(node['specifiers'], 'importKind'))
    else if (node.type === 'ExportNamedDeclaration' && isNode(node['source']))
      add(valueOf(node['source']), node['exportKind'] === 'type' || onlyTypes(node['specifiers'], 'exportKind'))
    else if (node.type === 'ExportAllDeclaration') add(valueOf(node['source']), node['exportKind'] === 'type')
    else if (node.type === 'ImportExpression') add(valueOf(node['source']), false)
    else if (node.type === 'TSImportType') add(valueOf(node['source']) ?? valueOf(node['argument']), true)
    else if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node['await'] === true))
      uses.add('await')
    else if (node['async'] === true) uses.add('async')
    else if (
      node.type === 'NewExpression' &&
      nameOf(node['callee']) === 'Date' &&
      Array.isArray(node['arguments']) &&
      node['arguments'].length === 0
    )
      uses.add('new Date()')
    else if (
      node.type === 'MemberExpression' &&
      nameOf(node['object']) === 'Date' &&
      nameOf(node['property']) === 'now'
    )
      uses.add('Date.now()')
    else if (
      node.type === 'MemberExpression' &&
      isNode(node['object']) &&
      node['object'].type === 'MetaProperty' &&
      ['url', 'dirname', 'filename'].includes(nameOf(node['property']) ?? '')
    )
      uses.add('import.meta path')
  })
  return { path: relative(root, file).split(sep).join('/'), imports, uses, unclear }
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see)
  } else if (isNode(value)) {
    see(value)
    for (const key in value) if (key !== 'type' && key !== 'parent') visit(value[key], see)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function valueOf(node: unknown): unknown {
  if (!isNode(node)) return undefined
  return node.type === 'TSLiteralType' ? valueOf(node['literal']) : node['value']
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : undefined
}

/** `import { type A, type B }`; an import without names runs the file and is none. */
function onlyTypes(specifiers: unknown, kind: string): boolean {
  return (
    Array.isArray(specifiers) &&
    specifiers.length > 0 &&
    specifiers.every((specifier) => isNode(specifier) && specifier[kind] === 'type')
  )
}
