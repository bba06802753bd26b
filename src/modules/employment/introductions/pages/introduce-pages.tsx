/** An introduction is recorded, or put right. */
import type { ReactNode } from 'react'
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import type { Fields } from '../../../../platform/http/room.ts'
import {
  Banner,
  CheckboxGroup,
  DateField,
  DefinitionList,
  FieldGrid,
  FormSection,
  RadioGroup,
  Span,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import {
  type CaseHeader,
  CaseStrip,
  CorrectionFields,
  type FormerWording,
  FormerWordings,
} from '../../../casework/index.ts'
import { ageText, type Job, wageText } from '../../jobs/index.ts'
import { introductionForm } from '../introduction.form.ts'
import { type Via, viaHints } from '../introduction.labels.ts'
import type { Introduction } from '../introduction.queries.ts'

function JobFields({ values }: { values: Fields }) {
  const { employerName, jobTitle, jobNumber } = introductionForm.boxes(values)
  return (
    <FormSection title="求人">
      <TextField {...employerName} width="full" />
      <TextField {...jobTitle} width="full" />
      <TextField {...jobNumber} hint="ハローワークの求人番号など" />
    </FormSection>
  )
}

function IntroductionFields({ values }: { values: Fields }) {
  const { via, license, introducedOn, answerBy, told, toldWords, agreedOn, agreedHow, note } =
    introductionForm.boxes(values)
  return (
    <>
      <FormSection title="紹介">
        <RadioGroup
          {...via}
          list
          options={via.options.map((option) => ({ ...option, hint: viaHints[option.value as Via] }))}
        />
        <TextField {...license} hint="許可・届出のある職業紹介のときだけ" example="20-ム-000000" />
        <FieldGrid>
          <Span width={6}>
            <DateField {...introducedOn} hint="助成金は、雇入れより前の紹介を求めます。" />
          </Span>
          <Span width={6}>
            <DateField {...answerBy} hint="過ぎると「今日」に出ます。" />
          </Span>
        </FieldGrid>
      </FormSection>
      <FormSection title="本人がよいと言ったこと">
        <CheckboxGroup {...told} optional hint="選ばないことは、紹介状に出ません。氏名も同じです。" />
        <TextArea {...toldWords} rows={3} hint="配慮してほしいことなどを、本人の言葉で。このまま紹介状に出ます。" />
        <DateField {...agreedOn} />
        <RadioGroup {...agreedHow} />
      </FormSection>
      <TextArea {...note} rows={2} hint="この機関の記録です。企業には出ません。" />
    </>
  )
}

const jobItems = (job: Job) => [
  { term: '求人', value: <a href={`/jobs/${job.id}`}>{job.title}</a> },
  { term: '企業', value: job.employerName },
  { term: '条件', value: [wageText(job), ageText(job)].filter((part) => part !== '').join('・') || '書かれていません' },
]

export function IntroducePage({
  header,
  job,
  problem,
  isOutside,
  ...form
}: FormPage & {
  header: CaseHeader
  /** Null: one that isn't among ours. */
  job: Job | null
  /** Why nobody can be introduced to it today. */
  problem: string | null
  isOutside: boolean | null
}) {
  return (
    <FormFrame
      {...form}
      title="求人に紹介する"
      lead="本人がよいと言ったことだけを、企業に伝えます。"
      back={`/cases/${header.id}/introductions/new`}
      submit="紹介を記録する"
      before={
        <>
          <CaseStrip header={header} />
          {job === null ? null : <DefinitionList items={jobItems(job)} />}
          {problem === null ? null : (
            <Banner kind="caution" title="この求人には、今日は紹介できません">
              <p>{problem}</p>
            </Banner>
          )}
          {isOutside === true ? (
            <Banner kind="caution" title="この方の年齢は、求人の年齢の範囲の外です">
              <p>紹介する前に、企業に確かめてください。</p>
            </Banner>
          ) : null}
        </>
      }
    >
      {job === null ? <JobFields values={form.values} /> : null}
      <IntroductionFields values={form.values} />
    </FormFrame>
  )
}

export function CorrectIntroductionPage({
  header,
  introduction,
  corrections,
  today,
  ...form
}: FormPage & {
  header: CaseHeader
  introduction: Introduction
  corrections: FormerWording[]
  today: string
}) {
  const before: ReactNode = (
    <>
      <CaseStrip header={header} />
      <DefinitionList
        items={[
          { term: '求人', value: introduction.jobTitle },
          { term: '企業', value: introduction.employerName },
        ]}
      />
      <FormerWordings corrections={corrections} today={today} />
    </>
  )
  return (
    <FormFrame
      {...form}
      title="紹介の記録を訂正"
      lead="前の記録は消えません。"
      back={`/introductions/${introduction.id}`}
      submit="訂正する"
      before={before}
    >
      {introduction.jobId === null ? <JobFields values={form.values} /> : null}
      <IntroductionFields values={form.values} />
      <CorrectionFields values={form.values} withdrawing="取り消す(紹介していなかった)" />
    </FormFrame>
  )
}
