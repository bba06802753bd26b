/**
 * A thousand texts that break programs: what databases can't hold, what markup, formulas, shells and templates would
 * run, letters that fold, join, turn round or vanish, numbers that aren't, names every object has. The same each time.
 */
import { normalizeFreeText } from '../../src/platform/japanese/text.ts'

const seeds: readonly string[] = [
  '\u0000',
  'あ\u0000い',
  '\ud800',
  '\udc00',
  'x\ud83d',
  '\udfffx',
  '\ufffe',
  '\uffff',
  '\ufdd0',
  '\ufeff名前',
  '\u202e逆さ',
  '\u2066隠れ\u2069',
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u001b[31m',
  '\u0007',
  '\u007f',
  '\r\n',
  '\t',
  ' ',
  '　',
  '\n\n\n',
  '髙﨑𠮷',
  '葛󠄀城',
  '辻󠄁',
  '①㈱㍻',
  'ﾀｶﾐｻﾞﾜ',
  'か\u3099',
  'Z͑ͫ̓a̴͢l̸͠g̷o',
  '👨‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '🇯🇵',
  'ßẞİıſ',
  'ﷺ',
  '𝓈𝒸𝓇𝒾𝓅𝓉',
  'العربية',
  'ไทย',
  '〒',
  '々〆〇ヶ',
  "'; drop table people; --",
  "' or '1'='1",
  '" or ""="',
  "');select pg_sleep(9)--",
  '$$;$$',
  "\\'; --",
  '%',
  '_',
  '%_%',
  '\\',
  '\\\\',
  '*',
  '?',
  '(((',
  '[a-',
  'a{99999}',
  '(a+)+$',
  '\\u0000',
  '%00',
  '%ed%a0%80',
  '%s%s%n',
  '%',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '</textarea>',
  '</script>',
  '<!--',
  ']]>',
  '&lt;&#0;&#x110000;',
  'javascript:alert(1)',
  'data:text/html,x',
  '{{7*7}}',
  '${7*7}',
  '#{7*7}',
  '<%= 7 %>',
  '`id`',
  '$(id)',
  '| id',
  '; id',
  '&& id',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '../../../../etc/passwd',
  '..\\..\\',
  '/dev/null',
  'con',
  'file:///etc/passwd',
  'http://169.254.169.254/',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-Infinity',
  'true',
  'false',
  '0',
  '-0',
  '1e400',
  '1e-400',
  '9007199254740993',
  '0x1F',
  '１２３',
  '٣',
  '1,000',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-01-20T00:00:00Z',
  '令和99年13月32日',
  'R7-000001',
  '1/0',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  '{}',
  '[]',
  '{"a":1}',
  '"',
  "'",
  '""',
  "''",
  '{"$ne":null}',
  'a=1&b=2',
  'Set-Cookie: a=b',
  'a\r\nX-Injected: yes',
  'name@example',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'あ'.repeat(199),
  'a'.repeat(3000),
  '𠮷'.repeat(1500),
  '"'.repeat(500),
  '\n'.repeat(500),
  '<'.repeat(500),
]

/** Numbers as evenly spread as dice and the same on every machine (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function make(): string[] {
  const next = dice(20260120)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const made = [...seeds]
  while (made.length < 1000) {
    const kind = next()
    if (kind < 0.6) made.push(pick(seeds) + pick(seeds))
    else if (kind < 0.8) made.push(`${pick(seeds)}百瀬${pick(seeds)}${pick(seeds)}`)
    // Any code units at all, halves of pairs among them.
    else
      made.push(
        String.fromCharCode(...Array.from({ length: 1 + Math.floor(next() * 40) }, () => Math.floor(next() * 65_536))),
      )
  }
  return made
}

export const hostileTexts: readonly string[] = make()

/** What must come back: all that was written except what no page and no database can hold. */
export const unharmed = normalizeFreeText

/** The texts in groups of a size, to try many at once. */
export function groupsOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}

/** As many come at once as a small office has people. */
export async function eightAtOnce<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  for (const group of groupsOf(all, 8)) await Promise.all(group.map(work))
}
