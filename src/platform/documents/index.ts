/** Papers that leave the house: what they say (paper.ts), as PDF and as Word. */
export type { Block, Paper, PaperPart, PaperTable } from './paper.ts'
export { fileAnswer } from './files.ts'
export { pdfOf } from './pdf.ts'
export { type WorkbookCell, type WorkbookSheet, workbookOf } from './workbook.ts'
export { type ReadCell, readWorkbook } from './read-workbook.ts'
export { wordOf } from './word.ts'
