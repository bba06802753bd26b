/** The parts of the form of a person's details: the name, how to reach them, where they live. */
import { type Fields, listOf, textOf } from '../../../../platform/http/room.ts'
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  FieldGrid,
  FormSection,
  HiddenField,
  RadioGroup,
  SelectField,
  Span,
  TextField,
  TimeField,
  Undisclosed,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { addressKinds, contactCautions, preferredChannels } from '../person.rules.ts'
import type { PersonPageProps } from './person-page.tsx'
import { municipalityGroups } from '../../../council/index.ts'

export function NameFields({ values, municipalities }: Pick<PersonPageProps, 'values' | 'municipalities'>) {
  return (
    <FormSection title="名前">
      <FieldGrid>
        <Span width={6}>
          <TextField name="familyName" label="姓" optional width="full" value={textOf(values, 'familyName')} />
        </Span>
        <Span width={6}>
          <TextField name="givenName" label="名" optional width="full" value={textOf(values, 'givenName')} />
        </Span>
        <Span width={6}>
          <TextField
            name="familyNameKana"
            label="姓のよみ"
            optional
            width="full"
            hint="ひらがなでもかまいません。"
            value={textOf(values, 'familyNameKana')}
          />
        </Span>
        <Span width={6}>
          <TextField
            name="givenNameKana"
            label="名のよみ"
            optional
            width="full"
            value={textOf(values, 'givenNameKana')}
          />
        </Span>
        <Span width={6}>
          <TextField
            name="alias"
            label="呼び名"
            optional
            width="full"
            hint="名前を聞いていない方を、窓口で呼ぶ名です。"
            value={textOf(values, 'alias')}
          />
        </Span>
      </FieldGrid>
      <DateField name="birthDate" label="生年月日" optional past value={typedBoxes(values, 'birthDate')} />
      <SelectField
        name="municipalityCode"
        label="住んでいる市町村"
        optional
        empty="分からない"
        value={textOf(values, 'municipalityCode')}
        options={[]}
        groups={municipalityGroups(municipalities)}
      />
      <Checkbox
        name="municipalityWasWrong"
        value="yes"
        label="前の市町村は書きまちがいだった(引っ越しなら、入れません)"
        checked={textOf(values, 'municipalityWasWrong') === 'yes'}
      />
    </FormSection>
  )
}

export function ContactFields({ values }: { values: Fields }) {
  return (
    <FormSection title="連絡">
      <TextField name="phone" label="電話" type="tel" optional value={textOf(values, 'phone')} />
      <TextField name="email" label="メール" type="email" optional width="long" value={textOf(values, 'email')} />
      <CheckboxGroup
        name="contactCautions"
        label="連絡の注意"
        note="いくつでも"
        values={listOf(values, 'contactCautions')}
        options={Object.entries(contactCautions).map(([value, each]) => ({ value, label: each.label }))}
      />
      <TextField name="contactNote" label="ほかの注意" optional width="full" value={textOf(values, 'contactNote')} />
      <RadioGroup
        name="preferredChannel"
        label="連絡のしかたの希望"
        note="なくてもよい"
        value={textOf(values, 'preferredChannel')}
        options={[
          { value: '', label: '聞いていない' },
          ...Object.entries(preferredChannels).map(([value, label]) => ({ value, label })),
        ]}
      />
      <FieldGrid>
        <Span width={6}>
          <TimeField
            name="reachFrom"
            label="連絡してよい時刻"
            optional
            hint="はじめ"
            value={textOf(values, 'reachFrom')}
          />
        </Span>
        <Span width={6}>
          <TimeField
            name="reachTo"
            label="連絡してよい時刻のおわり"
            optional
            hint="例: 20:00"
            value={textOf(values, 'reachTo')}
          />
        </Span>
      </FieldGrid>
    </FormSection>
  )
}

export function AddressFields({ values, keeps, person }: Pick<PersonPageProps, 'values' | 'keeps' | 'person'>) {
  return (
    <FormSection title="住所">
      {keeps ? (
        <>
          <RadioGroup
            name="addressKind"
            label="どんな住所か"
            note="なくてもよい"
            value={textOf(values, 'addressKind')}
            options={[
              { value: '', label: '聞いていない' },
              ...Object.entries(addressKinds).map(([value, label]) => ({ value, label })),
            ]}
          />
          <TextField name="postalCode" label="郵便番号" optional width="short" value={textOf(values, 'postalCode')} />
          <TextField name="address" label="住所" optional width="full" value={textOf(values, 'address')} />
          <Checkbox
            name="addressSecret"
            value="yes"
            label="住所を伏せる(支援措置など)。ほかの機関には、何を渡しても「非開示」と出ます"
            checked={textOf(values, 'addressSecret') === 'yes'}
          />
        </>
      ) : (
        <>
          {person.addressSecret ? (
            <Undisclosed owner="記録を始めた窓口" what="住所" />
          ) : person.address === null ? (
            <p className="meta">住所は聞いていません。</p>
          ) : (
            <p>
              {addressKinds[person.address.kind]}{' '}
              {person.address.postalCode === '' ? '' : `〒${person.address.postalCode} `}
              {person.address.address}
            </p>
          )}
          {(['addressKind', 'postalCode', 'address', 'addressSecret'] as const).map((name) => (
            <HiddenField key={name} name={name} value={textOf(values, name)} />
          ))}
        </>
      )}
    </FormSection>
  )
}
