/**
 * 類型判定: a few plain questions propose one of the plan's three types, or none yet. A type chooses the door, it is no
 * entitlement; the worker decides (domain §2.1–2.2; the plan, 本文Ⅱ5).
 */
import { type TargetType } from '../../council/index.ts'

export const triageQuestions = {
  work: {
    label: 'いま、収入のある仕事をしていますか',
    options: {
      regular: '正社員',
      'non-regular': '非正規',
      self: '自営・内職',
      none: 'していない',
      unsaid: '答えたくない',
    },
  },
  wantsRegular: { label: '正社員を望みますか', options: { yes: 'はい', no: 'いいえ', unsure: 'まだ分からない' } },
  sought: { label: 'この1か月に仕事を探しましたか', options: { yes: 'はい', no: 'いいえ' } },
  wish: {
    label: '働きたい気持ちは',
    options: { now: 'すぐ', someday: 'いつか', 'not-now': '今は考えられない', unsure: '分からない' },
  },
  talks: {
    label: '家族以外の人と話すこと',
    options: { weekly: '週1回以上', monthly: '月に数回', hardly: 'ほとんどない' },
  },
  goesOut: {
    label: '外出',
    options: { usual: 'ふだんどおり', errands: '趣味・買い物だけ', hardly: '家からほぼ出ない' },
  },
  urgent: { label: 'お金・住まい・食事の困りごと', options: { urgent: '急ぎである', yes: 'ある', no: 'ない' } },
  health: { label: '体調・心の不調、障害、介護', options: { yes: 'ある', no: 'ない', unsaid: '答えたくない' } },
  speaker: { label: '話している方', options: { self: '本人', family: '家族', supporter: '支援者', other: 'その他' } },
} as const

export type TriageQuestion = keyof typeof triageQuestions
export type TriageAnswers = { [Q in TriageQuestion]?: keyof (typeof triageQuestions)[Q]['options'] }

export interface TriageProposal {
  targetType: TargetType | null
  /** A second type that fits as well. */
  also: TargetType | null
  provisional: boolean
  urgent: boolean
  /** Why, in a sentence that the worker can read out. */
  reason: string
}

/** First rule that fits, from top to bottom (domain §2.2). Nothing known yet is no type, which is always allowed. */
export function proposeTargetType(answers: TriageAnswers): TriageProposal {
  const none = { also: null, provisional: false, urgent: false }
  if (answers.urgent === 'urgent') {
    return {
      ...none,
      targetType: 3,
      urgent: true,
      reason: 'お金・住まい・食事の急ぎの困りごとがあるため、今日のうちに、まいさぽか市町村の福祉につなぎます。',
    }
  }
  const withdrawn = answers.goesOut === 'hardly'
  const isolated = answers.talks === 'hardly' && answers.wish !== undefined && answers.wish !== 'now'
  if (withdrawn || isolated) {
    const bySomebodyElse = answers.speaker !== undefined && answers.speaker !== 'self'
    return {
      ...none,
      targetType: 3,
      provisional: bySomebodyElse,
      reason: `${withdrawn ? '家からほぼ出ない' : '家族以外と話すことがほとんどない'}ため、社会参加の支援から始めます。${bySomebodyElse ? '本人に会うまでは仮の判定です。' : ''}`,
    }
  }
  if (answers.work === 'none' && answers.sought === 'no' && (answers.wish === 'someday' || answers.wish === 'unsure')) {
    const burden = answers.health === 'yes' || answers.urgent === 'yes'
    return {
      ...none,
      targetType: 2,
      also: burden ? 3 : null,
      reason: `働きたい気持ちはあり、いまは探していない無業の状態です。${burden ? '体調や暮らしの困りごとがあるため、③の支援も合わせて考えます。' : ''}`,
    }
  }
  if ((answers.work === 'non-regular' || answers.work === 'self') && answers.wantsRegular === 'yes') {
    return { ...none, targetType: 1, reason: '非正規や自営などで働き、正社員を望んでいます。' }
  }
  if (answers.work === 'none' && answers.sought === 'yes') {
    return { ...none, targetType: 1, reason: '仕事をしておらず、この1か月に仕事を探しています。' }
  }
  return { ...none, targetType: null, reason: '答えからはまだ決められません。未判定のまま相談を続けられます。' }
}

/** Only known answers to known questions, from whatever came in. */
export function parseTriageAnswers(raw: Record<string, string>): TriageAnswers {
  const known: Record<string, string> = {}
  for (const [question, { options }] of Object.entries(triageQuestions)) {
    const answer = raw[question]
    if (answer !== undefined && answer in options) known[question] = answer
  }
  return known as TriageAnswers
}
