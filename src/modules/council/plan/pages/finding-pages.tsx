import { type Fields, textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  DraftBanner,
  DraftNote,
  FieldGrid,
  Form,
  FormSection,
  LinkButton,
  PageHeading,
  RadioGroup,
  Section,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  Tag,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { findingKindLabels, findingStatusLabels, inYear } from '../../council/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { findingAnswerForm } from '../finding.form.ts'
import { mostPlaces } from '../finding.inputs.ts'
import { answersFrom } from '../finding.rules.ts'
import { answerLabels, documentLabels } from '../plan.labels.ts'
import type { Measure } from '../plan.queries.ts'
import type { Finding } from '../finding.queries.ts'
import { AnswerText, FoundNow, Places, tagOf } from './findings-part.tsx'
import { findingHref } from '../addresses.rules.ts'

/** One finding with all that was said to it, and what can be said now. */
export function AnswerFindingPage({
  path,
  shell,
  kit,
  values,
  errors,
  savedAt,
  finding,
}: FormPage & { finding: Finding }) {
  const further = answersFrom(finding.status)
  const { status, note, fixedIn } = findingAnswerForm.boxes(values)
  return (
    <StaffLayout
      title="指摘に答える"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline="計画の点検の指摘"
          title={finding.title}
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <p>
        <Tag kind={tagOf[finding.status]}>{findingStatusLabels[finding.status]}</Tag> <FoundNow finding={finding} />
      </p>
      <Written text={finding.text} />
      <Places finding={finding} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FormSection title="どうするか" note="答えは消えません。変えるときは、足します">
          <RadioGroup {...status} list options={further.map((each) => ({ value: each, label: answerLabels[each] }))} />
          <TextArea {...note} hint="なぜそうするのかを、構成員が読んで分かるように書きます。" rows={4} />
          {further.includes('fixed') ? (
            <TextField {...fixedIn} note="「直した」のとき" example="令和8年度計画" />
          ) : null}
        </FormSection>
        <SubmitRow
          label="答える"
          draft
          secondary={
            <LinkButton href={findingHref(finding)} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      {finding.answers.length === 0 ? null : (
        <Section title="これまでの答え" count={finding.answers.length} pad>
          {finding.answers.map((answer, index) => (
            <AnswerText key={index} answer={answer} />
          ))}
        </Section>
      )}
    </StaffLayout>
  )
}

export function EnterFindingPage({
  path,
  shell,
  kit,
  values,
  errors,
  savedAt,
  measures,
  fiscalYear,
}: FormPage & { measures: Measure[]; fiscalYear: number }) {
  return (
    <StaffLayout
      title="指摘を加える"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="指摘を加える"
          lead="規則では見つからなかった食い違いや、決まっていないところを書きのこします。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FormSection title="なにが">
          <RadioGroup
            name="kind"
            label="種類"
            value={textOf(values, 'kind')}
            options={Object.entries(findingKindLabels).map(([value, label]) => ({ value, label }))}
          />
          <TextField
            name="title"
            label="短い言い方"
            width="full"
            value={textOf(values, 'title')}
            example="本文と工程表で実施主体がちがう"
          />
          <TextArea name="text" label="何がどう食い違うか" rows={4} value={textOf(values, 'text')} />
          <SelectField
            name="measureId"
            label="関わる施策"
            optional
            empty="決めない"
            value={textOf(values, 'measureId')}
            options={measures.map((measure) => ({ value: measure.id, label: measure.title }))}
          />
        </FormSection>
        <FormSection title="どこに" note="計画の文言のまま写します">
          <PlaceFields index={0} values={values} />
          {Array.from({ length: mostPlaces - 1 }, (_, offset) => offset + 1).map((index) => (
            <AddMore
              key={index}
              label={`場所をもう一つ(${index + 1}か所め)`}
              open={textOf(values, `places.${index}.place`) !== '' || textOf(values, `places.${index}.quote`) !== ''}
            >
              <PlaceFields index={index} values={values} />
            </AddMore>
          ))}
        </FormSection>
        <SubmitRow
          label="加える"
          draft
          secondary={
            <LinkButton href={inYear('/plan?part=findings', fiscalYear)} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

function PlaceFields({ index, values }: { index: number; values: Fields }) {
  const name = (part: string): string => `places.${index}.${part}`
  const nth = index === 0 ? '' : `${index + 1}`
  return (
    <>
      <FieldGrid>
        <Span width={4}>
          <SelectField
            name={name('document')}
            label={`文書${nth}`}
            empty="選んでください"
            value={textOf(values, name('document'))}
            options={Object.entries(documentLabels).map(([value, label]) => ({ value, label }))}
          />
        </Span>
        <Span width={8}>
          <TextField
            name={name('place')}
            label={`場所${nth}`}
            width="full"
            value={textOf(values, name('place'))}
            example="III 2(5)③"
          />
        </Span>
      </FieldGrid>
      <TextArea name={name('quote')} label={`文言${nth}`} rows={2} value={textOf(values, name('quote'))} />
    </>
  )
}
