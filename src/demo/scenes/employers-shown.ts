/** Employers of the demo, and who recorded them. */

const support = 'kigyo@hw-nagano.example'
const matsumoto = 'soudan@hw-matsumoto.example'
const jobCafe = 'soudan@jobcafe.example'
const saposute = 'soudan@saposute.example'

export interface Shown {
  name: string
  kana: string
  industry: string
  /** 万円. */
  capital: number | null
  workers: number | null
  municipality: string
  place: string
  by: string
  note?: string
}

/** All invented. */
export const shown: readonly Shown[] = [
  {
    name: '株式会社みすず精工',
    kana: 'みすずせいこう',
    industry: '24',
    capital: 4800,
    workers: 86,
    municipality: '20204',
    place: '岡谷工場',
    by: support,
  },
  {
    name: '信濃路フーズ株式会社',
    kana: 'しなのじふーず',
    industry: '09',
    capital: 9000,
    workers: 210,
    municipality: '20201',
    place: '長野工場',
    by: support,
  },
  {
    name: '社会福祉法人ひだまり会',
    kana: 'ひだまりかい',
    industry: '85',
    capital: null,
    workers: 74,
    municipality: '20202',
    place: '特別養護老人ホームひだまり',
    by: matsumoto,
    note: '夜勤のない日勤だけの働き方を、はじめの3か月だけ用意できる。',
  },
  {
    name: '有限会社こまくさ運輸',
    kana: 'こまくさうんゆ',
    industry: '44',
    capital: 300,
    workers: 18,
    municipality: '20209',
    place: '本社',
    by: jobCafe,
  },
  {
    name: '千曲川木工株式会社',
    kana: 'ちくまがわもっこう',
    industry: '12',
    capital: 1000,
    workers: 27,
    municipality: '20218',
    place: '本社工場',
    by: support,
  },
  {
    name: '医療法人りんどう',
    kana: 'りんどう',
    industry: '83',
    capital: null,
    workers: 130,
    municipality: '20217',
    place: 'りんどう病院',
    by: saposute,
  },
  {
    name: 'アルプス情報サービス株式会社',
    kana: 'あるぷすじょうほうさーびす',
    industry: '39',
    capital: 3000,
    workers: 42,
    municipality: '20202',
    place: '松本オフィス',
    by: matsumoto,
  },
  {
    name: '株式会社やまなみ建設',
    kana: 'やまなみけんせつ',
    industry: '06',
    capital: 5000,
    workers: 61,
    municipality: '20205',
    place: '本社',
    by: jobCafe,
  },
  {
    name: 'ホテル白樺荘',
    kana: 'ほてるしらかばそう',
    industry: '75',
    capital: 2000,
    workers: 55,
    municipality: '20206',
    place: '白樺荘',
    by: saposute,
  },
  {
    name: '株式会社あづみ農園',
    kana: 'あづみのうえん',
    industry: '01',
    capital: 800,
    workers: 15,
    municipality: '20220',
    place: '安曇野農場',
    by: saposute,
  },
  {
    name: '上田ビルサービス株式会社',
    kana: 'うえだびるさーびす',
    industry: '92',
    capital: 1000,
    workers: 120,
    municipality: '20203',
    place: '本社',
    by: jobCafe,
  },
  {
    name: '善光寺平スーパー株式会社',
    kana: 'ぜんこうじだいらすーぱー',
    industry: '58',
    capital: 30000,
    workers: 640,
    municipality: '20201',
    place: '若里店',
    by: support,
  },
]
