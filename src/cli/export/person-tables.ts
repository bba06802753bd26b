/**
 * What a body holds of one person, table by table, for a request under 個人情報保護法 76条 (開示): what may be handed over, and what
 * somebody has to decide about first (78条: words of others, inner deliberation, what other bodies said). A table that hangs on a
 * person or case and stands neither here nor in `notOfPerson` stops the export, and so does a column without a word.
 */
import { insurances, leaveReasons, sources, spanKinds } from '../../modules/careers/index.ts'
import { accessBases, appointmentEnds, appointmentWays, channels, closureReasons, correctedKinds, disclosures, legalBases, mergedReason, nextActionKinds, reminderWishes, shareParts, speakers, targetTypes, topics, typeReasons } from '../../modules/cases/index.ts'
import { conferenceForms, conferenceKinds, conferenceStatuses, secrecies } from '../../modules/conferences/index.ts'
import { givers, methods, purposes, reviews } from '../../modules/consents/index.ts'
import { addressKinds, contactCautions, nameKinds, preferredChannels, relations } from '../../modules/people/index.ts'
import { endReasons, followUpStatuses, heldWith, placementRoutes } from '../../modules/placements/index.ts'
import { declineReasons, jointEnds, referralModes, referralOutcomes, referralStatuses, urgencies } from '../../modules/referrals/index.ts'
import { holdKinds } from '../../modules/retention/index.ts'
import { agreementHows, continuations, doers, goalResults, planStatuses, planConferenceForms, planConferenceResults, planServices, progresses, reviewMethods } from '../../modules/support-plans/index.ts'
import { trainingKinds, trainingResults } from '../../modules/trainings/index.ts'

type Words = Readonly<Record<string, string>>

export interface PersonTable {
  title: string
  /** Of which rows: $1 the person's records, $2 their cases, $3 the body that was asked. */
  of: string
  /** Rows that aren't handed over before somebody has decided: an SQL condition (all: true), and why. */
  decide?: { when: string; why: string }
  columns: Readonly<Record<string, string>>
  /** What codes of a column mean. */
  words?: Readonly<Record<string, Words>>
  /** The column with a file. */
  file?: { column: string; name: string }
}

const ofCase = 't.case_id = any($2)'
const ofPerson = 't.person_id in (select id from people where id = any($1) and organization_id = $3)'
const ofConference = 't.conference_id in (select id from conferences where case_id = any($2))'
const place = { organization_id: '機関', desk_id: '窓口', account_id: '担当' }
const nextKinds: Words = nextActionKinds
const parts: Words = { ...shareParts, all: 'すべて' }
const types: Words = Object.fromEntries(Object.entries(targetTypes).map(([type, { mark, short }]) => [type, `${mark}${short}`]))
const labelsOf = (all: Readonly<Record<string, { label: string }>>): Words => Object.fromEntries(Object.entries(all).map(([key, { label }]) => [key, label]))
const others = '本人でない方が話したこと・その方についてのこと(78条1項2号)'
const inner = '機関の中での検討・事務のこと(78条1項6号・7号)'
const agencies = 'ほかの機関との会議(守秘の約束がある)'

export const tablesOfPerson: Readonly<Record<string, PersonTable>> = {
  people: {
    title: '氏名と連絡先', of: 't.id = any($1)',
    columns: { organization_id: '記録している機関', family_name: '姓', given_name: '名', family_name_kana: '姓のよみ', given_name_kana: '名のよみ', alias: '呼び名', birth_date: '生年月日', municipality_code: '市町村', phone: '電話', email: 'メール', preferred_channel: '連絡のしかた', reach_from: '連絡してよい時刻から', reach_to: '連絡してよい時刻まで', contact_cautions: '連絡のときに気をつけること', contact_note: '連絡についてのメモ', has_address: '住所の記録', address_secret: '住所を伏せる', created_at: '記録した日時', updated_at: '直した日時', updated_by: '直した人' },
    words: { preferred_channel: preferredChannels, contact_cautions: labelsOf(contactCautions) },
  },
  person_names: { title: 'ほかの名前', of: ofPerson, columns: { kind: '種類', family_name: '姓', given_name: '名', family_name_kana: '姓のよみ', given_name_kana: '名のよみ', added_by: '記録した人', added_at: '記録した日時', removed_at: '取り消した日時' }, words: { kind: nameKinds } },
  person_homes: { title: '住んでいる市町村の移り変わり', of: ofPerson, columns: { since: 'いつから', municipality_code: '市町村' }, words: { since: { '-infinity': 'はじめから' } } },
  person_addresses: { title: '住所', of: ofPerson, columns: { kind: '種類', postal_code: '郵便番号', address: '住所' }, words: { kind: addressKinds } },
  cases: {
    title: '受付と終結', of: 't.id = any($2)', decide: { when: 't.responsible_organization_id <> $3', why: 'いまはほかの機関が責任を持つケース' },
    columns: { number: '受付番号', opened_on: '受付日', status: '状態', responsible_organization_id: '責任機関', responsible_desk_id: '責任窓口', responsible_account_id: '担当', responsible_since: '担当になった日', target_type: '類型', target_type_provisional: '類型は仮', municipality_code: '市町村', first_speaker: 'はじめに話した人', episode: '何回目の支援か', last_contact_on: '最後に話した日', closed_on: '終結日', closure_reason: '終結のわけ', closure_summary: '終結のまとめ', closure_reopen_hint: 'また来るときのために', created_at: '記録した日時' },
    words: { status: { open: '支援中', closed: '終結' }, target_type: types, first_speaker: speakers, closure_reason: { ...closureReasons, ...mergedReason, disposed: '保存期間が過ぎ、廃棄した' } },
  },
  episodes: { title: '支援のまとまり', of: ofCase, columns: { number: '何回目', opened_on: '始まった日', reason: 'わけ', closed_on: '終わった日', closure_reason: '終わったわけ', closed_organization_id: '終えた機関', closed_desk_id: '終えた窓口' }, words: { reason: { first: 'はじめての相談', returned: 'また相談に来た', separation: '仕事を離れた' }, closure_reason: closureReasons } },
  consultations: {
    title: '相談の記録', of: ofCase, decide: { when: `t.disclose <> 'yes' or t.speaker <> 'self'`, why: others },
    columns: { ...place, occurred_on: '日', occurred_at: '時刻', minutes: '分', channel: '話し方', speaker: '話した人', speaker_relation: '続柄', topics: '相談の内容', note: '記録', disclose: '本人に見せてよいか', recorded_at: '記録した日時', correction_reason: '訂正のわけ', superseded_at: '訂正された日時', withdrawn_at: '取り消した日時' },
    words: { channel: channels, speaker: speakers, topics, disclose: disclosures },
  },
  target_type_decisions: { title: '類型の判定', of: ofCase, columns: { ...place, from_type: '前の類型', to_type: '類型', provisional: '仮', decided_on: '日', reason_code: 'わけの区分', reason: 'わけ', answers: '聞いたこと', proposed_type: '案の類型', is_move: '移動', recorded_at: '記録した日時', withdrawn_at: '取り消した日時' }, words: { from_type: types, to_type: types, proposed_type: types, reason_code: typeReasons } },
  assessment_entries: { title: '聞き取り', of: ofCase, columns: { ...place, form_key: '様式', form_version: '様式の版', section_key: '節', part: '区分', answers: '聞いたこと', asked_on: '日', written_at: '記録した日時' }, words: { part: parts } },
  employment_spans: { title: '職歴', of: ofCase, columns: { organization_id: '機関', desk_id: '窓口', kind: '働き方', employer: '勤め先', work: '仕事', started_on: 'から', ended_on: 'まで', weekly_hours: '週の時間', insured: '雇用保険', leave_reason: '辞めたわけ', source: '何で知ったか', added_by: '記録した人', added_at: '記録した日時', removed_at: '取り消した日時', removed_by: '取り消した人' }, words: { kind: spanKinds, insured: insurances, leave_reason: leaveReasons, source: sources } },
  next_actions: { title: '次の予定', of: ofCase, columns: { ...place, kind: '種類', due_on: '日', due_at: '時刻', note: 'すること', origin: '元', created_at: '決めた日時', created_by: '決めた人', ended_at: '終わった日時', ended_by: '終えた人', ended_how: 'どう終わったか', ended_note: '終わりのメモ' }, words: { kind: nextKinds, origin: { worker: '担当が決めた', 'follow-up': '定着の確認', referral: 'つなぎ', escalation: '返事のないつなぎ', separation: '離職' }, ended_how: { done: 'すませた', changed: '変えた', 'handed-over': '引き継いだ', closed: '終結した' } } },
  appointments: { title: '約束', of: ofCase, columns: { ...place, on_day: '日', at_time: '時刻', minutes: '分', way: '会い方', place: '場所・電話番号', who: 'だれが来るか', reminder: '前の日に知らせる', note: 'すること', status: 'どうなったか', ended_at: '終わった日時', ended_by: '記録した人', ended_note: '終わりのメモ', created_at: '約束した日時', created_by: '約束した人' }, words: { way: appointmentWays, reminder: reminderWishes, status: { planned: 'これから', ...appointmentEnds } } },
  consents: { title: '同意', of: ofCase, columns: { ...place, given_on: '日', given_by: '同意した人', method: '方法', witness: '立ち会った人', purposes: '目的', parts: '渡してよい内容', recipients: '渡してよい相手', valid_until: 'いつまで', note: 'メモ', recorded_at: '記録した日時', withdrawn_on: '取り消した日', withdrawn_at: '取り消しを記録した日時', withdrawn_by: '取り消しを記録した人', withdrawn_because: '取り消しのわけ', withdrawn_note: '取り消しのメモ' }, words: { withdrawn_because: { person: '本人の申し出', mistake: '書きまちがい' }, given_by: givers, method: methods, purposes, parts } },
  case_access: { title: 'どの機関が、何を、何によって見られたか', of: ofCase, columns: { organization_id: '機関', account_id: '人', scope: '内容', authors: 'どの機関の記録を', basis: '根拠', basis_given_on: '根拠の日', valid_from: 'から', valid_until: 'まで', granted_by: '決めた人', ended_reason: '終わったわけ', created_at: '記録した日時' }, words: { scope: parts, basis: { ...accessBases, emergency: '緊急の閲覧', conference: '会議', overlap: '引き継ぎのあいだ' } } },
  documents: { title: '書類', of: ofCase, columns: { organization_id: '機関', part: '区分', name: '名前', media_type: '形式', content: 'ファイル', added_by: '加えた人', added_at: '加えた日時' }, words: { part: parts, media_type: { 'application/pdf': 'PDF', 'image/jpeg': '写真(JPEG)', 'image/png': '画像(PNG)' } }, file: { column: 'content', name: 'name' } },
  referrals: {
    title: 'つなぎ', of: ofCase,
    columns: { from_organization_id: '送った機関', from_desk_id: '送った窓口', from_account_id: '送った人', to_organization_id: '受ける機関', to_desk_id: '受ける窓口', mode: '引き継ぎか、いっしょにか', reason: 'わけ', requests: '頼んだこと', urgency: '急ぎ', basis_kind: '根拠', basis_given_on: '根拠の日', basis_until: '根拠の終わり', shares: '渡した内容', status: '状態', sent_at: '送った日時', sent_on: '送った日', respond_by: '返事の期限', answered_at: '返事の日時', answered_on: '返事の日', answered_by: '返事をした人', first_appointment_on: 'はじめて会う日', first_contact_by: 'はじめて会う人', answer_note: '返事の言葉', decline_reason: '断りのわけ', decline_suggestion: '断りの提案', withdraw_reason: '取り下げのわけ', outcome: 'どうなったか', outcome_note: 'どうなったかのメモ', outcome_on: 'どうなったかの日', escalated_at: '返事のないことを責任者に知らせた日時', acknowledged_at: '返事を見た日時', answers: '返事の中身' },
    words: { mode: referralModes, urgency: urgencies, basis_kind: legalBases, shares: parts, status: referralStatuses, decline_reason: declineReasons, outcome: referralOutcomes },
  },
  referral_amendments: { title: 'つなぎの書き直し', of: 't.referral_id in (select id from referrals where case_id = any($2))', columns: { from_organization_id: '送った機関', to_organization_id: '受ける機関', reason: 'わけ', requests: '頼んだこと', amended_at: '書き直した日時', amended_by: '書き直した人' } },
  joint_supports: { title: 'いっしょに支援', of: ofCase, columns: { ...place, task: 'すること', began_on: '始まった日', next_kind: '次の予定', next_on: '次の日', next_at: '次の時刻', next_note: '次にすること', ended_on: '終わった日', ended_reason: '終わったわけ', end_note: '終わりのメモ', acknowledged_at: '終わりを見た日時' }, words: { next_kind: nextKinds, ended_reason: jointEnds } },
  walk_ins: { title: '責任窓口でない窓口に来た知らせ', of: ofCase, columns: { ...place, for_organization_id: '知らせた機関', for_desk_id: '知らせた窓口', kind: '種類', told: '伝えたこと', came_on: '日', created_at: '記録した日時', acknowledged_at: '確かめた日時', acknowledged_by: '確かめた人' }, words: { kind: { came: '来た', reopened: '再開した' } } },
  support_plans: {
    title: '支援プラン', of: ofCase,
    columns: { ...place, number: '番号', status: '状態', wish: '目指す姿', starts_on: 'から', ends_on: 'まで', review_on: '見直しの日', services: '使う事業', needs_decision: '支援決定が要る', needs_sign_off: '責任者の確かめが要る', agreed_on: '同意の日', agreed_how: '同意のしかた', agreed_witness: '立ち会った人', conference_on: '会議の日', conference_form: '会議の形', conference_result: '会議の結果', decided_on: '支援決定の日', decided_by: '支援決定をした人', signed_off_at: '確かめた日時', signed_off_by: '確かめた人', returned_note: '差し戻しの言葉', ended_on: '終わった日', evaluation: '評価', continues: 'これから', changes: '変わったこと', written_at: '書いた日時', offered_at: '本人のページで見せた日時', offered_by: '見せた人' },
    words: { status: planStatuses, services: labelsOf(planServices), agreed_how: agreementHows, conference_form: planConferenceForms, conference_result: planConferenceResults, continues: continuations },
  },
  support_goals: { title: 'プランの目標', of: ofCase, columns: { organization_id: '機関', position: '順', goal: '目標', result: '結果', result_note: '結果のメモ', removed_at: '消した日時' }, words: { result: goalResults } },
  support_steps: { title: 'プランの手だて', of: ofCase, columns: { organization_id: '機関', position: '順', step: '手だて', doer: 'する人', doer_name: 'する人の名前', due_on: 'いつまで', done_on: 'した日', done_by: '記録した人', removed_at: '消した日時' }, words: { doer: doers } },
  support_measures: { title: 'プランと施策', of: ofCase, columns: { organization_id: '機関', fiscal_year: '年度', measure_id: '施策', fits: '合う', reason: 'わけ', removed_at: '消した日時' } },
  support_reviews: { title: 'プランの見直し', of: ofCase, columns: { ...place, held_on: '日', method: '方法', progress: '目標の進み', voice: '本人の声', note: 'メモ', next_review_on: '次の見直し', written_at: '書いた日時' }, words: { method: reviewMethods, progress: progresses } },
  own_answers: { title: '本人のページからの返事', of: ofCase, columns: { organization_id: '機関', account_id: '返事をした人', agrees: '同意', note: '言葉', answered_at: '返事の日時', seen_at: '見た日時', seen_by: '見た人' } },
  own_pages: { title: '本人のページ', of: ofCase, columns: { organization_id: '機関', account_id: '使う人', opened_by: '開いた人', opened_at: '開いた日時', ended_at: '終えた日時', ended_by: '終えた人' } },
  placements: { title: '就職', of: ofCase, columns: { ...place, episode: '何回目の支援か', employer_name: '勤め先', started_on: '雇入れの日', regular: '正規', weekly_hours: '週の時間', route: '道すじ', ended_on: '離れた日', end_reason: '離れたわけ', recorded_at: '記録した日時', withdrawn_at: '取り消した日時' }, words: { route: placementRoutes, end_reason: endReasons } },
  follow_ups: { title: '定着の確認', of: ofCase, columns: { ...place, month: '何か月', due_on: '予定の日', held_on: '確かめた日', held_with: 'だれに', status: 'どうだったか', note: 'メモ', cancelled_on: 'やめた日', cancel_reason: 'やめたわけ', tries: '連絡がとれなかった回数', last_tried_on: '最後にたずねた日' }, words: { held_with: heldWith, status: followUpStatuses } },
  trainings: { title: '訓練', of: ofCase, columns: { ...place, kind: '種類', course: 'コース', provider: '行うところ', starts_on: 'から', ends_on: '終わる予定', ended_on: '終わった日', result: '結果', result_note: '結果のメモ', ended_by_organization_id: '終わりを書いた機関', recorded_at: '記録した日時' }, words: { kind: trainingKinds, result: trainingResults } },
  family_relations: { title: '家族', of: `(t.person_id = any($1) or t.relative_id = any($1))`, decide: { when: 'true', why: others }, columns: { organization_id: '機関', relation: '続柄', name: '名前', phone: '電話', may_call: '電話してよい', reach_from: '電話してよい時刻から', reach_to: '電話してよい時刻まで', lives_together: 'いっしょに住む', note: 'メモ', added_by: '記録した人', added_at: '記録した日時', removed_at: '消した日時' }, words: { relation: relations } },
  supervision_notes: { title: '責任者から担当へ', of: ofCase, decide: { when: 'true', why: inner }, columns: { organization_id: '機関', account_id: '書いた人', note: '言葉', written_at: '書いた日時', read_at: '読んだ日時', read_by: '読んだ人' } },
  closure_requests: { title: '終結の前の確かめ', of: ofCase, decide: { when: 'true', why: inner }, columns: { organization_id: '機関', desk_id: '窓口', reason: '終結のわけ', closed_on: '終結の日', summary: 'まとめ', reopen_hint: 'また来るときのために', follow_ups_end_reason: '定着の確認を終えるわけ', asked_by: '頼んだ人', asked_at: '頼んだ日時', decision: '決め', decided_by: '決めた人', decided_at: '決めた日時', note: '言葉' }, words: { reason: closureReasons, decision: { closed: '終結した', returned: '差し戻した', replaced: '出し直した' } } },
  case_restrictions: { title: '閲覧の制限', of: ofCase, decide: { when: 'true', why: inner }, columns: { organization_id: '機関', reason: 'わけ', set_by: '定めた人', set_at: '定めた日時', ended_at: '解いた日時', ended_by: '解いた人' } },
  emergency_accesses: { title: '緊急の閲覧', of: ofCase, decide: { when: 'true', why: inner }, columns: { account_id: '見た人', organization_id: '機関', typed_number: '打たれた番号', typed_name: '打たれたよみ', typed_birth_date: '打たれた生年月日', hours: '時間', waits_for_second: '二人目の確かめを待つ', seconded_at: '二人目が確かめた日時', seconded_by: '二人目', reason: 'わけ', responsible_organization_id: '責任機関', opened_at: '開いた日時', valid_until: 'まで', reviewed_at: '確かめた日時', reviewed_by: '確かめた人', review: '確かめ', review_note: '確かめの言葉' }, words: { review: reviews } },
  retention_holds: { title: '廃棄の停止', of: ofCase, decide: { when: 'true', why: inner }, columns: { organization_id: '機関', kind: '種類', reason: 'わけ', since: 'から', until: 'まで', set_by: '止めた人', set_at: '止めた日時', lifted_at: '解いた日時', lifted_by: '解いた人', lifted_note: '解いたわけ' }, words: { kind: holdKinds } },
  record_corrections: { title: '記録の訂正と取り消し', of: ofCase, decide: { when: `t.kind = 'consultation'`, why: others }, columns: { organization_id: '機関', desk_id: '窓口', account_id: '直した人', kind: '記録', part: '区分', is_withdrawal: '取り消し', before: '前の言葉', reason: 'わけ', corrected_at: '直した日時' }, words: { kind: correctedKinds, part: { ...parts, own: '機関の中' } } },
  person_merges: { title: '記録をまとめたこと', of: '(t.kept_person_id = any($1) or t.merged_person_id = any($1))', decide: { when: 'true', why: inner }, columns: { organization_id: '機関', reason: 'わけ', before: '前の記録', merged_on: '日', merged_at: '日時', merged_by: 'まとめた人', undone_at: '元に戻した日時', undone_by: '元に戻した人' } },
  referral_news: { title: '前の窓口への知らせ', of: ofCase, decide: { when: 'true', why: inner }, columns: { organization_id: '機関', desk_id: '窓口', to_desk_id: '知らせた窓口', outcome: 'どうなったか', told_on: '日', acknowledged_at: '見た日時', acknowledged_by: '見た人' } },
  conferences: { title: '会議', of: ofCase, decide: { when: 'true', why: agencies }, columns: { ...place, kind: '種類', basis: '根拠', basis_given_on: '根拠の日', form: '形', held_on: '日', starts_at: 'から', ends_at: 'まで', place: '場所', parts: '見せた内容', status: '状態', opened_at: '開いた日時', closed_at: '終えた日時', cancelled_reason: '取りやめのわけ', planned_at: '予定した日時' }, words: { kind: conferenceKinds, basis: accessBases, form: conferenceForms, parts, status: conferenceStatuses } },
  conference_participants: { title: '会議に出た人', of: ofConference, decide: { when: 'true', why: agencies }, columns: { organization_id: '機関', account_id: '人', name: '名前', role: '役割', secrecy: '守秘の根拠', pledged_on: '約束の日', attended: '出た', removed_at: '外した日時' }, words: { secrecy: secrecies } },
  conference_papers: { title: '会議の議題と記録', of: ofConference, decide: { when: 'true', why: agencies }, columns: { organization_id: '機関', agenda: '議題', minutes: '記録' } },
  conference_addenda: { title: '会議の記録への書き足し', of: ofConference, decide: { when: 'true', why: agencies }, columns: { organization_id: '機関', note: '言葉', account_id: '書いた人', written_at: '書いた日時' } },
  conference_decisions: { title: '会議で決まったこと', of: ofCase, decide: { when: 'true', why: agencies }, columns: { position: '順', decision: '決まったこと', organization_id: 'する機関', owner_name: 'する人', due_on: 'いつまで', done_on: 'した日', done_by: '記録した人', withdrawn_at: '取り消した日時' } },
}

/** Tables that hang on a case and say nothing of the person, and why. */
export const notOfPerson: Readonly<Record<string, string>> = {
  facts: '数を数えるための事実。氏名も相談の中身もない',
  ledger: '行ったことの控え(台帳)。番号だけで、個人の言葉はない',
  disposal_items: '廃棄の提案の控え。番号だけ',
  imported_rows: '読みこんだ行の照合値。元に戻せない',
}

/** Columns that say nothing to a person: keys, checksums, copies for searching, who may read. */
export const isPlumbing = (column: string): boolean =>
  /^(?:id|version|readers|words_readers|search_text|digest|digest_due|root_id|consultation_id|person_digest|sealed_digest|disposed_at|merged_into|(?:case|person|relative|plan|goal|referral|consent|conference|placement|record|document|speaker_person|kept_person|merged_person|kept_case|merged_case|corrects|replaces|follows|appointment)_id|moved_to)$/.test(column)
