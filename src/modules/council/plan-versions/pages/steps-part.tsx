import { type Fields, type FormKit, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Banner,
  DateField,
  Form,
  HiddenField,
  PostButton,
  RadioGroup,
  Section,
  SubmitRow,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { resolvableKinds } from '../plan-version.labels.ts'
import type { PlanVersion } from '../plan-version.queries.ts'
import { optionsOf } from '../../../../forms/index.ts'

export interface StepsPartProps {
  path: string
  version: PlanVersion
  base: PlanVersion | undefined
  csrf: string
  kit: FormKit
  values: Fields
  errors: FieldError[]
  /** What the year's progress report says of the next year. */
  nextText: string | null
}

/** The way of a draft, for the office: what it is for, hearing the members, the resolution, or giving it up. */
export function StepsPart({ path, version, base, csrf, kit, values, errors, nextText }: StepsPartProps) {
  const isReview = version.state === 'review'
  const isFirst = base?.fiscalYear !== version.fiscalYear
  // What was typed just before a comment came in stays to be seen.
  const mustAnswer = version.unanswered > 0 && textOf(values, '_step') !== 'resolution'
  const choosesKind = isReview && !isFirst
  // A form that was refused says so itself; the others on the page stay quiet.
  // What can't be chosen has no field to lead to.
  const errorsOf = (name: string): FieldError[] =>
    textOf(values, '_step') === name
      ? errors.map((error) => (error.field === 'kind' && !choosesKind ? { ...error, field: '' } : error))
      : []
  const step = (name: string) => <HiddenField name="_step" value={name} />
  return (
    <div className="stack-wide">
      <Section title="この案で考えること" pad>
        {nextText === null ? null : (
          <Banner kind="finding" title="進捗報告の「次の年度に向けて」">
            <Written text={nextText} />
          </Banner>
        )}
        <Form action={`${path}/note`} kit={kit} errors={errorsOf('note')}>
          {step('note')}
          <TextArea
            name="note"
            label="何を変えるか、なぜか"
            optional
            rows={6}
            value={textOf(values, '_step') === 'note' ? textOf(values, 'note') : version.note}
          />
          <SubmitRow label="残す" kind="secondary" />
        </Form>
      </Section>
      {isReview ? (
        <Section title="案に戻す" pad>
          <p>戻している間は書きかえられますが、構成員は読めません。書かれた意見は残ります。</p>
          <PostButton action={`${path}/return`} csrf={csrf}>
            案に戻す
          </PostButton>
        </Section>
      ) : (
        <Section title="構成員の意見を聞く" pad>
          <Form action={`${path}/review`} kit={kit} errors={errorsOf('review')}>
            {step('review')}
            <DateField
              name="until"
              label="意見の期限"
              value={typedBoxes(values, 'until')}
              hint="聞いている間、案は書きかえられません。"
            />
            <SubmitRow label="意見を聞く" />
          </Form>
        </Section>
      )}
      {isFirst && !isReview ? null : (
        <Section title={isReview ? '決議を書く' : 'みなし改定を書く'} pad>
          {version.unanswered === 0 ? null : (
            <Banner kind="caution" title={`答えていない意見が${version.unanswered}件あります`}>
              <p>
                すべてに答えると、決議を書けます。<a href={`${path}?part=comments`}>意見に答える</a>
              </p>
            </Banner>
          )}
          {mustAnswer ? null : (
            <>
              <p>
                {isReview
                  ? '効力を生じる日から、画面・集計・印刷がこの版になります。決議された版は変えられません。'
                  : '交付金の変更が承認され、別紙だけが変わるときは、構成員の意見を聞かずに改定とみなします。'}
              </p>
              <Form action={`${path}/resolution`} kit={kit} errors={errorsOf('resolution')}>
                {step('resolution')}
                {choosesKind ? (
                  <RadioGroup
                    list
                    name="kind"
                    label="種類"
                    value={textOf(values, 'kind')}
                    options={optionsOf(resolvableKinds).map((option) =>
                      option.value === 'deemed'
                        ? { ...option, hint: '交付金の変更が承認され、別紙だけが変わるときです。' }
                        : option,
                    )}
                  />
                ) : (
                  <HiddenField name="kind" value={isFirst ? 'adopted' : 'deemed'} />
                )}
                <TextField
                  name="resolution"
                  label={isReview ? '決めた会議と決議' : '承認した役所と文書'}
                  width="full"
                  value={textOf(values, 'resolution')}
                  example={isReview ? '令和8年3月24日 第3回協議会' : '令和8年1月15日 内閣府の交付決定変更通知'}
                />
                <DateField name="effectiveOn" label="効力を生じる日" value={typedBoxes(values, 'effectiveOn')} />
                <SubmitRow label={isReview ? '決議を残す' : 'みなし改定を残す'} />
              </Form>
            </>
          )}
        </Section>
      )}
      <Section title="取り下げる" pad>
        <details>
          <summary>この案をやめる</summary>
          <p>取り下げた案は、読めますが、もう書けません。</p>
          <PostButton kind="danger" action={`${path}/withdrawal`} csrf={csrf}>
            この案を取り下げる
          </PostButton>
        </details>
      </Section>
    </div>
  )
}
