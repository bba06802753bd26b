/** The plan's text as it was resolved: a passage is one line of it, with its numbering and lead bodies as they stand. */

/** Where a line stands; those of `schedule` and `annex` come before the table. */
export type PassageDocument = 'cover' | 'contents' | 'body' | 'schedule' | 'annex'

export type PassageStyle =
  | 'chapter'
  | 'heading'
  | 'subheading'
  | 'clause'
  | 'paragraph'
  | 'note'
  | 'label'
  | 'item'
  | 'point'

export interface Passage {
  id: string
  document: PassageDocument
  /** In the body, the section it belongs to; in the contents, the section it leads to. */
  section: string | null
  style: PassageStyle
  /** Printed before it, with the space behind: 「(1) 」. */
  mark: string
  /** Whose wordings it says, one after another (`measure:M101`); then it changes with them. */
  says: string[]
  /** What it says itself. */
  text: string
  /** The lead bodies that are printed behind it, as they are written there. */
  leadsWording: string | null
}

/** A line as it is printed. */
export interface PlanLine {
  section: string | null
  style: PassageStyle
  mark: string
  /** A further line is a paragraph below. */
  text: string
}
