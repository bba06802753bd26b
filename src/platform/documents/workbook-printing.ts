/** How a workbook comes out of a printer: what the library that writes it has no word for. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { WorkbookSheet } from './workbook.ts'

/**
 * Forms are as wide as the paper, however long; their head rows stand on each page (ECMA-376, 18.3.1.65, 18.3.1.63 and
 * the defined name of 18.2.5).
 * @param names of the sheets as the file has them
 */
export function withPrinting(file: Uint8Array, sheets: readonly WorkbookSheet[], names: readonly string[]): Uint8Array {
  const parts = unzipSync(file)
  const change = (part: string, by: (xml: string) => string): void => {
    parts[part] = strToU8(by(strFromU8(parts[part] ?? new Uint8Array())))
  }
  const titles: string[] = []
  sheets.forEach((sheet, index) => {
    if (sheet.isForm !== true) return
    change(`xl/worksheets/sheet${index + 1}.xml`, (xml) =>
      xml
        .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
        .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
    )
    if (sheet.headRows !== undefined)
      titles.push(
        `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted(names[index] ?? '')}!$1:$${sheet.headRows}</definedName>`,
      )
  })
  change('xl/workbook.xml', (xml) =>
    titles.length === 0 ? xml : xml.replace('<definedNames/>', `<definedNames>${titles.join('')}</definedNames>`),
  )
  return zipSync(parts)
}

const quoted = (name: string): string =>
  `'${name.replaceAll("'", "''")}'`.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
