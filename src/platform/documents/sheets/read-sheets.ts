/**
 * Files from outside, read in a thread with limits of time and memory (sheet-thread.ts). The one way to read a sheet.
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { log } from '../../log.ts'
import { projectDir } from '../../project.ts'
import { ThreadRefused } from '../../threads/thread-work.ts'
import type { Question } from './sheet-thread.ts'
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
/** Threads at a time; a few further files wait, each with the connection of whoever brought it. */
const mostThreads = 2
const mostWaiting = 4

class TooMuch extends SheetRefused {}

let running = 0
const waiting: (() => void)[] = []
/** One that has read its file well waits for the next, without keeping the process alive. */
let idle: Worker | undefined

function takeThread(): Worker {
  const thread =
    idle ?? new Worker(join(projectDir, 'dist', 'sheet-thread.js'), { resourceLimits: memory, execArgv: [] })
  idle = undefined
  thread.removeAllListeners('exit')
  thread.ref()
  return thread
}

interface Turn {
  /** Ends the turn where it fails. @throws SheetRefused with a sentence for whoever brought the file */
  ask(question: Question, moved?: ArrayBuffer[]): Promise<unknown>
  close(): Promise<void>
}

/** A thread of one's own until it is closed. @throws ThreadRefused where too many wait */
async function takeTurn(): Promise<Turn> {
  if (waiting.length >= mostWaiting) throw new ThreadRefused('full', `${waiting.length} sheets wait already`)
  if (running >= mostThreads) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  const thread = takeThread()
  let [closed, failed] = [false, false]
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    if (
      failed ||
      idle !== undefined ||
      !(await asked(thread, 'forget').then(
        () => true,
        () => false,
      ))
    )
      await thread.terminate()
    else {
      thread.unref()
      thread.on('exit', () => {
        if (idle === thread) idle = undefined
      })
      idle = thread
    }
    running -= 1
    waiting.shift()?.()
  }
  const ask = (question: Question, moved?: ArrayBuffer[]): Promise<unknown> =>
    asked(thread, question, moved).catch(async (error: unknown) => {
      // A thread that says what is wrong with the file is well itself.
      failed = !(error instanceof SheetRefused) || error instanceof TooMuch
      await close()
      throw error
    })
  return { ask, close }
}

/** @throws SheetRefused with a sentence for whoever brought the file, ThreadRefused where too many wait */
export async function openSheets(bytes: Uint8Array, limits: SheetLimits = formLimits): Promise<SheetFile> {
  const { ask, close } = await takeTurn()
  const copy = new Uint8Array(bytes)
  const sheets = (await ask({ bytes: copy, limits }, [copy.buffer])) as string[]
  return { sheets, close, next: async (sheet, most) => (await ask({ sheet, most })) as SheetRow[] }
}

/**
 * The files of a ZIP.
 * @throws SheetRefused with a sentence for whoever brought it, ThreadRefused where too many wait
 */
export async function filesInZip(bytes: Uint8Array, limits: ZipLimits): Promise<ZipFile[]> {
  const { ask, close } = await takeTurn()
  const copy = new Uint8Array(bytes)
  const files = (await ask({ zip: copy, limits }, [copy.buffer])) as ZipFile[]
  await close()
  return files
}

function asked(thread: Worker, question: Question, moved: ArrayBuffer[] = []): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      clearTimeout(clock)
      for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event)
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
    thread.on('message', (answer: { value?: unknown; refused?: string; failed?: string }) =>
      settle(() => {
        if (answer.refused !== undefined) reject(new SheetRefused(answer.refused))
        else if (answer.failed !== undefined) reject(new Error(answer.failed))
        else resolve(answer.value)
      }),
    )
    thread.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch()
      else settle(() => reject(error))
    })
    thread.on('exit', tooMuch)
    thread.postMessage(question, moved)
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
