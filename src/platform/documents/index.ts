/** Papers that leave the house: what they say (paper.ts), as PDF and as Word. */
export type { Block, ContentsEntry, Paper, PaperPart, PaperTable, TableCell } from './paper.ts'
export { fileAnswer } from './files.ts'
export {
  pdfAnswer,
  pdfWork,
  picturePng,
  pngWork,
  wordAnswer,
  wordWork,
  workbookAnswer,
  workbookWork,
} from './making.ts'
export { pngOf } from './png.ts'
export { pdfOf } from './pdf.ts'
export { type WorkbookCell, type WorkbookSheet, workbookOf } from './workbook.ts'
export {
  cellName,
  columnName,
  cellProblem,
  cellText,
  formLimits,
  type SheetCell,
  type SheetLimits,
  SheetRefused,
  type SheetRow,
} from './sheets/sheet-cells.ts'
export { columnReader, excelDay, findHead, type SheetColumns } from './sheets/columns.ts'
export { filesInZip, openSheets, readSheets, type SheetFile, type WholeSheet } from './sheets/read-sheets.ts'
export type { ZipFile } from './sheets/zip-files.ts'
export { wordOf } from './word.ts'
