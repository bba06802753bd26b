/**
 * The worker thread in which a file from outside is read, with memory of its own: what it does to the reader ends the
 * worker thread and not the process. It is asked for the names of the sheets and for the next rows, or for the files
 * of a ZIP, and answers one question at a time.
 */
import { parentPort } from 'node:worker_threads'
import { takeSecondPlace } from '../../offload/second-place.ts'
import { type FileSheet, openFile } from './open-file.ts'
import { type SheetLimits, SheetRefused, type SheetRow } from './sheet-cells.ts'
import { filesOf, type ZipLimits } from './zip-files.ts'

export type Question =
  | { bytes: Uint8Array; limits: SheetLimits }
  | { sheet: number; most: number }
  | { zip: Uint8Array; limits: ZipLimits }
  | 'forget'

takeSecondPlace()

let sheets: FileSheet[] = []
let iterators = new Map<number, ReturnType<FileSheet['rows']>>()

async function nextRows(sheet: number, most: number): Promise<SheetRow[]> {
  const rows = iterators.get(sheet) ?? sheets[sheet]?.rows()
  if (rows === undefined) return []
  iterators.set(sheet, rows)
  const taken: SheetRow[] = []
  while (taken.length < most) {
    const next = await rows.next()
    if (next.done === true) break
    taken.push(next.value)
  }
  return taken
}

async function answer(question: Question): Promise<unknown> {
  if (question !== 'forget' && 'sheet' in question) return nextRows(question.sheet, question.most)
  if (question !== 'forget' && 'zip' in question) return filesOf(question.zip, question.limits)
  ;[sheets, iterators] = [[], new Map()]
  if (question !== 'forget') sheets = openFile(question.bytes, question.limits)
  return sheets.map(({ name }) => name)
}

let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (question: Question) => {
  last = last.then(async () => {
    try {
      parentPort?.postMessage({ value: await answer(question) })
    } catch (error) {
      parentPort?.postMessage(error instanceof SheetRefused ? { refused: error.message } : { failed: String(error) })
    }
  })
})
