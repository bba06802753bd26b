/** What happened, as the case page says it. */
import { type Sentences } from '../../../platform/sentences.ts'

export const sentences: Sentences = {
  'consent.recorded': () => '本人の同意を記録しました',
  'consent.withdrawn': () => '同意が取り消され、見られる範囲を閉じました',
  'access.ended': () => 'ほかの機関から見られなくしました',
  'case.restricted': () => '見られる人を限りました',
  'case.unrestricted': () => '閲覧の制限を解きました',
  'emergency.opened': () => '緊急の閲覧がありました',
  'emergency.seconded': () => '緊急の閲覧を、二人目が確かめて開きました',
  'emergency.reviewed': () => '緊急の閲覧を責任者が確かめました',
}
