import type { ReactNode } from 'react'
import { type CivilDate } from '../../../../platform/clock.ts'

/** Parts that several forms about a case share: whose case it is, what was said, what is next. */
import { type Fields, textOf } from '../../../../platform/http/room.ts'
import {
  AddMore,
  Cautions,
  CheckboxGroup,
  DateField,
  FieldGrid,
  FormSection,
  type IconName,
  NumberField,
  Phone,
  PhraseButtons,
  QuickRows,
  RadioGroup,
  SelectField,
  Span,
  TargetTypeLabel,
  TextArea,
  TextField,
  TimeField,
  WithIcon,
} from '../../../../ui/index.ts'
import type { CaseHeader, Colleague } from '../case.queries.ts'
import { nextActionBoxes } from '../next-action.form.ts'
import { talkForm } from '../talk.form.ts'
import { nameOf, withSan } from './case-words.ts'
import { type TextBox, yearAhead } from '../../../../forms/index.ts'
import { contactCautions, preferredChannels, relations } from '../../../people/index.ts'

export function cautionItems(person: CaseHeader['person']): { icon: IconName; text: string }[] {
  if (person === null) return []
  const known = contactCautions as Record<string, { label: string; icon: string }>
  const items = person.contactCautions.flatMap((code) =>
    known[code] ? [{ icon: known[code].icon as IconName, text: known[code].label }] : [],
  )
  if (person.preferredChannel !== null)
    items.push({ icon: 'message', text: `希望は${preferredChannels[person.preferredChannel]}` })
  if (person.reachFrom !== null)
    items.push({ icon: 'clock', text: `連絡は${person.reachFrom}〜${person.reachTo ?? ''}` })
  return person.contactNote === ''
    ? items
    : [...items, { icon: 'alert-triangle' as IconName, text: person.contactNote }]
}

/** Above a form: whose case it is, and how one may get in touch. */
export function CaseStrip({
  header,
  linked = true,
}: {
  header: CaseHeader
  /** Not for a role that may not open the case. */ linked?: boolean
}) {
  const name = withSan(nameOf(header))
  return (
    <div className="case-strip">
      <p className="case-strip-name">
        {linked ? <a href={`/cases/${header.id}`}>{name}</a> : name} <span className="meta nb">{header.number}</span>{' '}
        <TargetTypeLabel
          type={header.targetType}
          provisional={header.targetTypeProvisional}
          hidden={header.targetTypeHidden}
        />
      </p>
      <Cautions items={cautionItems(header.person)} />
      <Callables header={header} />
    </div>
  )
}

/** Whom of the family one may call, and when; a tap calls. */
export function Callables({ header }: { header: CaseHeader }) {
  return (header.person?.family ?? [])
    .filter((each) => each.phone !== '')
    .map((each, index) => (
      <p key={index} className="meta">
        <WithIcon name="phone" size={16}>
          {relations[each.relation]} {each.name === relations[each.relation] ? '' : each.name}{' '}
          <Phone digits={each.phone} />
          {each.reachFrom === null ? '' : ` ${each.reachFrom}〜${each.reachTo ?? ''}`}
        </WithIcon>
      </p>
    ))
}

const commonPhrases = ['体調は変わりなし', '次回も来所を希望', '書類を渡した', '家族は変わりなし']

export function TalkFields({ values }: { values: Fields }) {
  const { occurredOn, time, minutes, channel, speaker, speakerRelation, topics, note, disclose } =
    talkForm.boxes(values)
  return (
    <>
      <QuickRows>
        <DateField row {...occurredOn} />
        <RadioGroup row {...speaker} />
        <RadioGroup row {...channel} />
        <CheckboxGroup row {...topics} note="いくつでも" />
      </QuickRows>
      <TextArea
        {...note}
        hint="本人の言葉で短く。あとから書き足せます。"
        rows={6}
        after={<PhraseButtons target={note.name} phrases={commonPhrases} />}
      />
      <AddMore
        label="時刻・長さ・続柄・本人に見せてよいかを足す"
        open={[time, minutes, speakerRelation, disclose].some((box) => box.value !== '')}
      >
        <FieldGrid>
          <Span width={3}>
            <TimeField {...time} />
          </Span>
          <Span width={3}>
            <NumberField {...minutes} unit="分" width="short" />
          </Span>
          <Span width={6}>
            <TextField {...speakerRelation} example="母" />
          </Span>
        </FieldGrid>
        <RadioGroup {...disclose} note="選ばなければ、本人の話は見せてよい、ほかの方の話は聞いてから" />
      </AddMore>
    </>
  )
}

/** 次の予定: what, when, who; impossible to skip. */
export function NextActionFields({
  values,
  colleagues,
  prefix = 'nextAction.',
  note = 'かならず',
  title = '次の予定',
  first = null,
}: {
  values: Fields
  colleagues: Colleague[]
  prefix?: string
  note?: string
  title?: string
  first?: ReactNode
}) {
  const boxes = nextActionBoxes(values, prefix)
  return (
    <FormSection title={title} note={note}>
      {first}
      <RadioGroup {...boxes.kind} />
      <FieldGrid>
        <Span width={9}>
          <DateField {...boxes.dueOn} />
        </Span>
        <Span width={3}>
          <TimeField {...boxes.time} />
        </Span>
        <Span width={8}>
          <TextField {...boxes.note} width="full" example="応募書類をいっしょに仕上げる" />
        </Span>
        <Span width={4}>
          <AssigneeField box={boxes.assignee} colleagues={colleagues} />
        </Span>
      </FieldGrid>
    </FormSection>
  )
}

/** Nobody chosen is 窓口のだれか, which stands in the list: no なくてもよい beside it. */
export function AssigneeField({ box, colleagues }: { box: TextBox; colleagues: Colleague[] }) {
  return (
    <SelectField
      {...box}
      optional={false}
      empty="窓口のだれか"
      options={colleagues.map((each) => ({ value: each.id, label: each.name }))}
    />
  )
}

/** `ahead`: what lies ahead and may stay as it is, in words. */
export function KeepOrNew({ values, ahead }: { values: Fields; ahead: string | null }) {
  if (ahead === null) return null
  return (
    <RadioGroup
      list
      name="nextIs"
      label="この先の予定は"
      value={textOf(values, 'nextIs')}
      options={[
        { value: 'keep', label: `いまの予定のまま(${ahead})` },
        { value: 'new', label: '下に書く予定にする' },
      ]}
    />
  )
}

/** What a form that asks what is next starts with: a new step, or the one that lies after today left as it is. */
export const usualNext = (next: { dueOn: CivilDate } | null, accountId: string, today: CivilDate): Fields => ({
  ...(next !== null && next.dueOn > today ? { nextIs: 'keep' } : {}),
  ...yearAhead('nextAction.dueOn', today),
  'nextAction.kind': 'appointment',
  'nextAction.assignee': accountId,
})
