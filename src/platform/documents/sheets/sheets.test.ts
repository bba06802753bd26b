/** Files from outside: nothing that can't be read is taken as empty, and none takes the process along. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { filesInZip, openSheets, readSheets } from './read-sheets.ts'
import { cellText, formLimits, SheetRefused } from './sheet-cells.ts'
import { decodeText } from './sheet-text.ts'
import { dayOf } from './workbook-rows.ts'

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="ggge&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.0&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
const workbook = (rows: string, more: Record<string, Uint8Array> = {}, prefix = ''): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="隠れた" sheetId="2" state="hidden" r:id="b"/><sheet name="名簿" sheetId="1" r:id="a"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="a" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="b" Target="worksheets/sheet2.xml"/></Relationships>',
    ),
    'xl/styles.xml': strToU8(styles),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>髙見澤</t><rPh sb="0" eb="3"><t>タカミザワ</t></rPh></si><si><r><t xml:space="preserve">敦_x000D_</t></r><r><t>&amp;子</t></r></si></sst>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<${prefix}worksheet><${prefix}sheetData>${rows}</${prefix}sheetData><mergeCells/></${prefix}worksheet>`,
    ),
    ...more,
  })
const cells = async (bytes: Uint8Array) => (await readSheets(bytes))[0]?.rows
const refusal = async (bytes: Uint8Array, limits = formLimits): Promise<string> =>
  readSheets(bytes, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof SheetRefused ? error.message : `thrown: ${String(error)}`),
  )

describe('a workbook', () => {
  test('gives each cell as what it is: no reading above a name, no error and no uncalculated formula as nothing', async () => {
    const rows = await cells(
      workbook(`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" s="1"><v>46042</v></c><c r="E2" s="2"><v>0.125</v></c><c t="b"><v>1</v></c></row>
      <row r="4"><c r="A4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B4"><f>1+2</f><v/></c><c r="C4" t="str"><f>""</f><v></v></c><c r="D4" s="3"><v>46042.5</v></c><c r="E4" s="4"><v>3.5</v></c><c r="F4" t="inlineStr"><is><t>&lt;字&gt;</t></is></c></row>`),
    )
    expect(rows).toEqual([
      [],
      ['髙見澤', '敦\r&子', null, { is: 'date', day: '2026-01-20', time: null }, { is: 'percent', share: 0.125 }, true],
      [],
      [
        { is: 'error', text: '#DIV/0!' },
        { is: 'formula' },
        null,
        { is: 'date', day: '2026-01-20', time: '12:00' },
        3.5,
        '<字>',
      ],
    ])
    expect(rows?.[1]?.map(cellText)).toEqual(['髙見澤', '敦\r&子', '', '令和8年1月20日', '12.5%', 'はい'])
    expect(rows?.[3]?.slice(0, 2).map(cellText)).toEqual([null, null])
    // Some programs write every element with a prefix.
    expect(await cells(workbook('<x:row><x:c><x:v>7</x:v></x:c></x:row>', {}, 'x:'))).toEqual([[7]])
  })

  test('of many rows comes in pieces, in order', async () => {
    const many = Array.from(
      { length: 30_000 },
      (_, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c><c r="B${index + 1}" t="inlineStr"><is><t>長野県松本市 ${'あ'.repeat(20)}</t></is></c></row>`,
    )
    const file = await openSheets(workbook(many.join('')), { ...formLimits, rows: 100_000 })
    const firsts: unknown[] = []
    for (let rows = await file.next(0, 10_000); rows.length > 0; rows = await file.next(0, 10_000))
      firsts.push([rows.length, rows[0]?.number, rows[0]?.cells[0]])
    await file.close()
    expect(firsts).toEqual([
      [10_000, 1, 0],
      [10_000, 10_001, 10_000],
      [10_000, 20_001, 20_000],
    ])
  })

  test('is refused by the cell that lies too far out, and not for its color', async () => {
    expect(await refusal(workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toContain('XFD1048576')
    expect(await refusal(workbook('<row r="1"><c r="AAA1"><v>1</v></c></row>'))).toContain('AAA1')
    expect(
      await cells(workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="2"/></row>')),
    ).toEqual([[1]])
    expect(await refusal(workbook('<row/>', { 'xl/media/image.bin': new Uint8Array(30_000_000) }))).toContain(
      '大きすぎます',
    )
  })

  test.each([
    ['', '中身のない'],
    ['\u0000\u0001\u0002\u0003', '表のファイルではありません'],
    ['%PDF-1.7', 'PDF'],
    ['<html><table>', 'ウェブページ'],
    ['PK\u0003\u0004x', 'Excelの表(.xlsx)ではない'],
  ])('that is none is refused with what to do: %j', async (text, sentence) =>
    expect(await refusal(strToU8(text))).toContain(sentence),
  )

  test('of another kind is named', async () => {
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, ...Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusal(old)).toContain('パスワード')
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, ...Buffer.from('Workbook', 'utf16le')]))).toBe(
      '古い形式(.xls)の表は読めません。パスワードのないExcelブック(.xlsx)で保存し直してください。',
    )
    expect(await refusal(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }))).toContain(
      '.ods',
    )
    expect(
      await refusal(
        workbook('', {
          '[Content_Types].xml': strToU8('<Types ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'),
        }),
      ),
    ).toContain('.xlsm')
    expect(await refusal(workbook('<row><c></row>'))).toContain('こわれている')
  })
})

describe('a text file', () => {
  const words = '氏名,㈱髙﨑 ①'
  const shiftJis = new Uint8Array([0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x87, 0x8a, 0xfb, 0xfc, 0xed, 0x95, 0x20, 0x87, 0x40])
  test.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 without its mark', Buffer.from(words, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
    ['CP932', shiftJis],
  ])('in %s is read', (_, bytes) => expect(decodeText(new Uint8Array(bytes))).toBe(words))

  test('has its rows counted as a spreadsheet counts them, whatever separates its cells', async () => {
    expect(await cells(strToU8('a\tb\r\n\r\n"c\n\td"\t\'=1\r\n'))).toEqual([['a', 'b'], [], ['c\n\td', '=1']])
    expect(await refusal(strToU8('a,b\n"c'))).toBe(
      '2行目のあたりが読めません。引用符(")が正しく閉じているかを確かめてください。',
    )
    expect(await refusal(strToU8('a\nb\nc\n'), { ...formLimits, rows: 2 })).toContain('表は2行までです')
    expect(await refusal(strToU8('a,b,c\n'), { ...formLimits, columns: 2 })).toContain('C1')
  })
})

describe('a ZIP', () => {
  const limits = { each: 1_000, all: 1_500, files: 3 }
  const told = async (bytes: Uint8Array): Promise<string> =>
    filesInZip(bytes, limits).then(
      (files) => files.map(({ name, bytes: { length } }) => `${name} ${length}`).join(' '),
      (error: unknown) => (error instanceof SheetRefused ? error.message : `thrown: ${String(error)}`),
    )
  const of = (...files: [string, number][]): Uint8Array =>
    zipSync(Object.fromEntries(files.map(([name, size]) => [name, new Uint8Array(size)])))
  /** Both places where a ZIP writes a name. */
  const renamed = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
    Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1')

  test('gives every file that somebody means, within the sizes it states, and is refused by the name of what is too large', async () => {
    expect(
      await told(of(['6月/松本.xlsx', 10], ['6月/Thumbs.db', 9], ['__MACOSX/6月/._松本.xlsx', 8], ['メモ.txt', 0])),
    ).toBe('松本.xlsx 10 メモ.txt 0')
    expect(await told(of(['a.xlsx', 1_001]))).toMatch(/^「a\.xlsx」が大きすぎます。/)
    expect(await told(of(['a.xlsx', 900], ['b.xlsx', 601]))).toMatch(/^「b\.xlsx」が大きすぎます。/)
    expect(await told(of(['a', 1], ['b', 1], ['c', 1], ['d', 1]))).toBe('一度に3の表までです。')
    expect(await told(new Uint8Array([80, 75, 3, 4]))).toBe('表をまとめたZIPか、Excelの表を選んでください。')
    // What was refused leaves the worker thread well for the next.
    expect(await told(of(['a.xlsx', 1_000]))).toBe('a.xlsx 1000')
  })

  test('loses none of two files with one name, or with a name that means something to a program', async () => {
    const twins = 'ZIPの中に、同じ名前のファイルが二つあります。名前を変えて、もう一度選んでください。'
    expect(await told(renamed(of(['a1.xlsx', 10], ['a2.xlsx', 20]), 'a2.xlsx', 'a1.xlsx'))).toBe(twins)
    expect(await told(renamed(of(['_-proto-_', 10]), '_-proto-_', '__proto__'))).toBe(twins)
  })
})

test('days are counted from 1900 with its wrong leap day, or from 1904', () => {
  expect(
    [
      dayOf(1, false),
      dayOf(59, false),
      dayOf(60, false),
      dayOf(61, false),
      dayOf(29718, false),
      dayOf(28256, true),
    ].map((each) => (typeof each === 'object' && each !== null && 'day' in each ? each.day : each)),
  ).toEqual(['1900-01-01', '1900-02-28', 60, '1900-03-01', '1981-05-12', '1981-05-12'])
})
