/** What a draft is called in the list of 今日, by the key of its form. */
const titles: [RegExp, string][] = [
  [/^case-new/, '相談の記録(はじめて)'],
  [/^consultation:/, '相談の記録'],
  [/^joint-talk:/, '相談の記録'],
  [/^correction:/, '記録の訂正'],
  [/^next-action:/, '次の予定'],
  [/^target-type:/, '類型の判定'],
  [/^career/, '職歴'],
  [/^assessment:/, '聞き取り'],
  [/^consent:/, '同意の記録'],
  [/^support-goal:/, 'プランの目標'],
  [/^support-review:/, 'プランの見直し'],
  [/^support-evaluation:/, 'プランの評価'],
  [/^support-/, '支援プラン'],
  [/^conference-closing:/, '会議の記録'],
  [/^conference:/, '会議の予定'],
  [/^referral:/, 'つなぎの依頼'],
  [/^answer:/, 'つなぎへの返事'],
  [/^training:/, '訓練の記録'],
  [/^training-end:/, '訓練の終わり'],
  [/^finding/, '計画の点検の指摘'],
  [/^placement:/, '就職の記録'],
  [/^follow-up:/, '定着の確認'],
  [/^closure:/, '終結'],
  [/^person:/, '本人の情報'],
]

export const draftTitle = (key: string): string => titles.find(([pattern]) => pattern.test(key))?.[1] ?? '書きかけ'
