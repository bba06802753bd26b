/**
 * Figures: what pages of figures are made of, between the parts of a page (`ui`) and the rooms.
 * table     figures as data, shown as a table and written as Excel and CSV
 * picture   a chart or map of the page, standing alone as SVG and PNG
 * source    where a file's numbers are from, of which instant, how they were counted
 */
export { asksForFile, figurePage, figuresShown, type FigureSource, pictureAnswer } from './figure-page.tsx'
export { FigurePicture, type FigurePictureProps, FigureTable, type FigureTableProps } from './FigureTable.tsx'
export {
  type FigureCell,
  type FigureCellParts,
  type FigureColumn,
  type FigureRow,
  type FigureTableData,
} from './table.ts'
