/**
 * The walls of the house (docs/ARCHITECTURE.md): which room may know which. Each finding is the chain of files that
 * leads through a wall and the rule it breaks. Tests beside their source are not looked at.
 */
import { readSources, type Import, type SourceFile } from './import-graph.ts'

/** Its imports are the order of the rooms: a wing's stand together. */
const orderFile = 'src/rooms.ts'

const inside =
  (folder: string) =>
  (path: string): boolean =>
    path.startsWith(`${folder}/`)
const isPlatform = inside('src/platform')
const isUi = inside('src/ui')
const isModule = inside('src/modules')
const isDatabase = (path: string): boolean => /^src\/platform\/(?:database|embedded-postgres)\//.test(path)
/**
 * Words and values without any I/O, which forms and pictures speak too: Japanese, answers,
 * and arithmetic of civil dates.
 */
const isVocabulary = (path: string): boolean =>
  inside('src/platform/japanese')(path) || path === 'src/platform/outcome.ts' || path === 'src/platform/clock.ts'
const isQueries = (path: string): boolean => path.endsWith('.queries.ts')
const isActions = (path: string): boolean => path.endsWith('.actions.ts')
const isRules = (path: string): boolean => path.endsWith('.rules.ts')
const isPage = (path: string): boolean => /^src\/modules\/[^/]+\/[^/]+\/(?:.+\/)?pages\/.+\.tsx$/.test(path)

/** `casework/cases`: a room by its wing. A wing's own index is no room. */
const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+\/[^/]+)\//.exec(path)?.[1]
const wingOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1]
const indexOfRoom = /^src\/modules\/([^/]+\/[^/]+)\/index\.ts$/

/** Sessions and lock-out run on real time; business time comes from platform/clock. */
const onRealTime = new Set(['access/accounts'])

export interface Report {
  readonly files: number
  readonly findings: readonly string[]
}

export function checkBoundaries(root: string): Report {
  const sources = readSources(root)
  const findings = new Set<string>()
  const order = readOrder(sources, findings)
  for (const file of sources.values()) {
    for (const reason of file.unclear) findings.add(`${file.path}: ${reason}`)
    for (const edge of file.imports)
      for (const rule of directRules(file.path, edge)) findings.add(`${file.path} → ${edge.target}: ${rule}`)
    for (const rule of contentRules(file)) findings.add(`${file.path}: ${rule}`)
    for (const finding of distantRules(file, sources, order)) findings.add(finding)
  }
  return { files: sources.size, findings: [...findings].sort() }
}

/** The place of each room, and of each wing by its name: that of its last room. */
function readOrder(sources: ReadonlyMap<string, SourceFile>, findings: Set<string>): Map<string, number> {
  const listed = (sources.get(orderFile)?.imports ?? []).flatMap(({ target }) => indexOfRoom.exec(target)?.[1] ?? [])
  const order = new Map<string, number>()
  for (const [place, room] of listed.entries()) {
    const wing = room.slice(0, room.indexOf('/'))
    if (order.has(wing) && order.get(wing) !== place - 1)
      findings.add(`${orderFile}: the rooms of ${wing} do not stand together`)
    order.set(room, place)
    order.set(wing, place)
  }
  for (const path of sources.keys()) {
    const room = moduleOf(path)
    if (room !== undefined && !order.has(room)) findings.add(`src/modules/${room}: is missing in ${orderFile}`)
  }
  return order
}

/** Walls between a file and what it names itself; a type counts as well, unless the rule says otherwise. */
function* directRules(from: string, edge: Import): Generator<string> {
  const to = edge.target
  if (!edge.isFile) return
  if (/^(?:tests|bench|scripts)\//.test(to)) yield 'the product does not import its tests, bench or scripts'
  if (inside('src/browser')(from) && !inside('src/browser')(to)) yield 'src/browser imports only src/browser'
  if (isPlatform(from) && isUi(to) && !edge.typeOnly)
    yield 'platform takes only types from ui; what it needs is passed to it'
  if (isUi(from) && isPlatform(to) && !isVocabulary(to) && !edge.typeOnly)
    yield 'ui takes only types from platform, except platform/japanese, outcome.ts and clock.ts'
  yield* doors(from, to)
  if (isRules(from) && isDatabase(to)) yield 'rules do not know the database, not even its types'
}

function* doors(from: string, to: string): Generator<string> {
  const [own, target] = [moduleOf(from), moduleOf(to)]
  const isNeighbour = own === undefined || wingOf(from) === wingOf(to)
  if (own !== undefined && to === `src/modules/${wingOf(from)}/index.ts`)
    yield "a wing's index is for other wings; within it rooms know each other directly"
  if (target === undefined || target === own) return
  if (from === `src/modules/${wingOf(to)}/index.ts` || isNeighbour) {
    if (to !== `src/modules/${target}/index.ts`)
      yield `a room is entered only through its index.ts (src/modules/${target}/index.ts)`
  } else yield `another wing is entered only through its index.ts (src/modules/${wingOf(to)}/index.ts)`
}

function* contentRules(file: SourceFile): Generator<string> {
  const { path, uses } = file
  const clock = (['new Date()', 'Date.now()'] as const).filter((use) => uses.has(use))
  const readsClock = isModule(path) ? !onRealTime.has(moduleOf(path) ?? '') : isUi(path)
  if (readsClock && clock.length > 0)
    yield `${clock.join(' and ')} reads the machine's clock; business time comes from platform/clock`
  if (isRules(path) && (uses.has('await') || uses.has('async'))) yield 'rules are pure: no async, no await'
  if (isPage(path) && (uses.has('await') || uses.has('async')))
    yield 'a page renders what it is given: no async, no await'
  if (uses.has('import.meta path') && path !== 'src/platform/project.ts')
    yield 'a path from import.meta is another one in the bundle; use projectDir of platform/project.ts'
  const vague = /(?:^|\/)(utils|helpers|services|common)(?:\/|\.tsx?$)/.exec(path)?.[1]
  if (vague !== undefined) yield `"${vague}" is no room; shared code goes to the room that owns the idea`
}

interface DistantRule {
  readonly rule: string
  readonly forbidden: (path: string) => boolean
  /** Files behind which another rule takes over. */
  readonly opaque: (path: string) => boolean
  readonly types: boolean
}

/** Walls that a file may also pass through others: the shortest chain is the finding. */
function* distantRules(
  file: SourceFile,
  sources: ReadonlyMap<string, SourceFile>,
  order: ReadonlyMap<string, number>,
): Generator<string> {
  const own = moduleOf(file.path)
  const otherModule = (path: string): boolean => isModule(path) && moduleOf(path) !== own
  const rules: DistantRule[] = []
  if (isPlatform(file.path) || isUi(file.path)) {
    rules.push({
      rule: `${isUi(file.path) ? 'ui' : 'platform'} knows no module`,
      forbidden: isModule,
      opaque: () => false,
      types: true,
    })
  }
  if (own !== undefined) {
    const place = order.get(own) ?? -1
    const placeOf = (path: string): number => order.get(moduleOf(path) ?? wingOf(path) ?? '') ?? Infinity
    rules.push({
      rule: `${own} may know only the rooms before it in ${orderFile}`,
      forbidden: (path) => otherModule(path) && placeOf(path) > place,
      opaque: otherModule,
      types: true,
    })
    if (isRules(file.path))
      rules.push({
        rule: 'rules do no I/O: they do not reach the database',
        forbidden: isDatabase,
        opaque: otherModule,
        types: false,
      })
    if (isQueries(file.path))
      rules.push({ rule: 'queries do not reach actions', forbidden: isActions, opaque: otherModule, types: true })
    if (isPage(file.path))
      rules.push({
        rule: 'a page is given its data: it reaches no queries, actions or database',
        forbidden: (path) => isQueries(path) || isActions(path) || isDatabase(path),
        opaque: otherModule,
        types: false,
      })
  }
  for (const rule of rules) for (const chain of chains(file, sources, rule)) yield `${chain.join(' → ')}: ${rule.rule}`
}

function* chains(start: SourceFile, sources: ReadonlyMap<string, SourceFile>, rule: DistantRule): Generator<string[]> {
  const seen = new Set([start.path])
  const queue: string[][] = [[start.path]]
  for (let chain = queue.shift(); chain !== undefined; chain = queue.shift()) {
    for (const edge of sources.get(chain.at(-1) ?? '')?.imports ?? []) {
      if (!edge.isFile || seen.has(edge.target) || (edge.typeOnly && !rule.types)) continue
      seen.add(edge.target)
      const longer = [...chain, edge.target]
      if (rule.forbidden(edge.target)) yield longer
      else if (!rule.opaque(edge.target)) queue.push(longer)
    }
  }
}
