/**
 * Which numbers of tables that hang together may be shown (design §4; domain.md 8.2; decisions 0016, 0033).
 *
 * Tables with their totals are a circulation: what enters a node leaves it, and the grand total closes the circle. Each
 * number is an arc. A hidden number is uncertain when a unit could be moved around a circle of hidden numbers within
 * what their marks say. That is searched for, so the answer is exact for one publication.
 *
 * Publications of one year are sums over the same records up to later and later days, so a number never falls (where it
 * did, by a correction, nothing is supposed to be moved). A unit may be moved in a run of publications, first to last,
 * if the circle is hidden in all of them, stays at or above the number before the run and at or below the number after
 * it. Whoever has read all of them could then believe in either world; so a number that has such a circle is safe for
 * good, and a new publication has to leave each earlier hidden number one.
 */

/** `below`: smaller than the threshold; `hidden`: would give a small number away; null: the number itself is shown. */
export type Mark = 'below' | 'hidden' | null

/** The numbers' places: arc i leads from node `from[i]` to node `to[i]`. */
export interface Network {
  from: readonly number[]
  to: readonly number[]
}

/** One publication over the network: number and mark by arc. `below` is its threshold. */
export interface Issue {
  below: number
  values: readonly number[]
  marks: Mark[]
  /** A hidden number may be a small one too: `hidden` says nothing but that it isn't 0, and `below` isn't used. */
  isOpen?: boolean
}

/** Where a hidden number's uncertainty comes from: the run of publications and the arcs of the circle. */
interface Witness {
  last: number
  circle: ReadonlySet<number>
}

/**
 * Sets the marks of the last publication; the others' stay as they were published.
 * @returns false where nothing that could be hidden in it keeps an earlier number safe: it must not be published
 */
export function protectNewest(network: Network, issues: readonly Issue[]): boolean {
  const newest = issues.at(-1)
  if (newest === undefined) return true
  newest.values.forEach((value, arc) => {
    newest.marks[arc] = value > 0 && value < newest.below ? (newest.isOpen === true ? 'hidden' : 'below') : null
  })
  if (issues.length === 1 && newest.marks.every((mark) => mark === null)) return true
  const search = searchIn(network, issues)
  // Each round hides more, so it ends.
  for (let exposed = search.firstExposed(); exposed !== undefined; exposed = search.firstExposed()) {
    const added = search.cheapestCircle(exposed)
    if (added === null) return false
    for (const arc of added) newest.marks[arc] = 'hidden'
  }
  takeBack(search, newest)
  return true
}

/** Shows again what later choices made needless, the largest first. */
function takeBack(search: Search, newest: Issue): void {
  const hidden = newest.marks
    .flatMap((mark, arc) => (mark === 'hidden' && (newest.values[arc] ?? 0) >= newest.below ? [arc] : []))
    .sort((a, b) => (newest.values[b] ?? 0) - (newest.values[a] ?? 0))
  for (const arc of hidden) {
    newest.marks[arc] = null
    if (!search.standsWithout(arc)) newest.marks[arc] = 'hidden'
  }
}

interface Place {
  issue: number
  arc: number
}

interface Search {
  /** A hidden number of any publication that has no circle. */
  firstExposed(): Place | undefined
  /** What the newest publication has to hide so that it has one, as little as possible; null where nothing helps. */
  cheapestCircle(place: Place): number[] | null
  /** Whether all stay safe now that the newest publication shows this number. */
  standsWithout(arc: number): boolean
}

function searchIn(network: Network, issues: readonly Issue[]): Search {
  const { from, to } = network
  const last = issues.length - 1
  const nodes = Math.max(-1, ...from, ...to) + 1
  const touching: number[][] = Array.from({ length: nodes }, () => [])
  from.forEach((node, arc) => {
    touching[node]?.push(arc)
    touching[to[arc] ?? 0]?.push(arc)
  })
  const witnesses = new Map<string, Witness>()
  const valueIn = (issue: number, arc: number): number => issues[issue]?.values[arc] ?? 0
  const markIn = (issue: number, arc: number): Mark => issues[issue]?.marks[arc] ?? null

  /**
   * What it costs to use the arc in a run: nothing where it is hidden in all of it,
   * its number where the newest shows it.
   */
  const costIn = (arc: number, first: number, end: number): number => {
    let cost = 0
    for (let issue = first; issue <= end; issue += 1) {
      const value = valueIn(issue, arc)
      // A zero is known to everybody and carries nothing.
      if (value === 0) return Infinity
      if (markIn(issue, arc) !== null) continue
      if (issue !== last) return Infinity
      cost = value
    }
    return cost
  }
  const canGrow = (arc: number, first: number, end: number): boolean => {
    for (let issue = first; issue <= end; issue += 1)
      if (markIn(issue, arc) === 'below' && valueIn(issue, arc) + 1 >= (issues[issue]?.below ?? 0)) return false
    return end === last || valueIn(end, arc) < valueIn(end + 1, arc)
  }
  const canShrink = (arc: number, first: number, end: number): boolean => {
    for (let issue = first; issue <= end; issue += 1)
      if (
        valueIn(issue, arc) <=
        (markIn(issue, arc) === 'below' || issues[issue]?.isOpen === true ? 1 : (issues[issue]?.below ?? 0))
      )
        return false
    return first === 0 || valueIn(first, arc) > valueIn(first - 1, arc)
  }

  /** The cheapest way back to where the arc begins, one unit more or less in it; null where there is none. */
  const circleThrough = (
    arc: number,
    first: number,
    end: number,
    most: number,
  ): { cost: number; circle: number[] } | null => {
    const ways = [
      ...(canGrow(arc, first, end) ? [cheapestWay(arc, to[arc] ?? 0, from[arc] ?? 0, first, end, most)] : []),
      ...(canShrink(arc, first, end) ? [cheapestWay(arc, from[arc] ?? 0, to[arc] ?? 0, first, end, most)] : []),
    ]
    return ways.reduce((best, way) => (way !== null && (best === null || way.cost < best.cost) ? way : best), null)
  }

  const cheapestWay = (
    without: number,
    start: number,
    goal: number,
    first: number,
    end: number,
    most: number,
  ): { cost: number; circle: number[] } | null => {
    const distance = new Float64Array(nodes).fill(Infinity)
    const arcTo = new Int32Array(nodes).fill(-1)
    const settled = new Uint8Array(nodes)
    distance[start] = 0
    for (;;) {
      let node = -1
      for (let each = 0; each < nodes; each += 1)
        if (
          settled[each] === 0 &&
          (distance[each] ?? Infinity) <= most &&
          (node < 0 || (distance[each] ?? 0) < (distance[node] ?? 0))
        )
          node = each
      if (node < 0) return null
      if (node === goal) break
      settled[node] = 1
      for (const arc of touching[node] ?? []) {
        const forward = from[arc] === node
        const next = (forward ? to[arc] : from[arc]) ?? 0
        if (arc === without || settled[next] === 1) continue
        const far = (distance[node] ?? 0) + costIn(arc, first, end)
        if (
          far < (distance[next] ?? 0) &&
          far <= most &&
          (forward ? canGrow(arc, first, end) : canShrink(arc, first, end))
        ) {
          distance[next] = far
          arcTo[next] = arc
        }
      }
    }
    const circle = [without]
    for (let node = goal; node !== start;) {
      const arc = arcTo[node] ?? -1
      circle.push(arc)
      node = (from[arc] === node ? to[arc] : from[arc]) ?? start
    }
    return { cost: distance[goal] ?? 0, circle }
  }

  /** Runs of publications that hold this one, the shortest first. */
  const runsWith = (issue: number): [number, number][] => {
    const runs: [number, number][] = []
    for (let first = issue; first >= 0; first -= 1) for (let end = issue; end <= last; end += 1) runs.push([first, end])
    return runs.sort((a, b) => a[1] - a[0] - (b[1] - b[0]))
  }

  const findWitness = ({ issue, arc }: Place): boolean => {
    for (const [first, end] of runsWith(issue)) {
      const found = costIn(arc, first, end) === 0 ? circleThrough(arc, first, end, 0) : null
      if (found === null) continue
      witnesses.set(`${issue}:${arc}`, { last: end, circle: new Set(found.circle) })
      return true
    }
    return false
  }

  const hiddenPlaces = (): Place[] =>
    issues.flatMap((each, issue) => each.marks.flatMap((mark, arc) => (mark === null ? [] : [{ issue, arc }])))

  return {
    firstExposed: () =>
      hiddenPlaces().find((place) => !witnesses.has(`${place.issue}:${place.arc}`) && !findWitness(place)),
    cheapestCircle: ({ issue, arc }) => {
      const ways = Array.from({ length: issue + 1 }, (_, first) => {
        const own = costIn(arc, first, last)
        const found = own < Infinity ? circleThrough(arc, first, last, Number.MAX_SAFE_INTEGER) : null
        return found === null ? [] : [{ cost: found.cost + own, circle: found.circle }]
      }).flat()
      const [cheapest] = ways.sort((a, b) => a.cost - b.cost)
      return cheapest?.circle.filter((each) => markIn(last, each) === null) ?? null
    },
    standsWithout: (shown) => {
      const before = new Map(witnesses)
      witnesses.delete(`${last}:${shown}`)
      for (const [key, witness] of before) {
        if (witness.last !== last || !witness.circle.has(shown) || !witnesses.has(key)) continue
        const [issue = 0, arc = 0] = key.split(':').map(Number)
        if (findWitness({ issue, arc })) continue
        witnesses.clear()
        for (const [each, kept] of before) witnesses.set(each, kept)
        return false
      }
      return true
    },
  }
}
