/** What may let somebody fall between desks, each with what to do about it. */
export const gaps = {
  overdue: { label: '次の予定を過ぎている', what: '期限から3開庁日をこえた予定です。すませるか、次を決めます。' },
  silent: { label: '連絡のないケース', what: '30日のあいだ、だれとも話していません。' },
  unanswered: { label: '返事のおくれているつなぎ', what: '返事の期限を過ぎています。受けるか、断るかを返します。' },
  orphaned: {
    label: '担当がいなくなったケース',
    what: '担当だった人が、もうこの機関にいません。まとめて引き継ぎます。',
  },
  'plan-review': { label: '見直しの日を過ぎたプラン', what: '支援プランの見直しか評価が、予定の日にされていません。' },
  'left-job': { label: '離職のあと、話していない', what: '仕事を辞めてから、まだだれも話していません。' },
  'left-training': {
    label: '訓練のあとが決まっていない',
    what: '訓練が終わったのに、どう終わったかの記録がないか、そのあと話していません。',
  },
  'no-room': {
    label: '空きのない窓口へのつなぎ',
    what: '返事を待っている相手が、受入れの目安に達しています。別の窓口も考えます。',
  },
  full: { label: '目安をこえた窓口', what: '支援中のケースが、受入れの目安をこえています。' },
  'age-limit': {
    label: 'サポステの年齢の上限が近い',
    what: '90日のうちに50歳になります。次の窓口を、本人と早めに決めます。',
  },
} as const
export type Gap = keyof typeof gaps
