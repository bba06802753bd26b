/** What happened, as the case page says it. */
import { type Sentences, word } from '../../../platform/sentences.ts'
import { continuations } from './support-plan.labels.ts'

export const sentences: Sentences = {
  'supportPlan.drafted': (p) =>
    p.follows === null
      ? `支援プラン(第${p.number}回)を書きはじめました`
      : `再プラン(第${p.number}回)を書きはじめました`,
  'supportPlan.changed': (p) =>
    p.what === 'goal'
      ? 'プランの目標を書きました'
      : p.what === 'measures'
        ? 'プランに合う施策を選びました'
        : 'プランを書き直しました',
  'supportPlan.withdrawn': () => '支援プランを取り下げました',
  'supportPlan.agreed': (p) =>
    `本人がプランに同意しました(${p.how === 'signature' ? '署名' : p.how === 'oral' ? '口頭' : '本人のページ'})`,
  'supportPlan.decided': () => '支援調整会議と支援決定を記録しました',
  'supportPlan.signedOff': () => '責任者がプランを確かめました',
  'supportPlan.returned': () => '責任者がプランを書き直しに戻しました',
  'supportPlan.begun': () => 'プランによる支援を始めました',
  'supportPlan.stepDone': () => 'プランの手だてを一つすませました',
  'supportPlan.reviewed': () => 'プランの進みを見直しました',
  'supportPlan.evaluated': (p) => `プランを評価しました(${word(continuations, p.continues)})`,
  'supportPlan.offered': () => 'プランを本人のページに出しました',
  'supportPlan.changeAsked': () => '本人から、プランを直してほしいと返事がありました',
  'supportPlan.answerSeen': () => '本人の返事を確かめました',
}
