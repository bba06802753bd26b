/**
 * The plan's official text as lines and cells, in its order, and the same of a printed paper. What is taken away of
 * either is named here, one by one: it belongs to the page or to the transcription, and says nothing.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { getDocumentProxy } from 'unpdf'
import { projectDir } from '../../src/platform/project.ts'

const file = join(projectDir, 'councils', 'nagano', 'plans', '2025', 'official-text.txt')

/**
 * A line of the text, or a row of a table with tabs between its cells. Within a line nothing is changed.
 */
export function officialLines(): string[] {
  return cellParagraphs(brokenOverPages(readFileSync(file, 'utf8')))
    .split('\n')
    .map((line) => emptyEnd(listMark(pageOfContents(line))))
    .filter((line) => line !== '')
}

/** The transcription breaks a line where the printed page ended (between pages 1 and 2), within a sentence. */
const brokenOverPages = (text: string): string => text.replace('を設置し、こ\n\nこれらの', 'を設置し、ここれらの')

/** In the second half of the 工程表, the transcription marks the paragraphs of a cell; a space stands between, as above. */
const cellParagraphs = (text: string): string => text.replace(/<\/?p>/g, '')

/** The page numbers of its own contents follow from how it was set. */
const pageOfContents = (line: string): string => line.replace(/\t\d+$/, '')

/** The transcription writes lists with a hyphen. */
const listMark = (line: string): string => line.replace(/^ *- /, '')

/** A heading over all columns has one cell, or one and empty ones. */
const emptyEnd = (line: string): string => line.replace(/\t+$/, '')

/** The same of a Word file; the paragraphs of a cell have a space between. */
export function wordLines(docx: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
  const paragraphs = (part: string): string[] =>
    [...part.matchAll(/<w:p(?: [^>]*)?>.*?<\/w:p>/gs)].map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => decoded(match[1] ?? '')).join(''),
    )
  return [...xml.matchAll(/<w:tr>.*?<\/w:tr>|<w:p(?: [^>]*)?>.*?<\/w:p>/gs)]
    .map(([part]) =>
      part.startsWith('<w:tr>')
        ? emptyEnd([...part.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => paragraphs(cell).join(' ')).join('\t'))
        : paragraphs(part).join(''),
    )
    .filter((line) => line !== '')
}

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** Without spaces and breaks: where a line of a PDF ends follows from how it was set. */
export const dense = (text: string): string => text.replace(/\s/g, '')

/**
 * The characters of a PDF in the order in which a screen reader says them: as tagged, so that the foot of each page and
 * the headings that a table repeats are not among them; without the dots and page numbers of the contents.
 */
export async function pdfCharacters(pdf: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const said = new Map<string, string>()
    let at = ''
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('id' in item) at = item.id
      if ('str' in item) said.set(at, `${said.get(at) ?? ''}${item.str}`)
    }
    const wordsOf = (node: Tagged): string =>
      node.type === 'content'
        ? (said.get(node.id ?? '') ?? '')
        : `${(node.children ?? []).map(wordsOf).join('')}${node.role === 'P' ? '\n' : ''}`
    pages.push(wordsOf((await page.getStructTree()) as Tagged).replace(/(?:\. *){3,}\d+$/gm, ''))
  }
  return dense(pages.join(''))
}

interface Tagged {
  role?: string
  type?: string
  id?: string
  children?: Tagged[]
}
