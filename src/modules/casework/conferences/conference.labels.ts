import { type LegalBasis } from '../../council/index.ts'

/** Three kinds of meetings about one person, each on its own basis (domain §8). */
export const conferenceKinds = { plan: '支援調整会議', statutory: '支援会議', case: '個別ケース検討会議' } as const
export type ConferenceKind = keyof typeof conferenceKinds

export const kindNotes: Record<ConferenceKind, string> = {
  plan: 'プランが適切かを、関係する機関と確かめます。本人の同意が要ります。',
  statutory: '同意がとれない方について、法律にもとづいて情報を出し合います。構成員には守秘義務があります。',
  case: '子ども・若者支援地域協議会や孤独・孤立対策地域協議会の構成機関と、支え方を考えます。',
}

export const basesOfKind: Record<ConferenceKind, readonly LegalBasis[]> = {
  plan: ['consent'],
  statutory: ['livelihood-act-9', 'social-welfare-act-106'],
  case: ['youth-council', 'loneliness-act-15', 'consent'],
}

export const conferenceForms = { meeting: '集まる', online: 'オンライン', paper: '書面' } as const

/** By which law somebody must keep to themselves what is said there (domain §8.1). */
export const secrecies = {
  'national-officer': '国家公務員法100条',
  'local-officer': '地方公務員法34条',
  'employment-security': '職業安定法51条',
  'career-consultant': '職業能力開発促進法30条の27(キャリアコンサルタント)',
  'livelihood-act-5': '生活困窮者自立支援法5条3項(受託者)',
  'council-member': '地域協議会・支援会議の構成員(法律の守秘義務)',
  pledge: '誓約書',
} as const

export const conferenceStatuses = {
  planned: '予定',
  open: '開いています',
  closed: '終わりました',
  cancelled: '取りやめ',
} as const
