/** Holds what each reader is shown against the oracle; every difference has a kind, so that one hole is told once. */
import type pg from 'pg'
import type { TestCouncil } from '../../support/db.ts'
import { Oracle, widest } from './oracle.ts'
import { type Doors, pathsOf } from './pages.ts'
import type { Step } from './steps.ts'
import type { Walk } from './walk.ts'
import { keyOf, plantPattern, type Reader, readWorld, type Row, shownTo, tables, textOf, type World } from './world.ts'

export interface Difference {
  kind: string
  place: string
  reader: string
  row: string
  history: string[]
  steps: Step[]
}

export interface Counts {
  states: number
  readers: Set<string>
  rows: number
  texts: number
  pages: number
}

const nobody: Reader = { key: 'nobody', accountId: null, organizationId: null, role: null }
const describe = (reader: Reader): string =>
  `${reader.key} (${reader.role ?? '—'}, ${reader.organizationId ?? 'no organization'})`

export class Comparison {
  readonly found = new Map<string, Difference>()
  readonly counts: Counts = { states: 0, readers: new Set(), rows: 0, texts: 0, pages: 0 }

  #note(walk: Walk, reader: Reader, direction: string, place: string, why: string, row: string): void {
    const kind = `${direction} · ${why} · ${place}`
    if (!this.found.has(kind))
      this.found.set(kind, {
        kind,
        place,
        reader: describe(reader),
        row,
        history: [...walk.history],
        steps: [...walk.taken],
      })
  }

  /** Table by table and row by row, for everybody of the cast and for nobody. */
  async rows(
    open: TestCouncil,
    walk: Walk,
    client: pg.ClientBase,
    only: (key: string) => boolean = () => true,
  ): Promise<World> {
    const world = await readWorld(
      open,
      walk.cases.map((each) => each.id),
      walk.plants,
    )
    const oracle = new Oracle(world, open.council.clock.today())
    this.counts.states += 1
    const readers = [nobody, ...[...walk.cast].map(([key, person]) => oracle.readerOf(key, person.accountId))]
    for (const reader of readers.filter((each) => only(each.key))) {
      this.counts.readers.add(`${reader.key} ${reader.role} ${reader.organizationId}`)
      const shown = await shownTo(client, reader, world)
      for (const table of tables)
        for (const row of world.of(table))
          this.#row(walk, world, oracle, reader, table, row, shown.get(keyOf(table, row)))
    }
    return world
  }

  #row(
    walk: Walk,
    world: World,
    oracle: Oracle,
    reader: Reader,
    table: string,
    row: Row,
    shown: Row | undefined,
  ): void {
    this.counts.rows += 1
    const verdict = oracle.row(reader, table, row)
    const which = `${keyOf(table, row)} of ${textOf(row['organization_id']) || textOf(row['from_organization_id'])}, case ${walk.cases.findIndex((each) => each.id === (row['case_id'] ?? row['id']))}`
    if (verdict.is === 'no' && shown) return this.#note(walk, reader, 'sees but must not', table, verdict.why, which)
    if (verdict.is === 'yes' && !shown)
      return this.#note(walk, reader, 'must see but doesn’t', table, verdict.why, which)
    if (!shown) return
    for (const [column, value] of Object.entries(shown)) {
      for (const token of new Set(JSON.stringify(value).match(plantPattern))) {
        this.counts.texts += 1
        const text = oracle.text(reader, table, row, column, token)
        if (text.is === 'no')
          this.#note(
            walk,
            reader,
            'reads the text but must not',
            `${table}.${column}`,
            text.why,
            `${which}: ${world.plants.get(token)?.what ?? token}`,
          )
      }
    }
  }

  /** The same through pages and API, for whoever can sign in. */
  async pages(open: TestCouncil, walk: Walk, doors: Doors, only: (key: string) => boolean = () => true): Promise<void> {
    const world = await readWorld(
      open,
      walk.cases.map((each) => each.id),
      walk.plants,
    )
    const oracle = new Oracle(world, open.council.clock.today())
    for (const [key, person] of walk.cast) {
      const actor = walk.actorOf(key)
      if (actor === undefined || !only(key)) continue
      const reader = oracle.readerOf(key, person.accountId)
      const { pages, api } = pathsOf(world, actor)
      for (const [ask, paths] of [
        [doors.open, pages],
        [doors.ask, api],
      ] as const) {
        for (const path of paths) {
          const shown = await ask(actor, path)
          this.counts.pages += 1
          const place = shown.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/=%[^&]*/, '=…')
          if (shown.status >= 500)
            this.#note(walk, reader, 'answers with an error', `page ${place}`, String(shown.status), path)
          for (const token of shown.tokens) {
            const standing = world.standing.get(token) ?? []
            if (standing.length === 0) continue
            this.counts.texts += 1
            const verdict = widest(
              standing.map(({ table, row, column }) => oracle.text(reader, table, row, column, token)),
            )
            const [where] = standing
            if (verdict.is === 'no')
              this.#note(
                walk,
                reader,
                'reads the text but must not',
                `page ${place}`,
                `${verdict.why} · ${where?.table}.${where?.column}`,
                `${world.plants.get(token)?.what ?? token}`,
              )
          }
          const subject = /^\/cases\/([0-9a-f-]{36})$/.exec(path)?.[1]
          const row = world.of('cases').find((each) => each['id'] === subject)
          if (row && shown.status === 404 && oracle.row(reader, 'cases', row).is === 'yes')
            this.#note(walk, reader, 'must see but doesn’t', `page ${place}`, 'the case', path)
          if (row && shown.status === 200 && oracle.row(reader, 'cases', row).is === 'no')
            this.#note(walk, reader, 'sees but must not', `page ${place}`, 'the case', path)
        }
      }
    }
  }

  report(): string {
    const groups = Map.groupBy([...this.found.values()], (each) => each.kind.split(' · ').slice(0, 2).join(' · '))
    const lines: string[] = []
    for (const [kind, each] of groups) {
      lines.push(`\n${kind}`)
      for (const one of each)
        lines.push(
          `   ${one.place}${one.kind
            .split(' · ')
            .slice(3)
            .map((more) => ` (${more})`)
            .join('')} — ${one.reader} — ${one.row}`,
        )
      const [shortest] = each.toSorted((a, b) => a.history.length - b.history.length)
      lines.push(`     after: ${shortest?.history.join(' → ') ?? ''}`)
    }
    return lines.join('\n')
  }
}
