/**
 * What can be printed: a character that no font of ours has gets a substitute, so that a paper is set whatever stands
 * in it. The typesetter refuses a paper for screen readers (PDF/UA-1) that has a character without a glyph.
 */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkit'
import type { Paper } from './paper.ts'

const files = [
  '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
  '@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
  '@expo-google-fonts/noto-serif-jp/700Bold/NotoSerifJP_700Bold.ttf',
  '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
  '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
] as const

/** In the order in which they are asked for a character. */
const fontNames = ['Noto Sans JP', 'Noto Sans Symbols 2', 'Noto Emoji', 'Noto Sans KR', 'Noto Sans Thai'] as const

/** Of a paper: what is official is set in 明朝, and takes from the other face what that one lacks. */
export const fontsOf = (face: Paper['face']): readonly string[] =>
  face === 'mincho' ? ['Noto Serif JP', ...fontNames] : fontNames

const paths = (): string[] => files.map((file) => fileURLToPath(import.meta.resolve(file)))
/** Those without 明朝: of a picture. */
export const pictureFonts = (): string[] => paths().filter((path) => !path.includes('Serif'))
export const fontFolders = (): string[] => paths().map((path) => dirname(path))

let known: Set<number> | undefined
/** Of the regular faces; a bold one that lacks a character takes the regular one's. */
function covered(): Set<number> {
  known ??= new Set(
    paths().flatMap((path) => {
      const font = create(readFileSync(path))
      return 'characterSet' in font ? font.characterSet : []
    }),
  )
  return known
}

/** 〓 stands in print where a type is missing. */
const substitute = '〓'
const kept = new Set(['\n', '\t', '\r'])
/** Joins, directions, variants and other signs that have no shape of their own. */
const shapeless = /^[\p{Cf}\p{Cc}\p{Variation_Selector}\p{Cs}\p{Default_Ignorable_Code_Point}]$/u

/** The same text with a substitute for what has no glyph, and without signs that have no shape. */
export function printableText(text: string): string {
  const glyphs = covered()
  let printable = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (kept.has(character) || (glyphs.has(code) && !shapeless.test(character))) printable += character
    else if (!shapeless.test(character)) printable += substitute
  }
  return printable
}

/** Every text of a value, however deep it lies. */
export function printable<T>(value: T): T {
  if (typeof value === 'string') return printableText(value) as T
  if (Array.isArray(value)) return value.map(printable) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printable(each)])) as T
  return value
}
