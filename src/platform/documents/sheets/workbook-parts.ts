/** A workbook (.xlsx) as the parts of its ZIP: which sheets there are, its shared texts, how its cells show numbers. */
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { Parser } from 'saxen'
import { type SheetLimits, SheetRefused } from './sheet-cells.ts'

export interface WorkbookParts {
  /** In their order, without hidden ones. */
  sheets: { name: string; path: string }[]
  texts: string[]
  /** By the style of a cell. */
  shows: ('number' | 'date' | 'time' | 'percent')[]
  startsIn1904: boolean
}

export const broken = 'こわれているか、Excelの表(.xlsx)ではないファイルです。Excelで開いて保存し直してください。'

/** The parts that are wanted, unfolded within the sizes that the file itself states. @throws SheetRefused */
export function partsOf(
  bytes: Uint8Array,
  limits: SheetLimits,
  wanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  let unfolded = 0
  const within = (part: UnzipFileInfo): boolean => {
    unfolded += part.originalSize
    if (unfolded > limits.bytes)
      throw new SheetRefused('表が大きすぎます。要る行と列だけを新しい表に写して、もう一度選んでください。')
    return wanted(part.name)
  }
  try {
    return unzipSync(bytes, { filter: within })
  } catch (error) {
    throw error instanceof SheetRefused ? error : new SheetRefused(broken)
  }
}

const text = (part: Uint8Array | undefined): string => new TextDecoder().decode(part)
const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Walks through one part. @throws SheetRefused where it is no XML */
export function walk(
  xml: string,
  on: {
    open?: (name: string, attributes: () => Record<string, string>) => void
    close?: (name: string) => void
    text?: (value: string) => void
  },
): void {
  const parser = new Parser()
  if (on.open) parser.on('openTag', (name, attributes) => on.open?.(localName(name), attributes))
  if (on.close) parser.on('closeTag', (name) => on.close?.(localName(name)))
  if (on.text) parser.on('text', (value, decode) => on.text?.(decode(value))).on('cdata', (value) => on.text?.(value))
  parser
    .on('error', () => {
      throw new SheetRefused(broken)
    })
    .on('warn', () => {})
  parser.parse(xml)
}

export function openWorkbook(bytes: Uint8Array, limits: SheetLimits): WorkbookParts {
  const parts = partsOf(
    bytes,
    limits,
    (name) =>
      name === '[Content_Types].xml' ||
      name === 'mimetype' ||
      /^xl\/(?:workbook|styles|sharedStrings)\.xml$/.test(name) ||
      name === 'xl/_rels/workbook.xml.rels',
  )
  if (text(parts['mimetype']).includes('opendocument'))
    throw new SheetRefused('OpenDocument(.ods)の表は読めません。Excelブック(.xlsx)で保存し直してください。')
  if (text(parts['[Content_Types].xml']).includes('macroEnabled'))
    throw new SheetRefused('マクロつきの表(.xlsm)は読めません。Excelブック(.xlsx)で保存し直してください。')
  const workbook = parts['xl/workbook.xml']
  if (workbook === undefined) throw new SheetRefused(broken)
  const targets = targetsOf(text(parts['xl/_rels/workbook.xml.rels']))
  const sheets: WorkbookParts['sheets'] = []
  let startsIn1904 = false
  walk(text(workbook), {
    open: (name, attributes) => {
      if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes()['date1904'] ?? '')
      if (name !== 'sheet') return
      const { name: title = '', state = 'visible', ...others } = attributes()
      const link = Object.entries(others).find(([key]) => localName(key) === 'id' && key !== 'id')?.[1] ?? ''
      const path = targets.get(link)
      if (state === 'visible' && path !== undefined) sheets.push({ name: title, path })
    },
  })
  if (sheets.length === 0) throw new SheetRefused(broken)
  return { sheets, startsIn1904, texts: textsOf(parts['xl/sharedStrings.xml']), shows: showsOf(parts['xl/styles.xml']) }
}

function targetsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  walk(xml || '<x/>', {
    open: (name, attributes) => {
      const { Id: id = '', Target: target = '' } = attributes()
      if (name === 'Relationship')
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

/** Texts are kept once for the whole workbook. The reading above a name (rPh) is no part of it. */
function textsOf(part: Uint8Array | undefined): string[] {
  const texts: string[] = []
  let [current, inText, inReading] = ['', false, false]
  walk(text(part) || '<x/>', {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') inReading = true
      else if (name === 't') inText = !inReading
    },
    close: (name) => {
      if (name === 'si') texts.push(unescaped(current))
      else if (name === 'rPh') inReading = false
      else if (name === 't') inText = false
    },
    text: (value) => {
      if (inText) current += value
    },
  })
  return texts
}

/** What XML can't hold is written as _x000D_ (ECMA-376, 22.9.2.19). */
export const unescaped = (value: string): string =>
  value.includes('_x')
    ? value.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : value

const dateFormats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
const timeFormats = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47])

function showsOf(part: Uint8Array | undefined): WorkbookParts['shows'] {
  const codes = new Map<number, string>()
  const shows: WorkbookParts['shows'] = []
  let inCells = false
  walk(text(part) || '<x/>', {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes()['numFmtId']), attributes()['formatCode'] ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) shows.push(showOf(Number(attributes()['numFmtId'] ?? 0), codes))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return shows
}

function showOf(id: number, codes: ReadonlyMap<number, string>): WorkbookParts['shows'][number] {
  if (id === 9 || id === 10) return 'percent'
  if (dateFormats.has(id)) return 'date'
  if (timeFormats.has(id)) return 'time'
  // What stands in quotes, after a backslash or in brackets is said and not a part of the number;
  // the first of its forms counts.
  const code =
    (codes.get(id) ?? '')
      .replaceAll('&quot;', '"')
      .replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
      .split(';')[0]
      ?.toLowerCase() ?? ''
  if (code.includes('general') || code.includes('標準')) return 'number'
  if (/[yde年]|m月|月/.test(code)) return 'date'
  if (/[hs]/.test(code)) return 'time'
  if (/m/.test(code)) return 'date'
  return code.includes('%') ? 'percent' : 'number'
}
