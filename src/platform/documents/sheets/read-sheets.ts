/**
 * Files from outside, read in a worker thread with limits of time and memory (sheet-reader.ts). The one way to read
 * a sheet.
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { log } from '../../log.ts'
import { projectDir } from '../../project.ts'
import { OffloadRefused } from '../../offload/offloaded-work.ts'
import type { Question } from './sheet-reader.ts'
import { formLimits, type SheetCell, type SheetLimits, SheetRefused, type SheetRow } from './sheet-cells.ts'
import type { ZipFile, ZipLimits } from './zip-files.ts'

export interface SheetFile {
  /** In their order, with their names; a CSV has one without a name. */
  sheets: string[]
  /** The next rows of a sheet that have something in them; none at its end. @throws SheetRefused */
  next(sheet: number, most: number): Promise<SheetRow[]>
  close(): Promise<void>
}

const memory = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
/** For one question: opening the file, or the next rows. */
const mostSeconds = 30
/** Worker threads at a time; a few further files wait, each with the connection of whoever brought it. */
const mostWorkers = 2
const mostWaiting = 4

class TooMuch extends SheetRefused {}

let running = 0
const waiting: (() => void)[] = []
/** One that has read its file well waits for the next, without keeping the process alive. */
let idle: Worker | undefined

function takeReader(): Worker {
  const reader =
    idle ?? new Worker(join(projectDir, 'dist', 'sheet-reader.js'), { resourceLimits: memory, execArgv: [] })
  idle = undefined
  reader.removeAllListeners('exit')
  reader.ref()
  return reader
}

interface Turn {
  /** Ends the turn where it fails. @throws SheetRefused with a sentence for whoever brought the file */
  ask(question: Question, moved?: ArrayBuffer[]): Promise<unknown>
  close(): Promise<void>
}

/** A worker thread of one's own until it is closed. @throws OffloadRefused where too many wait */
async function takeTurn(): Promise<Turn> {
  if (waiting.length >= mostWaiting) throw new OffloadRefused('full', `${waiting.length} sheets wait already`)
  if (running >= mostWorkers) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  const reader = takeReader()
  let [closed, failed] = [false, false]
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    if (
      failed ||
      idle !== undefined ||
      !(await asked(reader, 'forget').then(
        () => true,
        () => false,
      ))
    )
      await reader.terminate()
    else {
      reader.unref()
      reader.on('exit', () => {
        if (idle === reader) idle = undefined
      })
      idle = reader
    }
    running -= 1
    waiting.shift()?.()
  }
  const ask = (question: Question, moved?: ArrayBuffer[]): Promise<unknown> =>
    asked(reader, question, moved).catch(async (error: unknown) => {
      // A worker thread that says what is wrong with the file is well itself.
      failed = !(error instanceof SheetRefused) || error instanceof TooMuch
      await close()
      throw error
    })
  return { ask, close }
}

/** @throws SheetRefused with a sentence for whoever brought the file, OffloadRefused where too many wait */
export async function openSheets(bytes: Uint8Array, limits: SheetLimits = formLimits): Promise<SheetFile> {
  const { ask, close } = await takeTurn()
  const copy = new Uint8Array(bytes)
  const sheets = (await ask({ bytes: copy, limits }, [copy.buffer])) as string[]
  return { sheets, close, next: async (sheet, most) => (await ask({ sheet, most })) as SheetRow[] }
}

/**
 * The files of a ZIP.
 * @throws SheetRefused with a sentence for whoever brought it, OffloadRefused where too many wait
 */
export async function filesInZip(bytes: Uint8Array, limits: ZipLimits): Promise<ZipFile[]> {
  const { ask, close } = await takeTurn()
  const copy = new Uint8Array(bytes)
  const files = (await ask({ zip: copy, limits }, [copy.buffer])) as ZipFile[]
  await close()
  return files
}

function asked(reader: Worker, question: Question, moved: ArrayBuffer[] = []): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      clearTimeout(clock)
      for (const event of ['message', 'error', 'exit']) reader.removeAllListeners(event)
      then()
    }
    const tooMuch = (): void =>
      settle(() =>
        reject(
          new TooMuch(
            '大きすぎるか、読むのに時間がかかりすぎる表です。要る行と列だけを新しい表に写して、もう一度選んでください。',
          ),
        ),
      )
    const clock = setTimeout(tooMuch, mostSeconds * 1_000)
    reader.on('message', (answer: { value?: unknown; refused?: string; failed?: string }) =>
      settle(() => {
        if (answer.refused !== undefined) reject(new SheetRefused(answer.refused))
        else if (answer.failed !== undefined) reject(new Error(answer.failed))
        else resolve(answer.value)
      }),
    )
    reader.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch()
      else settle(() => reject(error))
    })
    reader.on('exit', tooMuch)
    reader.postMessage(question, moved)
  })
}

export interface WholeSheet {
  name: string
  /** By the number that the spreadsheet shows, minus one; rows with nothing in them are empty. */
  rows: SheetCell[][]
}

/** All sheets of a form, whole. @throws SheetRefused */
export async function readSheets(bytes: Uint8Array, limits: SheetLimits = formLimits): Promise<WholeSheet[]> {
  const file = await openSheets(bytes, limits)
  try {
    const sheets: WholeSheet[] = []
    for (const [index, name] of file.sheets.entries()) {
      const rows: SheetCell[][] = []
      for (const row of await file.next(index, limits.rows + 1)) {
        while (rows.length < row.number - 1) rows.push([])
        rows[row.number - 1] = row.cells
      }
      sheets.push({ name, rows })
    }
    return sheets
  } catch (error) {
    // What it is that we could not read is for the log; whoever brought it needs a sentence.
    if (!(error instanceof SheetRefused)) log.error('a file was not read', { error })
    throw error
  } finally {
    await file.close()
  }
}
