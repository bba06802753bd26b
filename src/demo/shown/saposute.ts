/** What waits at サポステ・シナノ on the demo's day. All people are invented. */
import type { Shown } from '../play.ts'

const sapo = 'sapo-shinano'

/** まいさぽ → サポステ → waiting at ハローワーク; the former desk's records stay its own. */
export const kitazawa: Shown = {
  desk: 'maisapo-tomi', number: 123, name: ['北沢', '由紀夫', 'キタザワ', 'ユキオ'], gender: 'male', born: '1981-05-08', place: '20219', phone: '09000001423',
  first: { on: '2025-05-12', why: 'withdrawn', channel: 'phone', time: '10:20', minutes: 35, speaker: 'family', relation: '母', topics: ['withdrawal', 'family', 'job-search'], note: '母から。次男が倉庫の仕事を辞めて4年、家にいる。夜は眠れているが、外に出るのは買い物だけ。本人は「そのうち働く」と言う。母の通院の送り迎えは本人がしてくれている。来所は本人に話してからにしたいとのこと。' },
  cautions: ['mobile-only', 'daytime-only', 'no-voicemail', 'plain-envelope'], cautionNote: '',
  next: { kind: 'call', on: '2025-05-22', time: '10:00', note: '本人に話せたか、お母さんに聞く' },
  steps: [
    { do: 'talk', on: '2025-05-22', channel: 'phone', time: '10:00', minutes: 15, speaker: 'family', relation: '母', topics: ['withdrawal', 'family'], note: '母から。本人に窓口のことを話せた。「話すだけなら行ってもいい」とのこと。6月3日に本人が一人で来る。', next: { kind: 'appointment', on: '2025-06-03', time: '13:30', note: '本人とはじめて面談' } },
    { do: 'talk', on: '2025-06-03', time: '13:30', minutes: 60, topics: ['job-search', 'withdrawal'], note: '本人が時間どおりに来所。倉庫の仕事は10年続けたが、班長になってから人間関係で苦しくなり退職。お金の急ぎの困りごとはない。「働きたいが、面接で4年のことを聞かれるのがこわい」。準備の場としてサポステの話をすると関心を示した。', next: { kind: 'appointment', on: '2025-06-17', time: '13:30', note: 'サポステの見学について話し合う' } },
    { do: 'type', on: '2025-06-03', to: 2, reason: '働きたい気持ちはあるが、4年間仕事を探していないため。' },
    { do: 'talk', on: '2025-06-17', time: '13:30', minutes: 40, note: 'サポステの見学をしてきた。少人数で静かだったのがよかったとのこと。つなぐことに同意。家族のこと・健康のことは渡さない。', next: { kind: 'call', on: '2025-06-27', note: 'サポステの返事を本人に伝える' } },
    { do: 'send', on: '2025-06-19', to: sapo, givenOn: '2025-06-17', until: '2026-06-02', reason: '本人が働く準備を始めたいと希望しているため。見学をすませ、通えそうとのこと。', requests: '面談と話し方の講座。人数の少ない時間からお願いします。', shares: ['contact', 'work-history', 'plan'] },
    { do: 'accept', on: '2025-06-23', firstOn: '2025-07-03', time: '10:00', note: 'お引き受けします。初回はゆっくり1時間とります。', seenOn: '2025-06-24' },
    { do: 'talk', on: '2025-07-03', time: '10:00', minutes: 60, note: 'はじめての面談。まいさぽ東御の担当の方も同席。緊張していたが、釣りの話になると笑顔が出た。通えるのは火・木の午前。', next: { kind: 'appointment', on: '2025-07-08', time: '10:00', note: '登録の手続き' } },
    { do: 'talk', on: '2025-07-08', time: '10:00', minutes: 50, note: '登録の手続きをした。目標は「週3日、決まった時間に外へ出る」。表に印をつけてもらう。連絡は本人の携帯、10時から16時。', next: { kind: 'appointment', on: '2025-07-22', time: '10:00', note: '2週間の表をいっしょに見る' } },
    { do: 'report', on: '2025-07-10', result: 'supporting', note: '登録されました。2週に1回の面談から始めます。', seenOn: '2025-07-11' },
    { do: 'talk', on: '2025-07-22', time: '10:00', minutes: 45, topics: ['job-search', 'health'], note: '表に10日分の印。雨の日も図書館まで行けた。話し方の講座(8月4日から全8回)の案内をすると、自分で申込書を書いた。', next: { kind: 'appointment', on: '2025-08-04', time: '13:30', note: '話し方の講座 1回目' } },
    { do: 'talk', on: '2025-08-04', time: '13:30', minutes: 90, note: '話し方の講座の1回目。自己紹介で声がふるえたが、最後まで座っていられた。「みんなも緊張していて安心した」。', next: { kind: 'appointment', on: '2025-08-19', time: '10:00', note: '講座の前半のふり返り' } },
    { do: 'talk', on: '2025-08-19', time: '10:00', minutes: 40, note: '講座は4回続いた。断り方の練習がよかったとのこと。前の職場で断れなかったことを自分から話した。', next: { kind: 'appointment', on: '2025-09-09', time: '10:00', note: '職場体験の希望を聞く' } },
    { do: 'talk', on: '2025-09-09', time: '10:00', minutes: 50, note: '職場体験は「また倉庫がいい」。人数の少ないところ、体を動かすところが希望。体験先に二つ心あたりがある。', next: { kind: 'appointment', on: '2025-09-26', time: '13:30', note: '講座の最終回とふり返り' } },
    { do: 'talk', on: '2025-09-26', time: '13:30', minutes: 90, note: '話し方の講座を修了。8回とも出席。修了証を写真に撮って母に送ったとのこと。', next: { kind: 'appointment', on: '2025-10-09', time: '10:00', note: '職場体験の打合せ' } },
    { do: 'talk', on: '2025-10-09', time: '10:00', minutes: 45, note: '体験先の担当の方と三人で打合せ。10月20日から5日間、9時半から15時。休む場所を先に見せてもらい、安心した様子。', next: { kind: 'other', on: '2025-10-20', time: '09:30', note: '職場体験の初日に同行する' } },
    { do: 'talk', on: '2025-10-20', channel: 'outreach', time: '09:30', minutes: 60, note: '職場体験5日の初日に同行。仕分けの手順を一度で覚え、担当の方が驚いていた。昼は一人で食べた。', next: { kind: 'call', on: '2025-10-27', note: '体験を終えての様子を聞く' } },
    { do: 'talk', on: '2025-10-27', channel: 'phone', time: '11:00', minutes: 15, note: '5日間を休まず終えた。足は痛いが気持ちは明るい。「またやりたい」。', next: { kind: 'appointment', on: '2025-11-11', time: '10:00', note: '体験のふり返りと、これから' } },
    { do: 'talk', on: '2025-11-11', time: '10:00', minutes: 60, note: '体験の日誌をいっしょに読んだ。できたことが12個。苦手は「急に予定が変わること」。先に聞いておけば大丈夫とのこと。応募の前に履歴書をつくる。', next: { kind: 'appointment', on: '2025-12-02', time: '10:00', note: '履歴書と応募の相談' } },
    { do: 'talk', on: '2025-12-02', time: '10:00', minutes: 60, note: '体験先から「また来てほしい」と連絡。本人も応募する気持ちがかたまった。類型を②から①へ。', next: { kind: 'appointment', on: '2025-12-16', time: '15:00', note: '面接のふり返り' } },
    { do: 'type', on: '2025-12-02', to: 1, reason: '職場体験を終え、応募する気持ちがかたまったため。' },
    { do: 'talk', on: '2025-12-16', time: '15:00', minutes: 45, note: '午前に面接を受けてきた。志望の動機は言えたが、空白の期間のところで言葉に詰まった。結果は年明け。詰まったところを二人で言い直してみた。', next: { kind: 'call', on: '2026-01-08', note: '面接の結果を聞く' } },
    { do: 'talk', on: '2026-01-08', channel: 'phone', time: '11:00', minutes: 10, note: '本人から。不採用の通知が届いた。落ち込んではいるが、次を考えたい。14日に来所の予約。', next: { kind: 'appointment', on: '2026-01-14', time: '10:00', note: '次の応募先を考える' } },
    { do: 'talk', on: '2026-01-14', time: '10:00', minutes: 50, note: '年末の面接は不採用。「緊張したが、前より話せた」と本人。書類の書き方を見てほしい、短い時間から始められる会社がいいとのこと。ハローワークの窓口には一人で行くのが不安なので、初回は同行する。', next: { kind: 'appointment', on: 0, time: '14:00', note: '応募書類を2社分、いっしょに仕上げる' } },
    { do: 'send', on: -3, to: 'hw-ueda-main', givenOn: '2026-01-14', until: '2026-07-14', reason: '職場体験を終え、応募を始めたため。短い時間から正社員をめざしたいとのこと。', requests: '求職の登録と、書類の支援。できれば「短時間から正社員へ」の求人を。', shares: ['contact', 'work-history', 'plan'] },
  ],
}

export const saposute: readonly Shown[] = [
  kitazawa,
  { desk: sapo, name: ['髙見澤', '敦', 'タカミザワ', 'アツシ'], gender: 'male', born: '1980-05-01', place: '20203', phone: '09000001010', first: { on: '2025-12-02', why: 'jobless', channel: 'visit', speaker: 'self' }, type: { to: 2, reason: '働きたい気持ちはあるが、3年ほど仕事を探していないため。' }, cautions: ['mobile-only'], between: { stage: 'ready', talks: 2, until: '2026-01-06' }, next: { kind: 'appointment', on: 0, time: '10:00', note: '個別の面談(4回目)。年末年始の過ごし方を聞く' } },
  { desk: sapo, name: null, alias: '', gender: 'male', born: null, place: '20219', first: { on: '2026-01-13', why: 'withdrawn', channel: 'phone', time: '11:30', minutes: 40, speaker: 'family', relation: '母', note: 'お母さまから電話。名前はまだ言いたくないとのこと。40代の息子が5年ほど家にいる。最近、夜に台所で音がするので食べてはいる。怒らせるのがこわくて声をかけられない。まずはお母さまの話を続けて聞くことにした。' }, type: { to: 3, reason: '家族の話からの仮の判定。本人に会ってから見直す。', provisional: true }, next: { kind: 'call', on: 0, time: '11:30', note: '折り返しの約束。お母さまに電話する(2回目)' } },
  { desk: sapo, name: ['小林', 'いづみ', 'コバヤシ', 'イヅミ'], gender: 'female', born: '1984-09-12', place: '20208', phone: '09000001166', first: { on: '2025-09-16', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '体調と自信を取りもどしながら、働くことをめざすため。' }, between: { stage: 'ready', talks: 6, until: '2026-01-09' }, next: { kind: 'appointment', on: 0, time: '16:00', note: '職場体験のふり返り(オンライン)' } },
  { desk: sapo, name: ['宮下', '健太', 'ミヤシタ', 'ケンタ'], gender: 'male', born: '1988-02-20', place: '20203', phone: '09000001515', first: { on: '2025-10-07', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '長く働いておらず、準備から始めたいとのこと。' }, cautions: ['evening-only'], between: { stage: 'ready', talks: 5, until: '2026-01-09' }, next: { kind: 'call', on: -3, note: '体験先の返事を本人に伝える' } },
  { desk: sapo, name: ['依田', 'さやか', 'ヨダ', 'サヤカ'], gender: 'female', born: '1985-07-03', place: '20217', phone: '09000001919', first: { on: '2025-11-05', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '働きたい気持ちはあるが、しばらく仕事を探していないため。' }, between: { stage: 'ready', talks: 3, until: '2026-01-07' }, next: { kind: 'call', on: -1, note: '訓練説明会に出たか確かめる' } },
  { desk: sapo, name: ['花岡', '俊', 'ハナオカ', 'シュン'], gender: 'male', born: '1990-03-15', place: '20203', first: { on: '2025-08-26', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '仕事の経験が少なく、準備から始めたいとのこと。' }, between: { stage: 'ready', talks: 7, until: '2026-01-14' }, next: { kind: 'other', on: 0, note: '交通費の領収書を受け取る(まいさぽ上田へ)' } },
  {
    desk: sapo, name: ['滝沢', '直', 'タキザワ', 'ナオ'], gender: 'female', born: '1982-12-01', place: '20219', phone: '09000001616', first: { on: '2025-10-28', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '働きたい気持ちはあるが、体調の波があり探していないため。' }, between: { stage: 'ready', talks: 4, until: '2026-01-13' },
    next: { kind: 'appointment', on: '2026-01-27', time: '13:30', note: '家計のことが落ち着いたか聞く' },
    steps: [
      { do: 'send', on: -5, to: 'maisapo-tomi', reason: '家賃のおくれがあり、暮らしの立て直しを先にしたいため。', requests: '家計の相談と、住居確保給付金の確かめをお願いします。', shares: ['contact', 'plan'], urgency: 'week' },
      { do: 'escalate' },
      { do: 'plan', on: -1, done: '電話したが、担当の方は出張。あす20日に戻るとのこと。', next: { kind: 'call', on: 0, time: '13:00', note: 'まいさぽ東御に、もう一度電話で返事を確かめる' } },
    ],
  },
  { desk: sapo, name: ['竹内', '美穂', 'タケウチ', 'ミホ'], gender: 'female', born: '1986-06-18', place: '20203', phone: '09000001212', first: { on: '2025-10-15', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '働きたい気持ちはあるが、しばらく仕事を探していないため。' }, between: { stage: 'ready', talks: 4, until: '2026-01-13' }, next: { kind: 'other', on: 1, time: '10:30', note: '求職者支援訓練の申込みを手伝う(締切 1月23日)' } },
  { desk: sapo, name: ['柄澤', '志保', 'カラサワ', 'シホ'], gender: 'female', born: '1991-01-30', place: '20303', first: { on: '2025-12-10', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '長く働いておらず、準備から始めたいとのこと。' }, cautions: ['no-phone'], between: { stage: 'ready', talks: 1, until: '2026-01-09' }, next: { kind: 'message', on: 1, note: '講座の初日の持ち物をメールで送る' } },
  {
    desk: sapo, name: ['山浦', '亮', 'ヤマウラ', 'リョウ'], gender: 'male', born: '1983-04-11', place: '20219', phone: '09000001313', first: { on: '2025-05-20', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '働きたい気持ちはあるが、2年ほど仕事を探していないため。' }, between: { stage: 'ready', talks: 6, until: '2025-10-02' }, next: { kind: 'appointment', on: '2025-10-16', time: '10:00', note: '入社の前の確かめ' },
    steps: [
      { do: 'type', on: '2025-10-02', to: 1, reason: '職場体験を終え、応募する気持ちがかたまったため。' },
      { do: 'hire', on: '2025-10-21', startedOn: '2025-10-20', employer: '上小精機', regular: true, hours: 38.8, route: 'trial' },
      { do: 'check', on: '2025-11-20', with: 'both', status: 'working', note: '検査の係。あいさつが楽になったとのこと。会社の方も「ていねいな仕事をする」と。' },
    ],
  },
  {
    desk: sapo, name: ['荻原', '文', 'オギハラ', 'フミ'], gender: 'female', born: '1979-08-22', place: '20203', phone: '09000001414', first: { on: '2025-07-15', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '介護のために離職し、準備から始めたいとのこと。' }, between: { stage: 'ready', talks: 7, until: '2025-12-09' }, next: { kind: 'appointment', on: '2025-12-19', time: '10:00', note: '働きはじめる前の面談' },
    steps: [{ do: 'hire', on: '2025-12-24', startedOn: '2025-12-23', employer: 'りんどう介護センター', regular: false, hours: 24, route: 'support-station' }],
  },
  {
    desk: 'maisapo-ueda', name: ['倉島', '和彦', 'クラシマ', 'カズヒコ'], gender: 'male', born: '1978-10-09', place: '20203', phone: '09000002020', first: { on: '2025-09-25', why: 'hardship', speaker: 'self' }, type: { to: 3, reason: 'まず暮らしを落ち着かせることが先のため。' }, between: { stage: 'money', talks: 5, until: '2026-01-14' }, next: { kind: 'appointment', on: 4, time: '10:00', note: 'サポステの返事を受けて、これからを話し合う' },
    steps: [{ do: 'send', on: -3, to: sapo, reason: '「在宅でできる仕事から始めたい」とのこと。家計は落ち着いてきたため。', requests: '在宅の仕事の見つけ方と、面談をお願いします。外出は週2回までなら無理がありません。', shares: ['contact', 'work-history', 'plan'] }],
  },
  {
    desk: 'muni-20219-soudan', name: ['関', '真由美', 'セキ', 'マユミ'], gender: 'female', born: '1987-11-27', place: '20219', phone: '09000002121', first: { on: '2025-10-20', why: 'withdrawn', channel: 'visit', speaker: 'family', relation: '父' }, type: { to: 3, reason: '家族の話からの仮の判定。本人に会ってから見直す。', provisional: true }, between: { stage: 'unmet', talks: 4, until: '2026-01-15' }, next: { kind: 'call', on: 3, note: 'サポステの返事をお父さんに伝える' },
    steps: [{ do: 'send', on: -2, to: sapo, reason: '家族からの相談。本人が「見学だけなら」と話したため。', requests: '訪問の同行と、見学の日の調整をお願いします。', shares: ['contact', 'plan', 'family'] }],
  },
  {
    desk: 'hikikomori-center', name: ['小宮山', '学', 'コミヤマ', 'マナブ'], gender: 'male', born: '1981-02-14', place: '20203', phone: '09000002222', first: { on: '2025-04-22', why: 'withdrawn', channel: 'phone', speaker: 'family', relation: '母' }, type: { to: 3, reason: '家からほぼ出ておらず、社会参加の支援から始めるため。' }, cautions: ['plain-envelope', 'mobile-only'], between: { stage: 'met', talks: 10, until: '2026-01-16' }, next: { kind: 'appointment', on: 3, time: '14:00', note: '居場所で会い、サポステの返事を伝える' },
    steps: [{ do: 'type', on: '2026-01-16', to: 2, reason: '居場所に続けて通えるようになり、働くことの準備に進むため。' }, { do: 'send', on: -1, to: sapo, reason: '居場所に半年通い、職場体験をしてみたいと本人から言葉が出たため。', requests: '職場の見学から。初回は当方の担当者が同行します。', shares: ['contact', 'work-history', 'consultations', 'plan'] }],
  },
  {
    desk: sapo, name: ['横関', '大樹', 'ヨコゼキ', 'ダイキ'], gender: 'male', born: '1989-05-05', place: '20203', phone: '09000001717', first: { on: '2025-06-10', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '長く働いておらず、準備から始めたいとのこと。' }, between: { stage: 'ready', talks: 8, until: '2026-01-08' }, next: { kind: 'appointment', on: 6, time: '10:00', note: 'ハローワークの初回に同行する' },
    steps: [
      { do: 'type', on: '2026-01-08', to: 1, reason: '自分から求人を探しはじめたため。' },
      { do: 'send', on: -4, to: 'hw-ueda-main', reason: '応募したい求人が出てきたため。', requests: '求職の登録と、応募書類の支援をお願いします。', shares: ['contact', 'work-history', 'plan'] },
      { do: 'accept', on: -1, firstOn: 3, time: '10:00', note: 'お引き受けします。初回は担当の方もごいっしょいただけると助かります。' },
    ],
  },
  {
    desk: sapo, name: ['土屋', '里美', 'ツチヤ', 'サトミ'], gender: 'female', born: '1984-03-03', place: '20203', first: { on: '2025-06-03', why: 'jobless', speaker: 'self' }, type: { to: 2, reason: '働きたい気持ちはあるが、しばらく仕事を探していないため。' }, between: { stage: 'ready', talks: 5, until: '2025-09-18' }, next: { kind: 'review', on: '2025-10-02', note: 'ハローワークの返事を確かめる' },
    steps: [
      { do: 'type', on: '2025-09-18', to: 1, reason: '講座を終え、求職の登録をするため。' },
      { do: 'send', on: '2025-09-22', to: 'hw-ueda-main', reason: '講座を終え、事務の求人に応募したいため。', requests: '求職の登録と紹介をお願いします。', shares: ['contact', 'work-history', 'consultations', 'plan'] },
      { do: 'accept', on: '2025-09-25', firstOn: '2025-10-02', time: '14:00', note: '担当を決めました。', seenOn: '2025-09-26' },
      { do: 'talk', on: '2025-10-02', time: '14:00', minutes: 50, note: 'つなぎを受けて、はじめての面談。サポステの講座のことを楽しそうに話された。事務の補助を中心に探す。', next: { kind: 'appointment', on: '2025-10-23', time: '14:00', note: '求人をいっしょに見る' } },
      { do: 'talk', on: '2025-10-23', time: '14:00', minutes: 40, note: '求人を3件にしぼった。年齢の条件はない。職務経歴書を仕上げる。', next: { kind: 'call', on: '2025-11-20', note: '選考の結果を聞く' } },
      { do: 'talk', on: '2025-11-20', channel: 'phone', time: '16:00', minutes: 10, note: '内定の連絡。12月15日から出社とのこと。声がはずんでいた。', next: { kind: 'call', on: '2025-12-16', note: '出社できたか聞く' } },
      { do: 'hire', on: '2025-12-16', startedOn: '2025-12-15', employer: '穂波印刷', regular: true, hours: 37.5, route: 'hello-work' },
      { do: 'check', on: -2, with: 'person', status: 'working', note: '電話の応対にも慣れてきた。休まず通えている。' },
      { do: 'report', on: -1, result: 'employed', note: '穂波印刷に正社員で就職されました。1か月の確認も終え、続いています。ご紹介ありがとうございました。' },
    ],
  },
]
