import type { ReactNode } from 'react'
import { type CivilDate } from '../../../../platform/clock.ts'
/** Parts that several forms about a case share: whose case it is, what was said, what is next. */
import type { Fields } from '../../../../platform/http/room.ts'
import { listOf, textOf } from '../../../../platform/http/room.ts'
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
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { channels, disclosures, nextActionKinds, speakers, topics } from '../case.labels.ts'
import type { CaseHeader, Colleague } from '../case.queries.ts'
import { nameOf, withSan } from './case-words.ts'
import { optionsOf, yearAhead } from '../../../../forms/index.ts'
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

export function TalkFields({ values, target = 'note' }: { values: Fields; target?: string }) {
  return (
    <>
      <QuickRows>
        <DateField row name="occurredOn" label="いつ" value={typedBoxes(values, 'occurredOn')} />
        <RadioGroup
          row
          name="speaker"
          label="話した人"
          value={textOf(values, 'speaker')}
          options={optionsOf(speakers)}
        />
        <RadioGroup row name="channel" label="方法" value={textOf(values, 'channel')} options={optionsOf(channels)} />
        <CheckboxGroup
          row
          name="topics"
          label="内容"
          note="いくつでも"
          values={listOf(values, 'topics')}
          options={optionsOf(topics)}
        />
      </QuickRows>
      <TextArea
        name={target}
        label="話したこと"
        hint="本人の言葉で短く。あとから書き足せます。"
        value={textOf(values, target)}
        rows={6}
        after={<PhraseButtons target={target} phrases={commonPhrases} />}
      />
      <AddMore
        label="時刻・長さ・続柄・本人に見せてよいかを足す"
        open={['time', 'minutes', 'speakerRelation', 'disclose'].some((name) => textOf(values, name) !== '')}
      >
        <FieldGrid>
          <Span width={3}>
            <TimeField name="time" label="時刻" optional value={textOf(values, 'time')} />
          </Span>
          <Span width={3}>
            <NumberField
              name="minutes"
              label="長さ"
              optional
              unit="分"
              width="short"
              value={textOf(values, 'minutes')}
            />
          </Span>
          <Span width={6}>
            <TextField
              name="speakerRelation"
              label="続柄・所属"
              optional
              example="母"
              value={textOf(values, 'speakerRelation')}
            />
          </Span>
        </FieldGrid>
        <RadioGroup
          name="disclose"
          label="この記録を本人に見せてよいか"
          note="選ばなければ、本人の話は見せてよい、ほかの方の話は聞いてから"
          value={textOf(values, 'disclose')}
          options={optionsOf(disclosures)}
        />
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
  return (
    <FormSection title={title} note={note}>
      {first}
      <RadioGroup
        name={`${prefix}kind`}
        label="どうするか"
        value={textOf(values, `${prefix}kind`)}
        options={optionsOf(nextActionKinds)}
      />
      <FieldGrid>
        <Span width={9}>
          <DateField name={`${prefix}dueOn`} label="日" value={typedBoxes(values, `${prefix}dueOn`)} />
        </Span>
        <Span width={3}>
          <TimeField name={`${prefix}time`} label="時刻" optional value={textOf(values, `${prefix}time`)} />
        </Span>
        <Span width={8}>
          <TextField
            name={`${prefix}note`}
            label="すること"
            width="full"
            value={textOf(values, `${prefix}note`)}
            example="応募書類をいっしょに仕上げる"
          />
        </Span>
        <Span width={4}>
          <SelectField
            name={`${prefix}assignee`}
            label="担当"
            value={textOf(values, `${prefix}assignee`)}
            empty="窓口のだれか"
            options={colleagues.map((each) => ({ value: each.id, label: each.name }))}
          />
        </Span>
      </FieldGrid>
    </FormSection>
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
