/** First words at a desk. */
import type { Scene } from './scene.ts'
import { bySupporter, withdrawn } from './first-by-others.ts'
import { hardship, jobless, unstable } from './first-by-self.ts'

const anonymous: Scene = {
  channels: [['phone', 1]],
  minutes: [8, 30],
  topics: ['other'],
  speaker: 'anonymous',
  parts: [
    [
      '名前は言いたくないとのこと。',
      '匿名で。40代くらいの声の方。',
      '匿名の方から。家族のことで、と小さな声で話される。',
      '名前は聞かずに話した。',
    ],
    [
      '働いていない期間が長くても相談できるか、という質問。',
      '何歳まで相談できるのかを知りたいとのこと。',
      '家族が相談してもよいのか、費用はかかるのかを聞かれた。',
      '親の年金で暮らしていて、この先が不安だと話された。',
      '面接で空白の期間を聞かれるのがつらいと話された。',
      '会社をやめたいが、次が決まらないとのこと。',
    ],
    [
      '相談は無料で、名前がなくてもよいことを伝えた。',
      '近くの窓口と時間を案内した。',
      '「またかけるかもしれない」とのこと。',
      'いつでも大丈夫と伝えて終わった。',
      '匿名のままでも続けて話せると伝えた。',
    ],
  ],
  next: [['call', '折り返しの約束。名前は聞かない', 3, 7]],
}

const information: Scene = {
  channels: [
    ['phone', 6],
    ['visit', 3],
  ],
  minutes: [5, 20],
  topics: ['job-search'],
  parts: [
    [
      '面接会の日程と申込みの方法を聞かれた。',
      '職業訓練の募集の時期についての質問。',
      '窓口の場所と駐車場を聞かれた。',
      '年齢の条件についての質問。',
      '履歴書の用紙をもらえるか、とのおたずね。',
      '家族が相談するときの予約の方法を聞かれた。',
      '求職の登録をすると何ができるかを聞かれた。',
    ],
    [
      '要るところだけを説明した。',
      '電話番号と受付の時間を伝えた。',
      '案内の紙を郵送した。',
      '申込みは本人が自分でするとのこと。',
      'ホームページの場所をいっしょに確かめた。',
    ],
    ['用件はこれですんだ。', 'また必要なときに連絡していただく。', 'ほかに困っていることはないとのこと。'],
  ],
  next: [],
}

export const firstScenes = { unstable, jobless, withdrawn, hardship, bySupporter, anonymous, information } as const
