/** Which words a form showed, so that no other ones are published: each row of theirs never changes. */
import type { PreparedRelease } from './prepare-release.ts'

export const seenNotes = ({ notes }: Pick<PreparedRelease, 'notes'>): string => notes.map((each) => each.id).join(' ')
