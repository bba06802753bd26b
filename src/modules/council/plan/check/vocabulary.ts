/**
 * Words that plans of councils have in common: national names, terms of law, and how they are miswritten. Nothing here
 * is one prefecture's; names of its own desks are compared by `nearNames`.
 */

/** National bodies that are gone. */
export const abolishedBodies = [
  { name: '雇用能力開発機構', until: '平成23年10月1日', now: '高齢・障害・求職者雇用支援機構' },
  { name: '雇用・能力開発機構', until: '平成23年10月1日', now: '高齢・障害・求職者雇用支援機構' },
  { name: '高齢・障害者雇用支援機構', until: '平成23年10月1日', now: '高齢・障害・求職者雇用支援機構' },
  { name: '21世紀職業財団地方事務所', until: '平成23年3月31日', now: '都道府県労働局' },
] as const

/** What is written, and what is meant. `not` names longer words in which the first is right. */
export const miswritten: readonly { wrong: string; right: string; not?: RegExp }[] = [
  { wrong: '市長村', right: '市町村' },
  { wrong: '施行雇用', right: '試行雇用' },
  { wrong: '有機雇用', right: '有期雇用' },
  { wrong: '支援者官', right: '支援者間' },
  { wrong: '引きこもり', right: 'ひきこもり' },
  { wrong: '孤立・孤独', right: '孤独・孤立' },
  { wrong: '臨床心理技師', right: '臨床心理士' },
  { wrong: '講習きコース', right: '講習付きコース' },
  { wrong: '期わたり', right: '期にわたり' },
  { wrong: '社会生活を上で', right: '社会生活を営む上で' },
  { wrong: '就労期間の実施', right: '就労支援の実施' },
  { wrong: '職場学習', right: '職場実習' },
  { wrong: '民間事業者をノウハウ', right: '民間事業者のノウハウ' },
  { wrong: '正社員実践的', right: '正社員になるための実践的' },
  { wrong: '情報の提出', right: '情報の提供' },
]

/** Two words for one thing: one plan uses one of them. */
export const oneOf: readonly (readonly [string, string])[] = [
  ['就労状態', '就業状態'],
  ['就業を希望', '就職を希望'],
  ['社会参加', '社会的参加'],
  ['有期雇用労働者', '有期契約労働者'],
  ['ジョブ・カード', 'ジョブカード'],
  ['自立相談支援事業', '自立相談機関'],
]
