/** What happened, as the case page says it. */
import { type Sentences, word } from '../../../platform/sentences.ts'
import { followUpStatuses, routes as placementRoutes } from './placement.labels.ts'

export const sentences: Sentences = {
  'placement.recorded': (p) =>
    p.regular === undefined
      ? '就職を記録しました'
      : `就職を記録しました(${p.regular === true ? '正規' : '正規ではない'}・${word(placementRoutes, p.route)})`,
  'followUp.tried': (p) =>
    `定着の確認(${p.month}か月)で、連絡がとれなかったことを記録しました${p.tries === undefined ? '' : `(${p.tries}回目)`}`,
  'followUp.recorded': (p) =>
    `${p.month}か月の定着を確かめました${p.status === undefined ? '' : `(${word(followUpStatuses, p.status)})`}`,
  'followUp.cancelled': (p) => `${p.month}か月の定着の確認を取りやめました`,
}
