/** Words and signs of the public pages. */
import type { IconName } from '../../../ui/index.ts'
import { type Worry, type Seeker } from '../../council/index.ts'

export const worryIcons: Record<Worry, IconName> = {
  'unstable-work': 'refresh',
  'regular-job': 'briefcase',
  'long-out-of-work': 'hourglass',
  'hard-to-go-out': 'home',
  'money-housing': 'coin-yen',
  family: 'users',
  'text-only': 'message-2',
  unsure: 'dots',
}

export const seekerIcons: Record<Seeker, IconName> = { self: 'user', family: 'users', supporter: 'heart-handshake' }

export const seekerNotes: Record<Seeker, string | null> = {
  self: null,
  family: 'ご本人が来られなくても、ご家族だけで話せます。',
  supporter: '支援をしている方、お知り合いの方',
}

/** The question of the place, for whom it is asked. */
export const placeQuestions: Record<Seeker, string> = {
  self: 'お住まいの市町村は?',
  family: 'その方がお住まいの市町村は?',
  supporter: 'その方がお住まいの市町村は?',
}

export const ageQuestions: Record<Seeker, string> = {
  self: '年代を教えてください',
  family: 'その方の年代を教えてください',
  supporter: 'その方の年代を教えてください',
}

/** The heading over the desks that fit. */
export const resultHeadings: Record<Seeker, (count: number) => string> = {
  self: (count) => `あなたに合いそうな窓口は${count}つです`,
  family: (count) => `ご家族に合いそうな窓口は${count}つです`,
  supporter: (count) => `その方に合いそうな窓口は${count}つです`,
}

/** ① ② ③: what every desk promises; no minutes, no hours, which differ from desk to desk. */
export const afterTalking: readonly string[] = [
  '話せるところから、話を聞きます',
  '次にすることを1つ、いっしょに決めます',
  'よければ、次の窓口までおつなぎします',
]

export const promises: readonly { title: string; text: string }[] = [
  { title: 'お金はかかりません', text: '何度でも、だれでも。' },
  { title: '名前は言わなくてよい', text: '話したくないことは話さなくて大丈夫です。' },
  { title: '家族だけでもよい', text: '本人が来られなくても始められます。' },
  { title: '同じ話を何度もしない', text: 'あなたが「よい」と言ったことだけ、次の窓口へ伝えます。' },
]

/** Nothing is known of them, so nothing is invented. */
export const hoursUnknown =
  '開いている日や時間、電話番号は、まだこのサイトにありません。お出かけの前に、窓口に確かめてください。'
