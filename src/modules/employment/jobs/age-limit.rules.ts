/**
 * Whether a job may be limited by age (労働施策総合推進法9条; domain §5.3): lawful, to be confirmed by somebody, or not lawful,
 * with the reasons in words. Limits include both ends: 「60歳未満」 is most 59.
 */
import type { CivilDate } from '../../../platform/clock.ts'
import { formatDate } from '../../../platform/japanese/format-date.ts'
import { ageOn } from '../../../platform/japanese/index.ts'
import { type GroundCode, groundOf, holdsOn } from './age-limit.grounds.ts'

/** A measure of the state on which 3号ニ can rest; master data of the council's office. */
export interface AgeMeasure {
  name: string
  least: number
  most: number
  validFrom: CivilDate
  validTo: CivilDate | null
  needsPermanent: boolean
  needsHelloWork: boolean
  /** What the office has confirmed; `confirm` until then. */
  answer: 'lawful' | 'confirm'
}

export interface AgeLimitQuestion {
  least: number | null
  most: number | null
  term: 'permanent' | 'fixed' | null
  retirementAge: number | null
  experienceAsked: boolean
  ground: GroundCode | null
  /** 法令名, the role to be played, the kind of work that is handed on. */
  detail: string
  measure: AgeMeasure | null
  channel: 'hello-work' | 'agency' | 'direct'
  /** 3号イ: treated as new graduates are; null where nobody has asked. */
  asGraduates: boolean | null
  /** 3号ロ: regular workers of the same kind in this age band and in the equally wide ones beside it. */
  layers: { own: number; above: number; below: number } | null
  /** 3号ハ: the occupation is one of the arts. */
  isPerforming: boolean
  /** When it is published. */
  on: CivilDate
}

export type AgeVerdict = 'lawful' | 'confirm' | 'unlawful'
export interface AgeAnswer {
  verdict: AgeVerdict
  reasons: string[]
  /** What each reason is about, for programs; in the same order. */
  codes: string[]
}

interface Reason {
  code: string
  text: string
}
type Found = { no: Reason[]; ask: Reason[] }

export function judgeAgeLimit(question: AgeLimitQuestion): AgeAnswer {
  const { least, most, ground } = question
  if (least === null && most === null) return answerOf('lawful', [])
  const found: Found = { no: [], ask: [] }
  if (least !== null && most !== null && least > most)
    found.no.push({ code: 'crossed', text: '下の年齢が、上の年齢より高くなっています。' })
  if (ground === null)
    found.no.push({
      code: 'no-ground',
      text: '年齢を限る理由(法令の例外)がありません。年齢を限らないか、理由を選んでください。',
    })
  else if (!holdsOn(groundOf(ground), question.on))
    found.no.push({ code: 'out-of-force', text: outOfForce(ground, question.on) })
  else rules[ground](question, found)
  if (found.no.length > 0) return answerOf('unlawful', found.no)
  return found.ask.length > 0 ? answerOf('confirm', found.ask) : answerOf('lawful', [])
}

const answerOf = (verdict: AgeVerdict, reasons: readonly Reason[]): AgeAnswer => ({
  verdict,
  reasons: reasons.map(({ text }) => text),
  codes: reasons.map(({ code }) => code),
})

function outOfForce(code: GroundCode, on: CivilDate): string {
  const { label, validFrom, validTo } = groundOf(code)
  return validTo !== null && on > validTo
    ? `「${label}」は${formatDate(validTo)}で終わりました。`
    : `「${label}」は${formatDate(validFrom)}からです。`
}

const permanentOnly = ({ term }: AgeLimitQuestion, found: Found): void => {
  if (term === 'fixed') found.no.push({ code: 'fixed-term', text: '期間の定めのある雇用では、この理由は使えません。' })
  if (term === null) found.no.push({ code: 'term-unknown', text: '期間の定めがあるかどうかを選んでください。' })
}
const upperOnly = ({ least, most }: AgeLimitQuestion, found: Found): void => {
  if (least !== null) found.no.push({ code: 'lower-limit', text: 'この理由では、下の年齢は付けられません。' })
  if (most === null) found.no.push({ code: 'upper-missing', text: '上の年齢を書いてください。' })
}
const helloWorkOnly = ({ channel }: AgeLimitQuestion, found: Found): void => {
  if (channel !== 'hello-work')
    found.no.push({ code: 'not-hello-work', text: 'この理由は、ハローワークに申し込んだ求人だけで使えます。' })
}
const noExperience = ({ experienceAsked }: AgeLimitQuestion, found: Found): void => {
  if (experienceAsked) found.no.push({ code: 'experience', text: '経験を条件にする求人では、この理由は使えません。' })
}

/** 「概ね45歳未満」: below 45 without a question, up to 49 with one. */
const [youngMost, aboutYoungMost] = [44, 49]

const rules: Record<GroundCode, (question: AgeLimitQuestion, found: Found) => void> = {
  '1': (question, found) => {
    permanentOnly(question, found)
    upperOnly(question, found)
    const { most, retirementAge } = question
    if (retirementAge === null)
      found.no.push({
        code: 'retirement-missing',
        text: '定年の年齢を書いてください。定年が無ければ、この理由は使えません。',
      })
    else if (retirementAge < 60)
      found.no.push({
        code: 'retirement-below-60',
        text: '定年は60歳以上でなければなりません(高年齢者雇用安定法8条)。',
      })
    else if (most !== null && most + 1 !== retirementAge)
      found.no.push({
        code: 'not-retirement',
        text: `上の年齢は定年と同じ、${retirementAge}歳未満(${retirementAge - 1}歳まで)にしてください。`,
      })
  },
  '2': ({ least, most, detail }, found) => {
    if (most !== null) found.no.push({ code: 'upper-limit', text: '法令の年齢の定めでは、上の年齢は付けられません。' })
    if (least === null) found.no.push({ code: 'lower-missing', text: '下の年齢を書いてください。' })
    if (detail.trim() === '')
      found.no.push({ code: 'law-missing', text: '年齢を定めている法令の名前を書いてください。' })
  },
  '3i': (question, found) => {
    permanentOnly(question, found)
    upperOnly(question, found)
    noExperience(question, found)
    const { most, asGraduates } = question
    if (asGraduates === false)
      found.no.push({ code: 'not-as-graduates', text: '新卒の人と同じ扱いにする求人だけで使えます。' })
    if (asGraduates === null)
      found.ask.push({ code: 'graduates-unknown', text: '新卒の人と同じ扱い(育て方・待遇)にするか、確認が要ります。' })
    if (most !== null && most > aboutYoungMost)
      found.no.push({ code: 'over-about-45', text: 'おおむね45歳未満を超えています。' })
    else if (most !== null && most > youngMost)
      found.ask.push({ code: 'about-45', text: '「おおむね45歳未満」に当たるか、確認が要ります。' })
  },
  '3ro': (question, found) => {
    permanentOnly(question, found)
    const { least, most, detail, layers } = question
    if (least === null || most === null)
      found.no.push({ code: 'both-missing', text: '下の年齢と上の年齢を、どちらも書いてください。' })
    else {
      if (least < 30 || most > 49)
        found.no.push({ code: 'outside-30-to-49', text: '30歳から49歳までの間にしてください。' })
      const width = most - least + 1
      if (width < 5 || width > 10) found.no.push({ code: 'width', text: '年齢の幅は、5歳から10歳までにしてください。' })
    }
    if (detail.trim() === '')
      found.no.push({ code: 'occupation-missing', text: '技能などを引きつぐ職種を書いてください。' })
    if (layers === null)
      found.ask.push({ code: 'layers-unknown', text: '同じ職種の人数が、上と下の年齢層の半分以下か、確認が要ります。' })
    else if (layers.own * 2 > layers.above || layers.own * 2 > layers.below)
      found.no.push({ code: 'layers', text: '同じ職種で働く人が、上と下の年齢層の半分より多くいます。' })
  },
  '3ha': ({ detail, isPerforming }, found) => {
    if (detail.trim() === '')
      found.no.push({ code: 'role-missing', text: 'どの役のために年齢が要るのかを書いてください。' })
    else if (!isPerforming)
      found.ask.push({ code: 'not-performing', text: '芸術・芸能の仕事に当たるか、確認が要ります。' })
  },
  '3ni': (question, found) => {
    const { least, most, measure } = question
    if (measure !== null) return byMeasure(question, measure, found)
    if (least === null || least < 60)
      found.no.push({
        code: 'measure-missing',
        text: '60歳未満の人を対象にするときは、もとになる国の施策を選んでください。',
      })
    else if (most !== null)
      found.no.push({ code: 'upper-limit', text: '60歳以上の人の募集では、上の年齢は付けられません。' })
  },
  'former-10': (question, found) => {
    helloWorkOnly(question, found)
    permanentOnly(question, found)
    noExperience(question, found)
    const { least, most, on } = question
    const [from, to] = on < '2023-04-01' ? [35, 54] : [ageOn('1988-04-01', on), ageOn('1968-04-02', on)]
    if (least === null || most === null || least < from || most > to)
      found.no.push({ code: 'generation', text: `対象は${from}歳から${to}歳までです。` })
  },
}

function byMeasure(question: AgeLimitQuestion, measure: AgeMeasure, found: Found): void {
  const { least, most, on } = question
  if (!holdsOn(measure, on))
    found.no.push({ code: 'measure-out-of-force', text: `「${measure.name}」は、公開する日には使えません。` })
  if (measure.needsPermanent) permanentOnly(question, found)
  if (measure.needsHelloWork) helloWorkOnly(question, found)
  if (least === null || most === null || least < measure.least || most > measure.most)
    found.no.push({
      code: 'measure-ages',
      text: `「${measure.name}」の対象は${measure.least}歳から${measure.most}歳までです。`,
    })
  if (measure.answer === 'confirm')
    found.ask.push({
      code: 'measure-unsure',
      text: `「${measure.name}」を理由に年齢を限れるか、まだはっきりしていません。確認が要ります。`,
    })
}
