/** What waits at the other desks at which somebody signs in. All people are invented. */
import type { Shown } from '../play.ts'

const seeking = { to: 1, reason: '非正規で働き、正社員を望んでいるため。' } as const
const searching = { to: 1, reason: '離職して間もなく、この1か月に仕事を探しているため。' } as const
const unmetType = { to: 3, reason: 'まだ本人に会えていないため、仮の判定とする。', provisional: true } as const
const settling = { to: 3, reason: 'まず暮らしを落ち着かせることが先のため。' } as const

export const naganoHelloWork: readonly Shown[] = [
  { desk: 'ms-nagano', name: ['丸田', '誠', 'マルタ', 'マコト'], gender: 'male', born: '1976-03-12', place: '20201', phone: '09000003001', first: { on: '2025-11-12', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 4, until: '2026-01-13' }, next: { kind: 'appointment', on: 0, time: '10:30', note: '面接の練習(2回目)' } },
  { desk: 'ms-nagano', name: ['齋藤', '美香', 'サイトウ', 'ミカ'], gender: 'female', born: '1979-07-21', place: '20583', phone: '09000003002', first: { on: '2025-12-15', why: 'unstable', speaker: 'self' }, type: searching, between: { stage: 'search', talks: 1, until: '2026-01-09' }, next: { kind: 'appointment', on: 0, time: '15:00', note: '職務経歴書を仕上げる' } },
  { desk: 'ms-nagano', name: ['宮﨑', '昭彦', 'ミヤザキ', 'アキヒコ'], gender: 'male', born: '1970-11-30', place: '20201', phone: '09000003003', first: { on: '2025-10-02', why: 'unstable', speaker: 'self' }, type: searching, cautions: ['daytime-only'], between: { stage: 'search', talks: 6, until: '2026-01-08' }, next: { kind: 'call', on: -2, note: '応募した2社の選考の結果を聞く' } },
  { desk: 'ms-nagano', name: ['𠮷田', '佳奈', 'ヨシダ', 'カナ'], gender: 'female', born: '1985-01-19', place: '20590', first: { on: '2025-11-26', why: 'unstable', speaker: 'self' }, type: seeking, cautions: ['no-voicemail', 'mobile-only'], between: { stage: 'search', talks: 3, until: '2026-01-14' }, next: { kind: 'other', on: 0, note: '見学の日を会社に問い合わせて、本人に伝える' } },
  { desk: 'ms-nagano', name: ['傳田', '進', 'デンダ', 'ススム'], gender: 'male', born: '1968-06-06', place: '20201', phone: '09000003005', first: { on: '2025-12-22', why: 'unstable', speaker: 'self' }, type: searching, next: { kind: 'appointment', on: 1, time: '09:30', note: '希望する条件の順を決める' } },
  {
    desk: 'ms-nagano', name: ['西澤', '浩二', 'ニシザワ', 'コウジ'], gender: 'male', born: '1974-09-09', place: '20201', phone: '09000003006', first: { on: '2025-06-17', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 7, until: '2025-10-08' }, next: { kind: 'call', on: '2025-10-21', note: '入社できたか聞く' },
    steps: [{ do: 'hire', on: '2025-10-21', startedOn: '2025-10-20', employer: 'あさひ野ビル管理', regular: true, hours: 40, route: 'hello-work' }, { do: 'check', on: '2025-11-20', with: 'both', status: 'working', note: '設備の点検の係。資格の勉強も始めたとのこと。' }],
  },
  {
    desk: 'ms-nagano', name: ['北島', '律子', 'キタジマ', 'リツコ'], gender: 'female', born: '1981-12-24', place: '20541', phone: '09000003007', first: { on: '2025-07-08', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 8, until: '2025-12-04' }, next: { kind: 'call', on: '2025-12-16', note: '入社できたか聞く' },
    steps: [{ do: 'hire', on: '2025-12-16', startedOn: '2025-12-15', employer: '青嶺病院給食', regular: true, hours: 38, route: 'job-fair' }],
  },
  {
    desk: 'ms-nagano', name: ['轟', '英二', 'トドロキ', 'エイジ'], gender: 'male', born: '1972-04-02', place: '20218', phone: '09000003008', first: { on: '2025-04-24', why: 'unstable', speaker: 'self' }, type: searching, between: { stage: 'search', talks: 5, until: '2025-07-10' }, next: { kind: 'call', on: '2025-07-23', note: '入社できたか聞く' },
    steps: [
      { do: 'hire', on: '2025-07-23', startedOn: '2025-07-22', employer: '犀川台物流', regular: true, hours: 40, route: 'hello-work' },
      { do: 'check', on: '2025-08-22', with: 'person', status: 'working', note: '早番に慣れた。' }, { do: 'check', on: '2025-10-22', with: 'both', status: 'working', note: 'リフトの資格を会社の費用で取ったとのこと。' },
    ],
  },
  {
    desk: 'ms-nagano', name: ['青柳', '純', 'アオヤギ', 'ジュン'], gender: 'male', born: '1983-10-10', place: '20201', phone: '09000003009', first: { on: '2025-05-13', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 5, until: '2025-08-20' }, next: { kind: 'call', on: '2025-09-02', note: '入社できたか聞く' },
    steps: [
      { do: 'hire', on: '2025-09-02', startedOn: '2025-09-01', employer: '北嶺食品', regular: true, hours: 40, route: 'hello-work' },
      { do: 'check', on: '2025-10-01', with: 'person', status: 'working', note: '立ち仕事に慣れてきた。' },
      { do: 'check', on: '2025-12-02', with: 'person', status: 'left', note: '夜勤が入るようになり、体調をくずして11月末で退職。本人は「また探したい」。', endedOn: '2025-11-28', endReason: 'health' },
      { do: 'talk', on: '2025-12-11', time: '10:00', minutes: 50, topics: ['job-search', 'work-trouble', 'health'], note: '離職のあとの面談。まず眠れているかを聞いた。次は日勤だけの職場にしたい。3か月続いたことで分かったことを書き出した。', next: { kind: 'appointment', on: '2026-01-15', time: '10:00', note: '日勤の求人をいっしょに見る' } },
      { do: 'talk', on: '2026-01-15', time: '10:00', minutes: 45, note: '日勤の求人を4件見た。体調はもどり、週5日で働けそうとのこと。応募は2社にしぼる。', next: { kind: 'appointment', on: 2, time: '11:00', note: '応募書類の仕上げ' } },
    ],
  },
  {
    desk: 'maisapo-nagano', name: ['大日方', '孝志', 'オビナタ', 'タカシ'], gender: 'male', born: '1977-02-26', place: '20201', phone: '09000003010', first: { on: '2025-10-16', why: 'hardship', speaker: 'self' }, type: settling, between: { stage: 'money', talks: 5, until: '2026-01-14' }, next: { kind: 'appointment', on: 5, time: '13:30', note: '家計の見直し' },
    steps: [{ do: 'type', on: '2026-01-14', to: 1, reason: '暮らしが落ち着き、仕事を探しはじめたため。' }, { do: 'send', on: -3, to: 'ms-nagano', reason: '家賃のおくれが解消し、仕事を探しはじめたため。', requests: '求職の登録と、日勤の求人の紹介をお願いします。初回は同行します。', shares: ['contact', 'work-history', 'plan'] }],
  },
  {
    desk: 'jobcafe-nagano', name: ['PEREIRA DE SOUZA', 'RODRIGO AUGUSTO', 'ペレイラデソウザ', 'ロドリゴアウグスト'], gender: 'male', born: '1989-08-18', place: '20201', phone: '09000003011', first: { on: '2025-11-19', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 3, until: '2026-01-15' }, next: { kind: 'call', on: 6, note: '専門窓口の返事を受けて話す' },
    steps: [{ do: 'send', on: -1, to: 'ms-nagano', reason: '35歳をこえ、専門窓口の担当制の支援を希望しているため。', requests: '担当制の支援と、面接会の案内をお願いします。', shares: ['contact', 'work-history', 'consultations', 'plan'] }],
  },
  {
    desk: 'ms-nagano', name: ['浅川', '由香', 'アサカワ', 'ユカ'], gender: 'female', born: '1984-05-29', place: '20201', phone: '09000003012', first: { on: '2025-11-06', why: 'unstable', speaker: 'self' }, type: searching, between: { stage: 'search', talks: 4, until: '2026-01-15' }, next: { kind: 'appointment', on: 4, time: '14:00', note: '求人をいっしょに見る' },
    steps: [{ do: 'send', on: -2, to: 'maisapo-nagano', reason: '家賃が2か月おくれ、仕事探しに集中できないとのこと。', requests: '家計の相談と、住居確保給付金の確かめをお願いします。', shares: ['contact', 'plan'] }],
  },
]

export const matsumoto: readonly Shown[] = [
  { desk: 'ms-matsumoto', name: ['百瀨', '健', 'モモセ', 'ケン'], gender: 'male', born: '1975-05-17', place: '20202', phone: '09000004001', first: { on: '2025-11-18', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 4, until: '2026-01-13' }, next: { kind: 'appointment', on: 0, time: '11:00', note: '面接のふり返り' } },
  { desk: 'ms-matsumoto', name: ['上條', '千恵', 'カミジョウ', 'チエ'], gender: 'female', born: '1982-01-08', place: '20215', phone: '09000004002', first: { on: '2025-12-08', why: 'unstable', speaker: 'self' }, type: searching, between: { stage: 'search', talks: 2, until: '2026-01-14' }, next: { kind: 'call', on: 0, note: '訓練の申込みをするか聞く' } },
  { desk: 'ms-matsumoto', name: ['平林', '剛志', 'ヒラバヤシ', 'ツヨシ'], gender: 'male', born: '1978-10-22', place: '20220', phone: '09000004003', first: { on: '2025-10-29', why: 'unstable', speaker: 'self' }, type: seeking, cautions: ['evening-only'], between: { stage: 'search', talks: 5, until: '2026-01-09' }, next: { kind: 'call', on: -1, note: '書類を送れたか聞く' } },
  { desk: 'ms-matsumoto', name: ['降旗', '浩美', 'フリハタ', 'ヒロミ'], gender: 'female', born: '1973-03-27', place: '20202', phone: '09000004004', first: { on: '2025-12-16', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 1, until: '2026-01-13' }, next: { kind: 'appointment', on: 1, time: '13:30', note: '職務経歴書の下書きを見る' } },
  {
    desk: 'ms-matsumoto', name: ['赤羽', '徹', 'アカハネ', 'トオル'], gender: 'male', born: '1971-12-12', place: '20202', phone: '09000004005', first: { on: '2025-08-05', why: 'unstable', speaker: 'self' }, type: searching, between: { stage: 'search', talks: 7, until: '2025-12-10' }, next: { kind: 'call', on: '2025-12-23', note: '入社できたか聞く' },
    steps: [{ do: 'hire', on: '2025-12-23', startedOn: '2025-12-22', employer: '美しの建材', regular: true, hours: 40, route: 'hello-work' }],
  },
  {
    desk: 'ms-matsumoto', name: ['深澤', '舞', 'フカサワ', 'マイ'], gender: 'female', born: '1986-09-01', place: '20202', phone: '09000004006', first: { on: '2025-10-21', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 5, until: '2026-01-14' }, next: { kind: 'appointment', on: 5, time: '10:00', note: 'ジョブカフェの返事を受けて話す' },
    steps: [{ do: 'send', on: -2, to: 'jobcafe-matsumoto', reason: '職業の適性をじっくり考えたいとのこと。', requests: '適性検査と、セミナーの案内をお願いします。', shares: ['contact', 'work-history', 'plan'] }],
  },
  { desk: 'jobcafe-matsumoto', name: ['曽根原', '悠斗', 'ソネハラ', 'ユウト'], gender: 'male', born: '1990-04-14', place: '20202', phone: '09000004101', first: { on: '2025-12-01', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 3, until: '2026-01-13' }, next: { kind: 'appointment', on: 0, time: '13:30', note: '適性検査の結果をいっしょに読む' } },
  { desk: 'jobcafe-matsumoto', name: ['中澤', '加奈子', 'ナカザワ', 'カナコ'], gender: 'female', born: '1987-07-07', place: '20220', phone: '09000004102', first: { on: '2025-11-25', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 3, until: '2026-01-09' }, next: { kind: 'call', on: 0, note: 'セミナーに出てみてどうだったか聞く' } },
  { desk: 'jobcafe-matsumoto', name: ['NGUYEN', 'THI HANH', 'グエン', 'ティハン'], gender: 'female', born: '1989-11-11', place: '20202', first: { on: '2025-12-18', why: 'unstable', speaker: 'self' }, type: searching, next: { kind: 'message', on: 1, note: '求人の情報を2件送る' } },
  {
    desk: 'jobcafe-matsumoto', name: ['小松', '綾子', 'コマツ', 'アヤコ'], gender: 'female', born: '1985-02-25', place: '20215', phone: '09000004104', first: { on: '2025-06-24', why: 'unstable', speaker: 'self' }, type: seeking, between: { stage: 'search', talks: 6, until: '2025-10-09' }, next: { kind: 'call', on: '2025-10-22', note: '入社できたか聞く' },
    steps: [{ do: 'hire', on: '2025-10-22', startedOn: '2025-10-21', employer: '安筑電子', regular: true, hours: 38.8, route: 'job-cafe' }, { do: 'check', on: '2025-11-21', with: 'person', status: 'working', note: '品質の記録の係。残業は少ないとのこと。' }],
  },
  { desk: 'muni-20202-soudan', name: null, alias: '寿台の方のお父さま', gender: 'male', born: null, place: '20202', first: { on: '2025-12-03', why: 'withdrawn', channel: 'visit', speaker: 'family', relation: '父', note: 'お父さまが来所。名前は次に決めたいとのこと。50歳の息子と二人暮らしで、自分も来年80歳になる。食事は作ってやれるが、いつまでできるか分からない。息子とは一日に一言二言。' }, type: unmetType, between: { stage: 'unmet', talks: 2, until: '2026-01-09' }, next: { kind: 'outreach', on: 1, time: '10:00', note: 'お父さまの都合で、短く訪ねる' } },
  { desk: 'muni-20202-soudan', name: ['牛山', '和也', 'ウシヤマ', 'カズヤ'], gender: 'male', born: '1976-08-13', place: '20202', phone: '09000004202', first: { on: '2025-09-11', why: 'bySupporter', speaker: 'supporter', relation: '民生委員' }, type: settling, between: { stage: 'met', talks: 4, until: '2026-01-07' }, next: { kind: 'call', on: -2, note: '居場所に行けたか聞く' } },
  { desk: 'muni-20202-soudan', name: ['務台', '節子', 'ムタイ', 'セツコ'], gender: 'female', born: '1969-05-02', place: '20202', phone: '09000004203', first: { on: '2025-11-14', why: 'hardship', speaker: 'self' }, type: settling, between: { stage: 'money', talks: 3, until: '2026-01-13' }, next: { kind: 'appointment', on: 0, time: '14:30', note: '福祉の担当と三者で面談' } },
  {
    desk: 'muni-20202-soudan', name: ['太田', '歩', 'オオタ', 'アユム'], gender: 'male', born: '1980-12-05', place: '20202', phone: '09000004204', first: { on: '2025-10-08', why: 'withdrawn', channel: 'phone', speaker: 'family', relation: '姉' }, type: unmetType, cautions: ['plain-envelope'], between: { stage: 'unmet', talks: 5, until: '2026-01-14' }, next: { kind: 'call', on: 4, note: 'センターの返事をお姉さんに伝える' },
    steps: [{ do: 'send', on: -3, to: 'hikikomori-center', reason: '3か月たっても本人に会えておらず、お姉さんの疲れも大きいため。', requests: '家族の面談と、訪問の進め方の助言をお願いします。', basis: 'loneliness-act-15', shares: ['contact', 'family', 'consultations'] }],
  },
]

export const eastAndCenter: readonly Shown[] = [
  { desk: 'maisapo-ueda', name: ['金井', '博', 'カナイ', 'ヒロシ'], gender: 'male', born: '1973-01-16', place: '20203', phone: '09000005001', first: { on: '2025-11-20', why: 'hardship', speaker: 'self' }, type: settling, between: { stage: 'money', talks: 3, until: '2026-01-13' }, next: { kind: 'appointment', on: 0, time: '13:30', note: '1か月の家計の見通しをつくる' } },
  { desk: 'maisapo-ueda', name: ['柳澤', '静香', 'ヤナギサワ', 'シズカ'], gender: 'female', born: '1981-06-30', place: '20203', phone: '09000005002', first: { on: '2025-12-09', why: 'hardship', speaker: 'self' }, type: settling, cautions: ['no-family', 'mobile-only'], cautionNote: '夫に知られたくないとのこと。', between: { stage: 'money', talks: 2, until: '2026-01-14' }, next: { kind: 'other', on: 0, time: '10:00', note: '市役所の国保の窓口に同行する' } },
  { desk: 'maisapo-ueda', name: ['手塚', '修', 'テヅカ', 'オサム'], gender: 'male', born: '1966-04-20', place: '20203', phone: '09000005003', first: { on: '2025-10-30', why: 'hardship', speaker: 'self' }, type: settling, between: { stage: 'money', talks: 4, until: '2026-01-07' }, next: { kind: 'call', on: -1, note: '給付の決定の通知が届いたか聞く' } },
  { desk: 'maisapo-ueda', name: ['池内', '典子', 'イケウチ', 'ノリコ'], gender: 'female', born: '1978-08-08', place: '20203', first: { on: '2025-12-17', why: 'hardship', speaker: 'self' }, type: settling, between: { stage: 'money', talks: 1, until: '2026-01-14' }, next: { kind: 'appointment', on: 1, time: '10:00', note: '支援の計画を話し合う' } },
  {
    desk: 'muni-20203-soudan', name: ['竹花', '勝', 'タケハナ', 'マサル'], gender: 'male', born: '1971-09-15', place: '20203', phone: '09000005005', first: { on: '2025-12-11', why: 'hardship', speaker: 'self' }, type: settling, between: { stage: 'money', talks: 1, until: '2026-01-14' }, next: { kind: 'call', on: 5, note: 'まいさぽとの面談がどうだったか聞く' },
    steps: [{ do: 'send', on: -2, to: 'maisapo-ueda', reason: '収入がとだえ、電気が止まりそうとのこと。', requests: '家計の相談と、食品の支援をお願いします。', basis: 'livelihood-act-9', urgency: 'week', shares: ['contact', 'plan', 'family'] }],
  },
  { desk: 'hikikomori-center', name: ['望月', '隆', 'モチヅキ', 'タカシ'], gender: 'male', born: '1979-03-19', place: '20309', phone: '09000006001', first: { on: '2025-08-19', why: 'withdrawn', channel: 'phone', speaker: 'family', relation: '母', note: '母から。長男が大学を出たあと就職でつまずき、18年ほど家にいる。本人に会った人は家族のほかにいない。父は昨年亡くなった。部屋の前に食事を置くと、食器は洗ってある。鉄道の雑誌だけは自分で注文している。' }, type: unmetType, cautions: ['plain-envelope', 'no-voicemail'], cautionNote: '郵便は担当者の名前だけで。', between: { stage: 'unmet', talks: 8, until: '2026-01-13' }, next: { kind: 'outreach', on: 0, time: '14:00', note: '同じ時刻に短く訪ねる(4回目)。ドアの前で鉄道の話だけをする' } },
  { desk: 'hikikomori-center', name: ['春原', '恵美', 'スノハラ', 'エミ'], gender: 'female', born: '1983-11-03', place: '20207', phone: '09000006002', first: { on: '2025-09-30', why: 'withdrawn', channel: 'visit', speaker: 'family', relation: '父' }, type: unmetType, between: { stage: 'unmet', talks: 5, until: '2026-01-09' }, next: { kind: 'appointment', on: 0, time: '10:30', note: '家族の面談(ご両親)' } },
  { desk: 'hikikomori-center', name: ['清水', '淳', 'シミズ', 'ジュン'], gender: 'male', born: '1977-07-14', place: '20209', phone: '09000006003', first: { on: '2025-11-11', why: 'withdrawn', channel: 'phone', speaker: 'family', relation: '弟' }, type: unmetType, between: { stage: 'unmet', talks: 3, until: '2026-01-13' }, next: { kind: 'letter', on: 1, note: '本人あてに短い手紙を書く' } },
  { desk: 'hikikomori-center', name: null, alias: '週末にかけてくる方', gender: 'male', born: null, place: null, first: { on: '2025-12-19', why: 'anonymous', channel: 'phone', speaker: 'anonymous', note: '匿名の男性。40代とのこと。外に出るのは夜だけ。「名前を言うと始まってしまう気がする」。話すだけでよいと伝えると、20分ほど話された。また電話してもよいかと聞かれ、担当の名前を伝えた。' }, between: { stage: 'unmet', talks: 1, until: '2026-01-13' }, next: { kind: 'call', on: -1, time: '17:00', note: '約束の時刻に電話を待つ。なければ翌週に' } },
]
