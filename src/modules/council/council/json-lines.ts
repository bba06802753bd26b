/** Where in a JSON text each value begins, so that a mistake in a council's file can be named by its line. */

type Path = readonly PropertyKey[]

export interface LocatedJson {
  value: unknown
  /** The line (from 1) on which the value at the path begins; the nearest known ancestor where it doesn't exist. */
  line(path: Path): number
}

/** @throws SyntaxError as `JSON.parse` does; V8 names the position in its message. */
export function parseLocatedJson(text: string): LocatedJson {
  const value: unknown = JSON.parse(text)
  // Walking is only needed once there is a mistake to name, and a map is a long file.
  let lines: Map<string, number> | undefined
  return {
    value,
    line(path) {
      lines ??= linesOf(text)
      for (let length = path.length; length >= 0; length -= 1) {
        const found = lines.get(
          path
            .slice(0, length)
            .map((part) => `/${String(part)}`)
            .join(''),
        )
        if (found !== undefined) return found
      }
      return 1
    },
  }
}

function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  let at = 0
  let line = 1

  const advance = (to: number): void => {
    for (; at < to; at += 1) if (text.charCodeAt(at) === 10) line += 1
  }
  const skipSpace = (): void => {
    let next = at
    while (next < text.length && ' \t\r\n'.includes(text.charAt(next))) next += 1
    advance(next)
  }
  const endOfString = (): number => {
    let next = at + 1
    while (text.charAt(next) !== '"') next += text.charAt(next) === '\\' ? 2 : 1
    return next + 1
  }
  // The text is known to be valid, so the walk only has to follow the brackets.
  const walk = (key: string): void => {
    skipSpace()
    lines.set(key, line)
    const first = text.charAt(at)
    if (first === '{' || first === '[') {
      const close = first === '{' ? '}' : ']'
      advance(at + 1)
      skipSpace()
      for (let index = 0; text.charAt(at) !== close; index += 1) {
        let name = String(index)
        if (first === '{') {
          const end = endOfString()
          name = JSON.parse(text.slice(at, end)) as string
          advance(end)
          skipSpace()
          advance(at + 1)
        }
        walk(`${key}/${name}`)
        skipSpace()
        if (text.charAt(at) === ',') advance(at + 1)
        skipSpace()
      }
      advance(at + 1)
    } else if (first === '"') {
      advance(endOfString())
    } else {
      const rest = /^[^\s,\]}]+/.exec(text.slice(at, at + 40))
      advance(at + (rest?.[0].length ?? 1))
    }
  }
  walk('')
  return lines
}
