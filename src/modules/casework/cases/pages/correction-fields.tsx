import type { ReactNode } from 'react'
import { type Fields, textOf } from '../../../../platform/http/room.ts'
import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { Checkbox, DefinitionList, FormSection, RadioGroup, Section, TextArea, Written } from '../../../../ui/index.ts'
import { correctedKinds } from '../case.labels.ts'
import { correctionForm } from '../correction.form.ts'
import type { FormerWording } from '../correction.ts'
import { dayText } from './case-words.ts'

/** The tick that a strange day is meant; only there once it has been asked. */
export function SureOfDay({ values, errors }: { values: Fields; errors: readonly FieldError[] }) {
  const asked = errors.some((error) => error.field === 'sureOfDay') || textOf(values, 'sureOfDay') === 'yes'
  return asked ? (
    <Checkbox name="sureOfDay" value="yes" label="この日でよい" checked={textOf(values, 'sureOfDay') === 'yes'} />
  ) : null
}

/** Whether it is put right or taken back, and why; stands at the end of each form that corrects. */
export function CorrectionFields({
  values,
  withdrawing,
  more = [],
  reasonName = 'reason',
  children,
}: {
  values: Fields
  withdrawing: string
  reasonName?: string
  more?: { value: string; label: string }[]
  children?: ReactNode
}) {
  const { how, reason } = correctionForm(reasonName).boxes(values)
  return (
    <FormSection title="訂正のしかた">
      <RadioGroup
        list
        {...how}
        options={[{ value: 'correct', label: '上のとおりに直す' }, { value: 'withdraw', label: withdrawing }, ...more]}
      />
      {children}
      <TextArea {...reason} rows={2} />
    </FormSection>
  )
}

/** What stood there before, with who put it right and why. */
export function FormerWordings({
  corrections,
  today,
  named = false,
}: {
  corrections: readonly FormerWording[]
  today: CivilDate
  named?: boolean
}) {
  return (
    <>
      {corrections.map((each) => (
        <Section
          key={each.id}
          title={`${named ? `${correctedKinds[each.kind]}の` : ''}前の記録`}
          note={`${dayText(civilDateOf(each.correctedAt), today)}に${each.isWithdrawal ? '取り消し' : '訂正'}${each.authorName === null ? '' : ` ${each.authorName}`}`}
          pad
        >
          <DefinitionList
            items={[
              ...Object.entries(each.before).map(([term, value]) => ({ term, value: <Written text={value} /> })),
              { term: '理由', value: <Written text={each.reason} /> },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
