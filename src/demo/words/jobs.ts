/** Invented employers and jobs of theirs. */
export const jobEmployers = [
  ['信州精密工業株式会社', 'しんしゅうせいみつこうぎょう', '20201', '長野市(本社工場)'],
  ['あづみ野フーズ株式会社', 'あづみのふーず', '20220', '安曇野市(豊科工場)'],
  ['社会福祉法人 みすず会', 'みすずかい', '20202', '松本市(特別養護老人ホーム)'],
  ['千曲運輸株式会社', 'ちくまうんゆ', '20218', '千曲市(営業所)'],
  ['上田電装株式会社', 'うえだでんそう', '20203', '上田市(本社)'],
  ['飯田みのり農園', 'いいだみのりのうえん', '20205', '飯田市'],
  ['諏訪湖メンテナンス株式会社', 'すわこめんてなんす', '20206', '諏訪市ほか'],
  ['伊那谷ソフト株式会社', 'いなだにそふと', '20209', '伊那市(駅前事務所)'],
  ['佐久平警備保障株式会社', 'さくだいらけいびほしょう', '20217', '佐久市ほか'],
  ['大町リネン株式会社', 'おおまちりねん', '20212', '大町市'],
  ['中野きのこ生産組合', 'なかのきのこせいさんくみあい', '20211', '中野市'],
  ['木曽ウッドワーク有限会社', 'きそうっどわーく', '20432', '木曽町'],
] as const

interface InventedJob {
  title: string
  occupation: string
  duties: string
  kind: 'regular' | 'contract' | 'part-time'
  wageForm: 'month' | 'hour'
  wageLeast: number
  wageMost: number
  weeklyHours: number
  offers: string[]
}

const job = (
  title: string,
  occupation: string,
  kind: InventedJob['kind'],
  wage: readonly [number, number],
  weeklyHours: number,
  offers: string[],
  duties: string,
): InventedJob => ({
  title,
  occupation,
  duties,
  kind,
  wageForm: kind === 'part-time' ? 'hour' : 'month',
  wageLeast: wage[0],
  wageMost: wage[1],
  weeklyHours,
  offers,
})

export const inventedJobs: readonly InventedJob[] = [
  job(
    '機械部品の検査',
    '078',
    'regular',
    [205_000, 260_000],
    40,
    ['tour', 'practice'],
    '図面を見て、部品の寸法と傷を確かめます。',
  ),
  job(
    '食品の製造・包装',
    '072',
    'regular',
    [198_000, 240_000],
    40,
    ['tour', 'experience'],
    '調理ずみの食品を計り、袋に入れて箱につめます。',
  ),
  job(
    '介護職員',
    '050',
    'regular',
    [212_000, 268_000],
    38.5,
    ['tour', 'experience', 'conversion'],
    '食事・入浴・移動の介助と、記録をします。夜勤は月4回です。',
  ),
  job(
    '配送ドライバー(2トン)',
    '083',
    'regular',
    [230_000, 290_000],
    42,
    ['tour'],
    '決まった道順で、県内の店に荷物を届けます。',
  ),
  job(
    '電子機器の組立',
    '074',
    'contract',
    [190_000, 215_000],
    38,
    ['practice', 'conversion'],
    '基板に部品を取り付け、動くかを確かめます。',
  ),
  job(
    '果樹の栽培',
    '064',
    'contract',
    [185_000, 210_000],
    40,
    ['experience', 'practice'],
    'りんごと市田柿の手入れ、収穫、箱づめです。',
  ),
  job(
    '建物の清掃',
    '096',
    'part-time',
    [1_070, 1_150],
    20,
    ['short-hours', 'tour'],
    '事務所と通路の清掃です。一日4時間から。',
  ),
  job(
    'プログラマー(在宅可)',
    '009',
    'regular',
    [240_000, 350_000],
    38,
    ['remote', 'practice'],
    '自治体向けのしくみを作り、直します。',
  ),
  job('施設の警備', '059', 'regular', [200_000, 235_000], 40, ['tour'], '出入りの受付、見回り、記録です。'),
  job(
    'リネンの仕分け',
    '054',
    'part-time',
    [1_061, 1_100],
    25,
    ['short-hours', 'experience'],
    '洗ったシーツをたたみ、数えて袋に入れます。',
  ),
  job(
    'きのこの生産',
    '064',
    'regular',
    [195_000, 230_000],
    40,
    ['tour', 'experience'],
    '培養室の管理、収穫、包装をします。',
  ),
  job(
    '一般事務',
    '034',
    'contract',
    [180_000, 205_000],
    35,
    ['short-hours', 'conversion'],
    '伝票の入力、電話の応対、書類の整理です。',
  ),
]
