/** Papers and workbooks as answers that are made in a worker thread (src/offloaded.ts) once the page's transaction is over. */
import { making, type Making } from '../http/room.ts'
import { offloadedWork } from '../offload/offloaded-work.ts'
import { fileAnswer } from './files.ts'
import type { Paper } from './paper.ts'
import type { WorkbookSheet } from './workbook.ts'

// In characters of the paper as data. A year's plan has some 18,000; 400,000 take the
// typesetter five seconds and 200 MB.
export const pdfWork = offloadedWork<Paper, Uint8Array>('pdf', 400_000)
export const wordWork = offloadedWork<Paper, Uint8Array>('word', 2_000_000)
export const workbookWork = offloadedWork<readonly WorkbookSheet[], Uint8Array>('workbook', 10_000_000)
// A map of 77 municipalities has 60,000; it takes 40 ms.
export const pngWork = offloadedWork<string, Uint8Array>('png', 1_000_000)

/** @param name in Japanese, without its ending */
export const pdfAnswer = (name: string, paper: Paper): Making =>
  making(pdfWork, paper, (file) => fileAnswer(name, 'pdf', file))
export const wordAnswer = (name: string, paper: Paper): Making =>
  making(wordWork, paper, (file) => fileAnswer(name, 'docx', file))
export const workbookAnswer = (name: string, sheets: readonly WorkbookSheet[]): Making =>
  making(workbookWork, sheets, (file) => fileAnswer(name, 'xlsx', file))
/** @param svg that stands alone */
export const picturePng = (name: string, svg: string): Making =>
  making(pngWork, svg, (file) => fileAnswer(name, 'png', file))
