/**
 * A paper as PDF: A4, tagged for screen readers (PDF/UA-1), set by Typst with 禁則 and the fonts that come along. What is
 * printed is handed over as data; nothing of it is read as the language of the typesetter.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFolders, fontsOf, printable } from './glyphs.ts'
import type { Paper } from './paper.ts'

let kept: NodeCompiler | undefined
function compiler(): NodeCompiler {
  kept ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] })
  return kept
}

const longPaper = 150_000

/** @throws when the typesetter can't set it: a fault of ours, never of the text */
export function pdfOf(paper: Paper): Uint8Array {
  const data = JSON.stringify({ ...printable(paper), fonts: fontsOf(paper.face) })
  const pdf = compiler().pdf({ mainFileContent: template, inputs: { paper: data } }, { pdfStandard: 'ua-1' as never })
  // Keeps what was set lately, and nothing of a long paper: it would hold hundreds of megabytes.
  compiler().evictCache(data.length > longPaper ? 0 : 10)
  return new Uint8Array(pdf)
}

const template = `
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, author: paper.owner)
#set text(font: paper.fonts, lang: "ja", size: 10.5pt)
#set par(justify: true, leading: .85em, spacing: 1em)
#show heading: it => block(above: if it.level == 1 { 2em } else { 1.4em }, below: .8em, sticky: true,
  text(size: (16pt, 13pt, 11.5pt, 10.5pt).at(it.level - 1), weight: "bold", it.body))
#let foot = context [
  #set text(8.5pt)
  #grid(columns: (1fr, auto), paper.foot, counter(page).display("1 / 1", both: true))
]
#let said(block) = {
  if block.kind == "heading" {
    [#heading(level: block.level, block.text)#if "place" in block { label(block.place) }]
  }
  else if block.kind == "paragraph" {
    let words = par(block.text, first-line-indent: (amount: if "isText" in block { 1em } else { 0pt }, all: true))
    if "toRight" in block { align(right, words) }
    else { pad(left: if block.at("indent", default: false) { 1em } else { 0pt }, words) }
  }
  else if block.kind == "item" {
    pad(left: block.depth * 1em, par(block.text, hanging-indent: 1em))
  }
  else if block.kind == "label" { text(weight: "bold", block.text) }
  else if block.kind == "bars" {
    set text(9pt)
    grid(
      columns: (auto, 1fr, auto), column-gutter: 8pt, row-gutter: 7pt, align: horizon,
      ..block.items.map(item => (
        item.label,
        box(width: 100%, height: 9pt, stroke: .75pt, {
          if item.share > 0 {
            rect(width: calc.min(1, item.share) * 100%, height: 9pt, fill: luma(70), stroke: none)
          }
        }),
        item.text,
      )).flatten(),
    )
  }
  else if block.kind == "list" { list(..block.items.map(item => [#item]), marker: [・], indent: 1em) }
  else {
    // Of many columns, each has little room.
    let isWide = block.columns.len() > 6
    set text(if isWide { 8pt } else { 9pt })
    set par(justify: false, leading: .7em)
    figure(
      kind: table, supplement: none, alt: block.caption,
      table(
        columns: block.columns.map(column => column.share * 1fr), stroke: .75pt,
        inset: if isWide { 4pt } else { 6pt }, align: left + top,
        fill: (_, y) => if y == 0 { luma(235) },
        table.header(..block.columns.map(column => text(weight: "bold", column.label))),
        ..block.rows.map(row => if "group" in row {
          // Stands above its rows on each page, and never alone at the end of one.
          let all = table.cell.with(colspan: block.columns.len(), fill: luma(245))
          (table.header(level: 2, all(text(weight: "bold", row.group))),)
        } else {
          row.cells.map(cell => if type(cell) == str { table.cell(breakable: false, cell) } else {
            table.cell(rowspan: cell.rows, breakable: cell.rows > 1, cell.text)
          })
        }).flatten(),
      ),
    )
  }
}
#show figure: set block(breakable: true)
#set page(paper: "a4", margin: 18mm)
#if paper.cover.len() > 0 {
  page(align(center + horizon, {
    let lines = paper.at("coverTitle", default: paper.title.split(" "))
    // Each line of it stays whole: it is set smaller where it is too long.
    title(context lines.map(line => {
      let width = measure(text(20pt, weight: "bold", box(line))).width
      text(calc.min(20pt, 20pt * (174mm / calc.max(1pt, width))), weight: "bold", box(line))
    }).join(linebreak()))
    v(2em)
    for line in paper.cover { text(13pt, par(line)) }
  }))
  page(if "contents" not in paper { outline(title: [目次], depth: 3, indent: 1em) } else {
    heading(outlined: false, [目次])
    for entry in paper.contents {
      pad(left: (entry.level - 1) * 1em, if entry.place == none { par(entry.text) } else {
        link(label(entry.place), par[#entry.text #box(width: 1fr, repeat[.]) #context {
          counter(page).at(label(entry.place)).first()
        }])
      })
    }
  })
  counter(page).update(1)
}
#for part in paper.parts {
  page(flipped: part.landscape, margin: (x: 18mm, top: 16mm, bottom: 18mm), footer: foot, {
    for block in part.blocks { said(block) }
  })
}
`
