/** What stays the same about an invented person from one record to the next. */
import type { Random } from '../random.ts'

export interface Story {
  former: string
  wanted: string
  years: number
  parent: string
  hobby: string
  place: string
  hours: string
  commute: string
  course: string
  worry: string
  employer: string
  second: string
}

const formers = [
  'スーパーの品出し',
  '食品工場のライン',
  '介護の夜勤',
  '配送の助手',
  '派遣の組立',
  'コンビニの夜勤',
  '飲食店の厨房',
  '電子部品の検査',
  '旅館の客室係',
  'コールセンター',
  '倉庫の仕分け',
  '印刷会社の営業',
  '建設現場の手元',
  '学童の補助員',
  '工場の設備の保守',
  '携帯電話の販売',
  '経理の事務',
  '農業法人の収穫',
  '警備',
  '保育園の調理',
] as const
const wanteds = [
  '倉庫の軽作業',
  '介護の日勤',
  '事務の補助',
  '部品の検査',
  '清掃',
  '食品の製造',
  '施設の設備管理',
  '図書の整理',
  '農産物の選別',
  'バックヤードの品出し',
  '送迎の運転',
  '機械の加工',
  '総務の仕事',
  '給食の調理',
  'データの入力',
  '梱包と発送',
] as const
const hobbies = [
  '将棋',
  '鉄道の本',
  '庭の手入れ',
  '昔のゲーム',
  '釣り',
  'ギター',
  '水彩画',
  '山の写真',
  '料理の動画',
  '猫の世話',
  '野球の中継',
  '編み物',
  '自転車',
  '歴史の小説',
] as const
const places = [
  '図書館',
  '公民館',
  '居場所のカフェ',
  '千曲川の土手',
  '近所のスーパー',
  '市民プール',
  '郵便局',
  '商店街',
] as const
const hours = ['10時から15時', '9時から16時', '午前だけ', '13時から17時', '週4日・1日6時間', '週3日・1日5時間'] as const
const commutes = ['車', '自転車', '電車', 'バス', '父の車'] as const
const courses = [
  'パソコンの基礎の講座',
  '介護職員初任者研修',
  'フォークリフトの講習',
  'Webの基礎の訓練',
  '簿記の訓練',
  '溶接の訓練',
  '医療事務の訓練',
  '電気設備の訓練',
] as const
const worries = [
  '履歴書の空白',
  '人前で話すこと',
  '朝起きること',
  '体力が続くか',
  '年齢で断られること',
  '電話に出ること',
  '前の職場でのいじめ',
  '腰の痛み',
  '親の通院の付添い',
  '車がないこと',
  '人の多い場所',
  '持病の通院',
] as const

const firstHalves = [
  '上小',
  'みすず台',
  '白樺平',
  'りんどう',
  '北嶺',
  '千曲野',
  '浅間台',
  'あさひ野',
  '槻の木',
  '青嶺',
  '穂波',
  '湯の丸',
  '犀川台',
  '美しの',
  '小坂野',
  '雷鳥',
  '木洩日',
  '安筑',
  '御牧台',
  '花桃',
] as const
const kinds = [
  '精機',
  '食品',
  '物流',
  '介護センター',
  '製作所',
  '建材',
  '青果',
  '木工',
  'クリーニング',
  'ビル管理',
  '印刷',
  '農園',
  '電子',
  '病院給食',
  '運輸',
  '商事',
] as const

export function inventEmployer(random: Random): string {
  return `${random.pick(firstHalves)}${random.pick(kinds)}`
}

export function inventStory(random: Random, age: number): Story {
  return {
    former: random.pick(formers),
    wanted: random.pick(wanteds),
    years: random.int(1, Math.max(2, Math.min(14, age - 26))),
    parent: random.weighted([
      ['母', 7],
      ['父', 3],
    ]),
    hobby: random.pick(hobbies),
    place: random.pick(places),
    hours: random.pick(hours),
    commute: random.pick(commutes),
    course: random.pick(courses),
    worry: random.pick(worries),
    employer: inventEmployer(random),
    second: inventEmployer(random),
  }
}

/** 「{former}を{years}年」 with the person's own words in it. */
export function fill(template: string, story: Story): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(story[name as keyof Story] ?? name))
}
