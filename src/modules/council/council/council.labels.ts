import type { CountableFact } from './definitions.schema.ts'
import type { FindingKind, OrganizationKind, PlanDocument, Worry } from './council.schema.ts'

/** Records that a KPI can count. */
export const factKindLabels: Record<CountableFact, string> = {
  'case.opened': '受付',
  'case.closed': '終結',
  consultation: '相談',
  registration: 'サポステの登録',
  'type-move': '類型の移動',
  'type-decided': '類型の判定',
  'referral.sent': 'つなぎ',
  'referral.accepted': 'つなぎの受け入れ',
  'referral.declined': 'つなぎの断り',
  'referral.withdrawn': 'つなぎの取り下げ',
  'placement.regular': '正規の就職',
  'placement.other': '正規でない就職',
  'follow-up.working': '定着の確認(在職)',
  'follow-up.left': '定着の確認(離職)',
  'follow-up.other': '定着の確認(そのほか)',
  'conversion.career-up': '正社員への転換',
  'desk.confirmed': '相談窓口の確認',
  'training.maisapo': 'まいさぽの研修',
  'meeting.community': '地域の会議・研修',
  'appeal.conversion': '正社員転換の要請',
  'appeal.welcome': '歓迎求人の要請',
  'appeal.limited': '限定求人の要請',
  'job.limited': '限定求人の公開',
  'job.welcome': '歓迎求人の公開',
}

export const organizationKindLabels: Record<OrganizationKind, string> = {
  'labor-bureau': '労働局',
  prefecture: '県',
  'hello-work': 'ハローワーク',
  'new-graduate-hello-work': '新卒応援ハローワーク',
  'job-cafe': 'ジョブカフェ',
  'youth-support-station': 'サポステ',
  maisapo: 'まいさぽ',
  'hikikomori-center': 'ひきこもり支援センター',
  'youth-consultation-center': '子ども・若者総合相談センター',
  'youth-support-network': '子ども・若者サポートネット',
  'regional-bureau': '地域振興局',
  'health-welfare-office': '保健福祉事務所',
  jeed: '機構',
  'training-facility': '職業訓練施設',
  'business-association': '経済団体',
  'labor-union': '労働団体',
  'municipal-association': '市町村の団体',
  'social-welfare-council': '社会福祉協議会',
  'support-group': '支援団体',
  municipality: '市町村',
}

export const municipalityKindLabels: Record<'city' | 'town' | 'village', string> = {
  city: '市',
  town: '町',
  village: '村',
}

/** In the words of the public start page. */
export const worryLabels: Record<Worry, string> = {
  'unstable-work': '仕事が長つづきしない',
  'regular-job': '正社員で働きたい',
  'long-out-of-work': 'しばらく働いていない',
  'hard-to-go-out': '外に出るのがつらい',
  'money-housing': 'お金や住まいが心配',
  family: '家族のことで話したい',
  'text-only': '電話でなく文字で話したい',
  unsure: 'まだうまく言えない',
}

export const planDocumentLabels: Record<PlanDocument, string> = {
  body: '本文',
  schedule: '工程表',
  annex: '別紙',
  contents: '目次',
}

export const findingKindLabels: Record<FindingKind, string> = {
  number: '数値',
  time: '時点',
  scope: '範囲',
  organization: '組織',
  wording: '誤記',
  missing: '欠落',
}

export const findingStatusLabels: Record<'open' | 'explained' | 'fixed' | 'accepted', string> = {
  open: 'まだ答えがありません',
  explained: '事務局の説明があります',
  fixed: '直しました',
  accepted: 'そのままにします',
}

export const certaintyLabels: Record<'P' | 'S' | 'U', string> = {
  P: '公開資料で確かめました',
  S: '広く知られていますが、公開資料では未確認です',
  U: '確認が要ります',
}
