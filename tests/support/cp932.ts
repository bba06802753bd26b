/** Text as a Japanese spreadsheet saves it. */
const codes = new Map<string, number[]>()
const decoder = new TextDecoder('shift_jis', { fatal: true })
for (let first = 0x81; first <= 0xfc; first += 1)
  for (let second = 0x40; second <= 0xfc; second += 1) {
    try {
      const character = decoder.decode(Uint8Array.of(first, second))
      if ([...character].length === 1 && !codes.has(character)) codes.set(character, [first, second])
    } catch {
      // No character stands there.
    }
  }

/** @throws where a character isn't one of CP932 */
export function cp932Of(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0
      const found = code < 0x80 ? [code] : codes.get(character)
      if (found === undefined) throw new Error(`not in CP932: ${character}`)
      return found
    }),
  )
}
