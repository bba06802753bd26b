/** A next way of counting, once: for the page, the API and the action. */
import { z } from 'zod'
import { choice, form, line, maybeChoice, maybeLine, maybeSeveral, tick, words } from '../../../forms/index.ts'
import { factKindLabels, organizationKindLabels } from '../council/index.ts'
import { definitionTermLabels as termLabels } from '../indicators/index.ts'
import { bases, decimalsLabels, firstAges, lastAges, oncePerLabels, typeLabels } from './definition-draft.labels.ts'

const term = (label: string) => line(label, { most: 300, empty: `「${label}」を書いてください。` })

export const definitionDraftForm = form(
  {
    basis: choice('何からできる数か', bases),
    facts: maybeSeveral('数える記録', factKindLabels),
    organizationKinds: maybeSeveral('どの種類の機関の記録か', organizationKindLabels),
    deskKinds: maybeSeveral('どの種類の窓口の記録か', null),
    targetTypes: maybeSeveral('どの類型の方か', typeLabels),
    agesFrom: maybeChoice('その日の年齢 ここから', firstAges),
    agesTo: maybeChoice('その日の年齢 ここまで', lastAges),
    agesUnknown: tick('年齢の分からない方も数える'),
    oncePer: maybeChoice('何につき1回数えるか', oncePerLabels),
    sumOf: maybeSeveral('足すKPI', null),
    ratioOf: maybeLine('分子のKPI', { most: 60 }),
    ratioTo: maybeLine('分母のKPI', { most: 60 }),
    decimals: maybeChoice('小数点より下', decimalsLabels),
    unit: maybeLine('単位', { most: 10 }),
    sameReports: tick('前の数え方で報告された数も、同じものを数えているので足す'),
    description: words('数え方の文'),
    event: term(termLabels.event),
    whose: term(termLabels.whose),
    oncePerWords: term(termLabels.oncePer),
    countedOn: term(termLabels.countedOn),
    countedFor: term(termLabels.countedFor),
    source: term(termLabels.source),
  },
  (schema) =>
    schema.superRefine((draft, context) => {
      const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
      if (draft.basis === 'facts') {
        if (draft.facts.length === 0) missing('facts', '数える記録を一つ以上選んでください。')
        if (draft.oncePer === null) missing('oncePer', '何につき1回数えるかを選んでください。')
        if (draft.agesFrom !== null && draft.agesTo === null) missing('agesTo', '何歳までかも選んでください。')
        if (draft.agesFrom === null && draft.agesTo !== null) missing('agesFrom', '何歳からかも選んでください。')
        if (draft.agesFrom !== null && draft.agesTo !== null && Number(draft.agesTo) < Number(draft.agesFrom))
          missing('agesTo', '「ここまで」の年齢が「ここから」より下です。')
      }
      if (draft.basis === 'sum' && draft.sumOf.length < 2) missing('sumOf', '足すKPIを二つ以上選んでください。')
      if (draft.basis === 'ratio') {
        if (draft.ratioOf === '') missing('ratioOf', '分子のKPIを選んでください。')
        if (draft.ratioTo === '') missing('ratioTo', '分母のKPIを選んでください。')
        if (draft.ratioOf !== '' && draft.ratioOf === draft.ratioTo)
          missing('ratioTo', '分子と分母に同じKPIは選べません。')
        if (draft.decimals === null) missing('decimals', '小数点より下の桁を選んでください。')
      }
    }),
)
export const definitionDraftInput = definitionDraftForm.schema
export type DefinitionDraftInput = z.output<typeof definitionDraftInput>

export const definitionWithdrawalForm = form({ reason: words('取りやめるわけ', '取りやめるわけを書いてください。') })
export const definitionWithdrawalInput = definitionWithdrawalForm.schema
export type DefinitionWithdrawalInput = z.output<typeof definitionWithdrawalInput>
