/** Two versions side by side: which fields of a node differ, and in which words. */
import { diffArrays } from 'diff'
import type { PlanNode, PlanNodeKind } from '../council/index.ts'
import { describe, type Names, titleOf } from './node-words.rules.ts'
import type { NodeChange } from './plan-version.queries.ts'

export interface Piece {
  text: string
  /** Only before, only after, or in both. */
  in: 'before' | 'after' | 'both'
}

export interface FieldDifference {
  label: string
  before: Piece[]
  after: Piece[]
}

export interface NodeDifference {
  kind: PlanNodeKind
  id: string
  title: string
  change: 'added' | 'removed' | 'changed'
  fields: FieldDifference[]
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })
// Whole words of Japanese, and every space and line break between them.
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map((each) => each.segment)
/** Beyond this many changed words the two texts have little in common, and are shown whole. */
const mostEdits = 600

export function wordsApart(before: string, after: string): Pick<FieldDifference, 'before' | 'after'> {
  const parts =
    before === '' || after === ''
      ? undefined
      : diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostEdits })
  if (parts === undefined)
    return {
      before: before === '' ? [] : [{ text: before, in: 'before' }],
      after: after === '' ? [] : [{ text: after, in: 'after' }],
    }
  const pieces = parts.map((part): Piece => ({
    text: part.value.join(''),
    in: part.added ? 'after' : part.removed ? 'before' : 'both',
  }))
  return {
    before: pieces.filter((piece) => piece.in !== 'after'),
    after: pieces.filter((piece) => piece.in !== 'before'),
  }
}

/** @param names of both sides: what a code was called before, and what it is called now */
export function differenceOf(change: NodeChange, names: { before: Names; after: Names }): NodeDifference {
  const side = (content: PlanNode['content'] | null, of: Names) =>
    content === null ? [] : describe({ kind: change.kind, content } as PlanNode, of)
  const [before, after] = [side(change.before, names.before), side(change.after, names.after)]
  const kept = change.after ?? change.before
  return {
    kind: change.kind,
    id: change.id,
    title: kept === null ? change.id : titleOf({ kind: change.kind, id: change.id, content: kept } as PlanNode),
    change: change.before === null ? 'added' : change.after === null ? 'removed' : 'changed',
    fields: (after.length === 0 ? before : after).flatMap(({ name, label }) => {
      const [was, is] = [
        before.find((each) => each.name === name)?.text ?? '',
        after.find((each) => each.name === name)?.text ?? '',
      ]
      return was === is ? [] : [{ label, ...wordsApart(was, is) }]
    }),
  }
}
