/**
 * From one form about a talk to the one where its words belong; nothing that was typed is refused
 * for having been typed elsewhere.
 */
import { newId } from '../../../platform/action.ts'
import { isId } from '../../../platform/ids.ts'
import { saveDraft } from '../../../platform/http/forms.ts'
import {
  type Answer,
  type Fields,
  keepingBack,
  type PostContext,
  redirect,
  type SignedIn,
  textOf,
  type PageContext,
} from '../../../platform/http/room.ts'
import type { Way } from './way-in.queries.ts'

/** The draft that the address names, where a form has more than one beside another; else null. */
export function namedDraft(c: PageContext): string | null {
  const asked = (c.query.get('draft') ?? '').toLowerCase()
  return isId(asked) ? asked : null
}

/** Address and draft key of a form that usually has one draft, and another where words were carried to it. */
export function placeOfForm(c: PageContext, key: string): { path: string; key: string } {
  const draft = namedDraft(c)
  return draft === null
    ? { path: keepingBack(c, c.path), key }
    : { path: keepingBack(c, `${c.path}?draft=${draft}`), key: `${key}:${draft}` }
}

/**
 * Takes what was typed to the form where it belongs, as a draft beside one that may be there already. The form's own
 * ends with the answer. @returns null where the account has no room for another draft
 */
export async function carry(c: SignedIn<PostContext>, way: Way): Promise<Answer | null> {
  const draft = newId()
  const [key, path] = [`${way.key}:${draft}`, `${way.path.split('?')[0]}?draft=${draft}`]
  const typed: Fields = {
    ...c.fields,
    personId: way.kind === 'reopen' ? (way.personId ?? '') : '',
    deskId: textOf(c.fields, 'deskId') || (c.actor.deskId ?? ''),
  }
  delete typed['_version']
  // What was meant to be next becomes what the other desk is told; nothing is written anew over words.
  if (way.kind === 'contact' && textOf(typed, 'told') === '') typed['told'] = textOf(typed, 'nextAction.note')
  const isKept = await saveDraft(c.action.tx, c.actor.accountId, c.action.now, {
    key,
    path,
    title: c.titles.draft(key),
    fields: typed,
  })
  // No room for another draft: the words stay in the form, which says why they can't be recorded from it.
  if (!isKept) return null
  return redirect(
    path,
    way.kind === 'contact'
      ? 'この方の責任窓口は別の機関です。書いたことはそのままです。確かめて記録すると、責任窓口に知らせが届きます。'
      : '書いたことはそのままです。確かめて、記録してください。',
  )
}

/** Whoever asks for a form that isn't the right one is led to the one that is; what was typed goes along. */
export const elsewhere = async (c: PageContext, way: Way): Promise<Answer | null> =>
  'fields' in c ? carry(c, way) : redirect(way.path)
