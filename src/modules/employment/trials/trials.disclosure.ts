/** What is handed out of 体験・実習. */
import { type Disclosed, ofCase, place } from '../../../platform/disclosure.ts'
import { agreedHow, attendances, insurances, nexts, sides, trialKinds } from './trial.labels.ts'

export const disclosed: Disclosed = {
  trials: {
    title: '体験・実習',
    section: 'employment',
    of: ofCase,
    columns: {
      ...place,
      kind: '種類',
      employer_name: '企業・事業所',
      place: '場所',
      work: 'すること',
      starts_on: 'から',
      ends_on: 'まで',
      hours: '日と時間',
      is_employed: '雇用契約',
      is_paid: '賃金・工賃',
      pay: '額と払い方',
      insurances: '保険',
      is_no_labour: '働くものではないと確かめた',
      contact: '困ったときの連絡先',
      needs: '企業に伝える配慮',
      ended_on: '終わった日',
      next: 'これから',
      person_look: '本人のふりかえり',
      workplace_look: '職場のふりかえり',
      cancelled_at: '取りやめた日時',
      cancelled_reason: '取りやめたわけ',
      recorded_at: '記録した日時',
    },
    words: { kind: trialKinds, insurances, next: nexts },
  },
  trial_agreements: {
    title: '体験・実習への同意',
    section: 'employment',
    of: ofCase,
    columns: {
      ...place,
      side: 'だれの同意か',
      agreed_on: '同意した日',
      how: 'どう聞いたか',
      signer: '名前',
      recorded_at: '記録した日時',
    },
    words: { side: sides, how: agreedHow },
  },
  trial_days: {
    title: '体験・実習の一日ごとの記録',
    section: 'employment',
    of: ofCase,
    columns: {
      ...place,
      held_on: '日',
      came: '来たか',
      words: 'ようす',
      recorded_at: '記録した日時',
      replaced_at: '書き直した日時',
    },
    words: { came: attendances },
  },
}
