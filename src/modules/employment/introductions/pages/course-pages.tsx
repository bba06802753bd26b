/** What comes of an introduction: interview, more time, result, the first day of work. */
import type { ReactNode } from 'react'
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  AddMore,
  Checkbox,
  CheckboxGroup,
  DateField,
  DefinitionList,
  FieldGrid,
  NumberField,
  RadioGroup,
  Span,
  TextArea,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'
import { hireForm, interviewForm, reopenForm, resultForm, waitForm } from '../introduction.form.ts'
import { results } from '../introduction.labels.ts'
import type { Introduction, IntroductionInterview } from '../introduction.queries.ts'

export type CoursePage = FormPage & { header: CaseHeader; introduction: Introduction }

const around = (
  { header, introduction }: Pick<CoursePage, 'header' | 'introduction'>,
  more: { term: string; value: ReactNode }[] = [],
) => ({
  back: `/introductions/${introduction.id}`,
  before: (
    <>
      <CaseStrip header={header} />
      <DefinitionList
        items={[
          { term: '求人', value: introduction.jobTitle },
          { term: '企業', value: introduction.employerName },
          { term: '紹介日', value: formatDay(introduction.introducedOn) },
          ...more,
        ]}
      />
    </>
  ),
})

export function InterviewPage({ header, introduction, ...form }: CoursePage) {
  const { heldOn, startsAt, place, isAccompanied, note } = interviewForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      {...around({ header, introduction })}
      title="面接の日を決める"
      lead="返事を待つ日は、面接のあとまで延びます。"
      submit="この日に決める"
    >
      <FieldGrid>
        <Span width={6}>
          <DateField {...heldOn} />
        </Span>
        <Span width={6}>
          <TimeField {...startsAt} />
        </Span>
      </FieldGrid>
      <TextField {...place} width="full" hint="会社の住所、オンラインなど" />
      <Checkbox {...isAccompanied} />
      <TextArea {...note} rows={2} hint="持ち物や、当日にすること" />
    </FormFrame>
  )
}

export function CancelInterviewPage({
  header,
  introduction,
  interview,
  ...form
}: CoursePage & { interview: IntroductionInterview }) {
  return (
    <FormFrame
      {...form}
      {...around({ header, introduction }, [{ term: '面接の日', value: formatDay(interview.heldOn) }])}
      title="面接を取りやめる"
      lead="紹介はそのままです。"
      submit="取りやめる"
    >
      {null}
    </FormFrame>
  )
}

export function WaitPage({ header, introduction, ...form }: CoursePage) {
  const { answerBy, reason } = waitForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      {...around({ header, introduction }, [{ term: 'いまの日', value: formatDay(introduction.answerBy) }])}
      title="返事を待つ日を変える"
      submit="変える"
    >
      <DateField {...answerBy} />
      <TextField {...reason} width="full" example="担当者が休みで、来週に返事をいただける" />
    </FormFrame>
  )
}

export function ResultPage({ header, introduction, ...form }: CoursePage) {
  const { result, resultOn, startsOn, refusedFor, declinedFor, note } = resultForm.boxes(form.values)
  return (
    <FormFrame {...form} {...around({ header, introduction })} title="紹介の結果" submit="記録する">
      <RadioGroup {...result} list />
      <DateField {...resultOn} />
      <AddMore label="採用されたとき" open={result.value === 'hired'}>
        <DateField
          {...startsOn}
          optional={undefined}
          hint="先の日でもかまいません。その日が来たら、就職を記録します。"
        />
      </AddMore>
      <AddMore label="断られたとき" open={result.value === 'refused'}>
        <CheckboxGroup
          {...refusedFor}
          hint="企業が言った理由です。年齢を理由にした不採用は法律で認められていません。聞いたときは、ハローワークに伝えてください。"
        />
      </AddMore>
      <AddMore label="本人が辞退したとき" open={result.value === 'declined'}>
        <CheckboxGroup {...declinedFor} hint="次にすすめる仕事を選ぶ手がかりになります。" />
      </AddMore>
      <TextArea {...note} rows={3} />
    </FormFrame>
  )
}

export function ReopenPage({ header, introduction, ...form }: CoursePage) {
  const { reason } = reopenForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      {...around({ header, introduction }, [
        { term: 'いまの結果', value: introduction.result === null ? '' : results[introduction.result] },
      ])}
      title="結果を取り消して、返事待ちに戻す"
      lead="前の結果は、訂正の記録に残ります。"
      submit="返事待ちに戻す"
    >
      <TextField {...reason} width="full" />
    </FormFrame>
  )
}

export function HirePage({ header, introduction, ...form }: CoursePage) {
  const { startedOn, regular, weeklyHours, route } = hireForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      {...around({ header, introduction })}
      title="就職を記録"
      lead="紹介日と求人が、就職の記録につながります。1・3・6・12か月の定着の確認が自動で入ります。"
      submit="記録する"
    >
      <DateField {...startedOn} hint="働きはじめた最初の日です。" />
      <RadioGroup {...regular} hint="正規は、期間の定めがなく、フルタイムで、正社員の規則で働くことです。" />
      <FieldGrid>
        <Span width={4}>
          <NumberField {...weeklyHours} unit="時間" width="short" example="38.5" />
        </Span>
      </FieldGrid>
      <RadioGroup {...route} />
    </FormFrame>
  )
}
