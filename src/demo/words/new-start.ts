/** Beginning anew: at another desk, or after a job. */
import { inPerson, type Scene } from './scene.ts'

/** First days with a new desk, after a つなぎ. */
export const arrival: Scene = {
  channels: inPerson,
  minutes: [40, 60],
  topics: ['job-search'],
  parts: [
    [
      '前の窓口の担当者といっしょに来所。',
      'つなぎを受けて、はじめての面談。',
      'はじめての来所。道に迷わないよう、前の担当者が入口まで同行した。',
      '前の窓口で話したことは引き継いでいると伝えた。',
    ],
    [
      '同じ話を繰り返さなくてよいので助かるとのこと。',
      '緊張していたが、{hobby}の話で少しやわらいだ。',
      '当面の目標を{wanted}に置くことを確かめた。',
      '{worry}については、無理のない範囲で話してもらった。',
      '通いやすい曜日は火曜と木曜。',
    ],
    [
      '担当と連絡の方法を決めた。',
      '前の窓口にも様子を知らせてよいとのこと。',
      '2週間後にまた会う。',
      '渡してよい情報の範囲を、もう一度確かめた。',
    ],
  ],
  next: [
    ['appointment', '2回目の面談', 6, 10],
    ['appointment', '求人をいっしょに見る', 5, 9],
    ['appointment', '希望する働き方を整理する', 5, 9],
  ],
}

/** After a job was lost. */
export const afterLeaving: Scene = {
  channels: inPerson,
  minutes: [40, 60],
  topics: ['job-search', 'work-trouble'],
  parts: [
    [
      '離職のあとの面談。まず休めているかを聞いた。',
      '辞めた会社のことを、順に話してもらった。',
      '「また迷惑をかけた」と話すので、続いた期間にできたことを数えた。',
    ],
    [
      '仕事そのものより、朝の申し送りがつらかったとのこと。',
      '人数の少ない職場が合いそうだと分かった。',
      '失業の給付の手続きを確かめた。',
      '体は回復している。次は{hours}から。',
    ],
    ['いそがず、月末に次を考える。', '同じ窓口で続ける。', '{wanted}の求人をもう一度見る。'],
  ],
  next: [
    ['appointment', 'これからのことを話し合う', 5, 9],
    ['appointment', '求人をいっしょに見る', 6, 10],
  ],
}
