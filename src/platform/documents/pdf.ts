/**
 * A paper as PDF: A4, tagged for screen readers (PDF/UA-1), set by Typst with 禁則 and the fonts that come along. What is
 * printed is handed over as data; nothing of it is read as the language of the typesetter.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFolders, fontNames, printable } from './glyphs.ts'
import type { Paper } from './paper.ts'

let kept: NodeCompiler | undefined
function compiler(): NodeCompiler {
  kept ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] })
  return kept
}

const longPaper = 150_000

/** @throws when the typesetter can't set it: a fault of ours, never of the text */
export function pdfOf(paper: Paper): Uint8Array {
  const data = JSON.stringify(printable(paper))
  const pdf = compiler().pdf({ mainFileContent: template, inputs: { paper: data } }, { pdfStandard: 'ua-1' as never })
  // Keeps what was set lately, and nothing of a long paper: it would hold hundreds of megabytes.
  compiler().evictCache(data.length > longPaper ? 0 : 10)
  return new Uint8Array(pdf)
}

const template = `
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, author: paper.owner)
#set text(font: (${fontNames.map((name) => `"${name}"`).join(', ')}), lang: "ja", size: 10.5pt)
#set par(justify: true, leading: .85em, spacing: 1em)
#show heading: it => block(above: if it.level == 1 { 2em } else { 1.4em }, below: .8em, sticky: true,
  text(size: (16pt, 13pt, 11.5pt, 10.5pt).at(it.level - 1), weight: "bold", it.body))
#let foot = context [
  #set text(8.5pt)
  #grid(columns: (1fr, auto), paper.foot, counter(page).display("1 / 1", both: true))
]
#let said(block) = {
  if block.kind == "heading" { heading(level: block.level, block.text) }
  else if block.kind == "paragraph" {
    pad(left: if block.at("indent", default: false) { 1em } else { 0pt }, par(block.text))
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
    set text(9pt)
    set par(justify: false, leading: .7em)
    figure(
      kind: table, supplement: none, alt: block.caption,
      table(
        columns: block.columns.map(column => column.share * 1fr), stroke: .75pt, inset: 6pt, align: left + top,
        fill: (_, y) => if y == 0 { luma(235) },
        table.header(..block.columns.map(column => text(weight: "bold", column.label))),
        ..block.rows.map(row => if "group" in row {
          (table.cell(colspan: block.columns.len(), fill: luma(245), text(weight: "bold", row.group)),)
        } else {
          row.cells.map(cell => table.cell(breakable: false, cell))
        }).flatten(),
      ),
    )
  }
}
#show figure: set block(breakable: true)
#set page(paper: "a4", margin: 18mm)
#if paper.cover.len() > 0 {
  page(align(center + horizon, {
    text(20pt, weight: "bold", title(paper.title.split(" ").join(linebreak())))
    v(2em)
    for line in paper.cover { text(13pt, par(line)) }
  }))
  page(outline(title: [目次], depth: 3, indent: 1em))
  counter(page).update(1)
}
#for part in paper.parts {
  page(flipped: part.landscape, margin: (x: 18mm, top: 16mm, bottom: 18mm), footer: foot, {
    for block in part.blocks { said(block) }
  })
}
`
