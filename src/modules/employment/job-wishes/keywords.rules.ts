/** The words by which somebody's wished occupation is looked for in what a job says of itself. */
import type { Folder } from '../../../platform/japanese/index.ts'

/**
 * Runs of one script: 「倉庫の入出庫とフォークリフト」 → 倉庫, 入出庫, フォークリフト.
 * Of hiragana only what is a word by its length.
 */
const runs = /[\p{Script=Han}々〆ヶ]+|[\p{Script=Katakana}ー]+|\p{Script=Hiragana}{3,}|[\p{Script=Latin}\p{Nd}+#]{2,}/gu

/** They stand in every second job and tell none from another. */
const saysNothing = new Set([
  '仕事',
  '作業',
  '業務',
  '一般',
  '関係',
  '関連',
  '全般',
  '職員',
  '社員',
  '正社員',
  '希望',
  '経験',
  '未経験',
  '中心',
  '軽作業',
  '補助',
  '担当',
  '募集',
  'スタッフ',
  'パート',
  'アルバイト',
])

/** The longest wish is a line; nobody means more words than these. */
const most = 12

/**
 * Folded as jobs are. A compound of four characters or more is looked for by its halves too, since jobs put it
 * together in other ways (介護職員 → 介護; 一般事務 → 事務).
 */
export function keywordsOf(occupation: string, fold: Folder): string[] {
  const found = (occupation.normalize('NFKC').match(runs) ?? []).flatMap((run) =>
    run.length >= 4 && /^\p{Script=Han}/u.test(run) ? [run, run.slice(0, 2), run.slice(-2)] : [run],
  )
  const words = found.filter((word) => word.length >= 2 && !saysNothing.has(word)).map(fold)
  return [...new Set(words)].filter((word) => word !== '').slice(0, most)
}
