import type { FormKit } from '../../platform/http/room.ts'
import { civilDateOf, timeOfDayOf } from '../../platform/clock.ts'
import { formatDay } from '../../platform/japanese/era.ts'
import { PostButton } from '../components/Buttons.tsx'
import { Banner } from '../components/Messages.tsx'

/** Says that the form continues from a draft, and offers to throw it away. */
export function DraftBanner({ kit, back, csrf }: { kit: FormKit; back: string; csrf: string }) {
  if (!kit.draft || kit.draftKey === undefined) return null
  const at = kit.draft.savedAt
  return (
    <Banner kind="done" title="下書きの続きです" icon="pencil">
      <p>
        {formatDay(civilDateOf(at))} {timeOfDayOf(at)} に残した内容から始めています。
      </p>
      <PostButton action="/drafts/removal" csrf={csrf} fields={{ key: kit.draftKey, back }} kind="text">
        下書きを捨てて、はじめから書く
      </PostButton>
    </Banner>
  )
}

/** When the draft that a form continues from was kept. */
export const savedAtOf = (kit: FormKit): string | null => (kit.draft ? timeOfDayOf(kit.draft.savedAt) : null)
