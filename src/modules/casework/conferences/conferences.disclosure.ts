/** What is handed out of conferences with other bodies, who have promised to keep silent. */
import { type Disclosed, ofCase, place } from '../../../platform/disclosure.ts'
import { accessBases, partsOrAll } from '../../council/index.ts'
import { conferenceForms, conferenceKinds, conferenceStatuses, secrecies } from './conference.labels.ts'

const ofConference = 't.conference_id in (select id from conferences where case_id = any($2))'
const agencies = 'ほかの機関との会議(守秘の約束がある)'

export const disclosed: Disclosed = {
  conferences: {
    title: '会議',
    section: 'conferences',
    of: ofCase,
    decide: { when: 'true', why: agencies },
    columns: {
      ...place,
      kind: '種類',
      basis: '根拠',
      basis_given_on: '根拠の日',
      form: '形',
      held_on: '日',
      starts_at: 'から',
      ends_at: 'まで',
      place: '場所',
      parts: '見せた内容',
      status: '状態',
      opened_at: '開いた日時',
      closed_at: '終えた日時',
      cancelled_reason: '取りやめのわけ',
      planned_at: '予定した日時',
    },
    words: {
      kind: conferenceKinds,
      basis: accessBases,
      form: conferenceForms,
      parts: partsOrAll,
      status: conferenceStatuses,
    },
  },
  conference_participants: {
    title: '会議に出た人',
    section: 'conferences',
    of: ofConference,
    decide: { when: 'true', why: agencies },
    columns: {
      organization_id: '機関',
      account_id: '人',
      name: '名前',
      role: '役割',
      secrecy: '守秘の根拠',
      pledged_on: '約束の日',
      attended: '出た',
      removed_at: '外した日時',
    },
    words: { secrecy: secrecies },
  },
  conference_papers: {
    title: '会議の議題と記録',
    section: 'conferences',
    of: ofConference,
    decide: { when: 'true', why: agencies },
    columns: { organization_id: '機関', agenda: '議題', minutes: '記録' },
  },
  conference_addenda: {
    title: '会議の記録への書き足し',
    section: 'conferences',
    of: ofConference,
    decide: { when: 'true', why: agencies },
    columns: { organization_id: '機関', note: '言葉', account_id: '書いた人', written_at: '書いた日時' },
  },
  conference_decisions: {
    title: '会議で決まったこと',
    section: 'conferences',
    of: ofCase,
    decide: { when: 'true', why: agencies },
    columns: {
      position: '順',
      decision: '決まったこと',
      organization_id: 'する機関',
      owner_name: 'する人',
      due_on: 'いつまで',
      done_on: 'した日',
      done_by: '記録した人',
      withdrawn_at: '取り消した日時',
    },
  },
}
