/**
 * The plan's text in its order: its passages, word for word, and behind those of a section what no passage says (of a
 * plan that has no passages, or of a draft to which a measure was added). Nothing that the plan says stays unprinted.
 */
import { type KpiDefinition } from '../kpi-definition.queries.ts'
import type { LeadBody, Measure, PlanSection, PlanSummary } from '../plan.queries.ts'
import type { Passage, PassageDocument, PassageStyle, PlanLine } from './passage.types.ts'

export interface PlanText {
  plan: PlanSummary
  sections: readonly PlanSection[]
  passages: readonly Passage[]
  measures: readonly Measure[]
  kpis: readonly KpiDefinition[]
  leads: readonly LeadBody[]
}

/** The lines of a document. Those that say something which is gone from the plan are gone with it. */
export function linesOf(text: PlanText, document: PassageDocument): PlanLine[] {
  const passages = text.passages.filter((passage) => passage.document === document)
  const of = (section: string | null): PlanLine[] =>
    passages.filter((passage) => passage.section === section).flatMap((passage) => printedLines(passage, text))
  if (document !== 'body' && document !== 'contents') return passages.flatMap((passage) => printedLines(passage, text))
  if (document === 'contents' && passages.length === 0) return []
  return [
    ...of(null),
    ...text.sections.flatMap((section) => {
      const said = of(section.id)
      if (document === 'contents') return said.length === 0 ? unlisted(section, text) : said
      const isHeaded = said.some(({ style, mark }) => headings.includes(style) || mark.trim() === section.number)
      const [head, ...below] = isHeaded ? said : [headingOf(section, text.sections), ...said]
      return [...(head === undefined ? [] : [head]), ...textOf(section), ...below, ...unsaidIn(section, text)]
    }),
  ]
}

/** What was written into the section itself. */
const textOf = (section: PlanSection): PlanLine[] =>
  section.text
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => ({ section: section.id, style: 'paragraph', mark: '', text: each }))

/** A passage as it is printed: a line, or none where all that it quotes is gone. */
export function printedLines(passage: Passage, text: PlanText): PlanLine[] {
  const quoted = passage.says.flatMap((source) => quotedWording(source, passage.document, text) ?? [])
  const own = quoted.join('') + passage.text
  const { section, style, mark, leadsWording } = passage
  return own === ''
    ? []
    : [{ section, style, mark, text: `${own}${leadsWording === null ? '' : `【${leadsWording}】`}` }]
}

/**
 * The wording that a passage names, as it stands in its document; undefined where it is gone.
 * @param source a kind, the code or id, and for a KPI the place, with colons between
 */
export function quotedWording(source: string, document: PassageDocument, text: PlanText): string | undefined {
  const [kind = '', id = '', ...place] = source.split(':')
  const inDocument = <S extends { document: string }>(stated: readonly S[] | undefined): S | undefined =>
    stated?.find((each) => each.document === document)
  switch (kind) {
    case 'section':
      return text.sections.find((each) => each.id === id)?.title
    case 'measure':
      return inDocument(text.measures.find((each) => each.id === id)?.stated)?.wording
    case 'goal':
      return inDocument(text.plan.goals.find((each) => each.id === id)?.stated)?.wording
    case 'kpi':
      return text.kpis.find((each) => each.code === id)?.stated.find((each) => each.place === place.join(':'))?.quote
    case 'type':
      return text.plan.targetTypes.find((each) => String(each.type) === id)?.name
    case 'examples':
      return text.plan.targetTypes.find((each) => String(each.type) === id)?.examples
    default:
      return undefined
  }
}

/** How deep a section lies: 1 is a chapter. */
export function depthOf(section: PlanSection, sections: readonly PlanSection[]): number {
  const parent = sections.find((each) => each.id === section.parentId)
  return parent === undefined ? 1 : depthOf(parent, sections) + 1
}

const headings: readonly PassageStyle[] = ['chapter', 'heading', 'subheading', 'clause']
/** Chapters, sections and their parts; what lies deeper has no line in the contents. */
const listed = 3

function headingOf(section: PlanSection, sections: readonly PlanSection[]): PlanLine {
  return {
    section: section.id,
    style: headings[Math.min(headings.length, depthOf(section, sections)) - 1] ?? 'clause',
    mark: /^\d+$/.test(section.number) ? `${section.number}. ` : section.number === '' ? '' : `${section.number} `,
    text: section.title,
  }
}

const unlisted = (section: PlanSection, { sections }: PlanText): PlanLine[] =>
  depthOf(section, sections) <= listed ? [headingOf(section, sections)] : []

/** The section that a place lies in: the longest whose name the place begins with. */
function isIn(section: PlanSection, place: string, sections: readonly PlanSection[]): boolean {
  const named = (each: PlanSection): boolean => place.startsWith(nameOf(each))
  return named(section) && !sections.some((other) => other.id.length > section.id.length && named(other))
}
const nameOf = (section: PlanSection): string => section.id.replace('-', ' ')
/** What a place says beyond its section: the ① of 「III 2(5)①」. */
const markOf = (place: string, section: PlanSection): string =>
  /^[①-⑳]/.exec(place.slice(nameOf(section).length))?.[0] ?? ''

function unsaidIn(section: PlanSection, text: PlanText): PlanLine[] {
  const { plan, sections, measures, kpis, passages } = text
  const own = passages.filter((passage) => passage.document === 'body' && passage.section === section.id)
  const here = own.flatMap((passage) => printedLines(passage, text).map((line) => line.text)).join('\n')
  const named = new Set(passages.filter(({ document }) => document === 'body').flatMap((passage) => passage.says))
  const line = (style: PassageStyle, mark: string, words: string): PlanLine => ({
    section: section.id,
    style,
    mark,
    text: words,
  })
  const isIn_ = (place: string): boolean => isIn(section, place, sections)
  const goals = plan.goals.flatMap((goal) =>
    goal.stated
      .filter((each) => each.document === 'body' && isIn_(each.place))
      .flatMap((each) => (named.has(`goal:${goal.id}`) ? [] : [each.wording])),
  )
  return [
    ...plan.targetTypes
      .filter((type) => isIn_(type.place) && !named.has(`type:${type.type}`))
      .flatMap((type) => [line('paragraph', '①②③'[type.type - 1] ?? '', type.name), line('note', '※', type.examples)]),
    ...goals.map((wording) => line('paragraph', '', wording)),
    ...measureLines(
      section,
      measures.filter(({ id, section: its }) => its === section.id && !named.has(`measure:${id}`)),
      here,
      text,
    ),
    ...kpis.flatMap((kpi) =>
      kpi.stated
        .filter((each) => each.document === 'body' && isIn_(each.place))
        .filter(
          (each) =>
            !named.has(`kpi:${kpi.code}:${each.place}`) &&
            !here.includes(each.quote) &&
            !goals.some((wording) => wording.includes(each.quote)),
        )
        .map((each) => line('paragraph', markOf(each.place, section), each.quote)),
    ),
  ]
}

function measureLines(section: PlanSection, unsaid: readonly Measure[], here: string, text: PlanText): PlanLine[] {
  const lines: PlanLine[] = []
  let isList = false
  for (const measure of unsaid) {
    const body = measure.stated.find((statement) => statement.document === 'body')
    // Only in the 工程表: it stands there. Or its words are part of what is said here, as the section's heading.
    if (body === undefined || here.includes(body.wording)) continue
    const parent = text.measures.find((each) => each.id === measure.parentId)
    const isSaidAbove = parent !== undefined && parent.leads.join() === measure.leads.join()
    // The frame of the whole and its procedures are nobody's measure.
    const who =
      isSaidAbove || measure.level === 'frame' || measure.level === 'procedure' ? '' : leadsOf(measure.leads, text)
    const line = { section: section.id, mark: '・', style: 'point' as const, text: `${body.wording}${who}` }
    if (measure.level === 'action') {
      if (!isList && !here.includes('《具体的な取組》'))
        lines.push({ section: section.id, style: 'label', mark: '', text: '《具体的な取組》' })
      isList = true
      lines.push(line)
      continue
    }
    isList = false
    // A measure that is its section's heading is not said twice.
    const words = body.wording === section.title ? who : line.text
    if (words !== '')
      lines.push({
        ...line,
        style: 'paragraph',
        mark: body.wording === section.title ? '' : markOf(body.place, section),
        text: words,
      })
  }
  return lines
}

const leadsOf = (codes: readonly string[], { leads }: PlanText): string =>
  codes.length === 0 ? '' : `【${labelsOf(codes, leads)}】`
export const labelsOf = (codes: readonly string[], leads: readonly LeadBody[]): string =>
  codes.map((code) => leads.find((lead) => lead.code === code)?.label ?? code).join('・')
