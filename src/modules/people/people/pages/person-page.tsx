import { type Fields, type FormKit, listOf, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { formatDateTime } from '../../../../platform/japanese/era.ts'
import {
  Banner,
  Checkbox,
  CheckboxGroup,
  ConflictField,
  DateField,
  DraftNote,
  Empty,
  FieldGrid,
  Form,
  FormSection,
  HiddenField,
  LinkButton,
  Note,
  PageHeading,
  Phone,
  PostButton,
  RadioGroup,
  Row,
  Rows,
  Section,
  SelectField,
  type Shell,
  Span,
  StaffLayout,
  SubmitRow,
  TextField,
  TimeField,
  Undisclosed,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import type { FamilyMember, OtherName, PersonDetails } from '../person.queries.ts'
import {
  addressKinds,
  contactCautions,
  displayName,
  inverseRelations,
  kanaOf,
  nameKinds,
  preferredChannels,
  relations as relationWords,
} from '../person.rules.ts'
import { municipalityGroups } from '../../../council/index.ts'

export interface Conflict {
  name: string
  label: string
  mine: string
  theirs: string
}

export interface PersonPageProps {
  personId: string
  organizationId: string | null
  /** The organization that keeps the record; it alone decides about the address. */
  keeps: boolean
  person: Pick<PersonDetails, 'hasAddress' | 'addressSecret' | 'address'>
  names: OtherName[]
  family: FamilyMember[]
  /** How many records may be of the same person. */
  twins: number
  path: string
  shell: Shell
  kit: FormKit
  name: string
  caseId: string | null
  values: Fields
  errors: FieldError[]
  /** Fields that somebody else changed meanwhile, with both values. */
  conflicts: Conflict[]
  changedBy: { name: string | null; at: Date }
  municipalities: { code: string; name: string; area: string }[]
  savedAt: string | null
}

export function PersonPage({
  personId,
  organizationId,
  keeps,
  person,
  names,
  family,
  twins,
  path,
  shell,
  kit,
  name,
  caseId,
  values,
  errors,
  conflicts,
  changedBy,
  municipalities,
  savedAt,
}: PersonPageProps) {
  return (
    <StaffLayout
      title="本人の情報"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading overline={name} title="本人の情報" aside={<DraftNote savedAt={savedAt ?? undefined} />} />}
    >
      <Form action={path} kit={kit} errors={errors} autosave>
        {conflicts.length > 0 ? (
          <FormSection title="どちらを残しますか">
            <Banner
              kind="caution"
              title={`${changedBy.name ?? 'ほかの人'}さんが、先にここを直しました(${formatDateTime(changedBy.at)})`}
            >
              <p>項目ごとに選んでください。選んでから記録すると、ほかの項目はあなたが書いたとおりになります。</p>
            </Banner>
            {conflicts.map((conflict) => (
              <ConflictField
                key={conflict.name}
                name={`choice.${conflict.name}`}
                label={conflict.label}
                mine={conflict.mine}
                theirs={conflict.theirs}
                theirNote={`${changedBy.name ?? 'ほかの人'}さんの記録`}
              />
            ))}
          </FormSection>
        ) : null}
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
          <TextField
            name="contactNote"
            label="ほかの注意"
            optional
            width="full"
            value={textOf(values, 'contactNote')}
          />
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
              <TextField
                name="postalCode"
                label="郵便番号"
                optional
                width="short"
                value={textOf(values, 'postalCode')}
              />
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
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href={caseId === null ? '/people' : `/cases/${caseId}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      <Section title="ほかの名前" count={names.length} more={<a href={`/people/${personId}/names/new`}>加える</a>}>
        {names.length === 0 ? (
          <Empty sentence="旧姓や通称を加えると、その名前でも見つかります。" />
        ) : (
          <Rows>
            {names.map((each) => (
              <Row
                key={each.id}
                title={displayName({ ...each, alias: '' })}
                titleNote={kanaOf({ ...each, alias: '' })}
                text={nameKinds[each.kind]}
                aside={
                  <PostButton
                    action={`/people/${personId}/names/${each.id}/removal`}
                    csrf={shell.csrf}
                    kind="text"
                    size="small"
                  >
                    はずす
                  </PostButton>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      <Section
        title="家族・世帯"
        count={family.length}
        unit="人"
        more={<a href={`/people/${personId}/relations/new`}>加える</a>}
      >
        {family.length === 0 ? (
          <Empty sentence="家族を加えると、だれに電話してよいかがここに並びます。家族の相談は、家族自身のケースにもできます。" />
        ) : (
          <Rows>
            {family.map((each) => (
              <FamilyRow
                key={each.id}
                member={each}
                personId={personId}
                csrf={shell.csrf}
                isOwn={each.organizationId === organizationId}
              />
            ))}
          </Rows>
        )}
      </Section>
      {twins > 0 ? (
        <Section title="同じ方かもしれない記録" count={twins}>
          <p>
            <a href={`/people/${personId}/duplicates`}>並べて確かめる</a>
          </p>
        </Section>
      ) : null}
    </StaffLayout>
  )
}

function FamilyRow({
  member,
  personId,
  csrf,
  isOwn,
}: {
  member: FamilyMember
  personId: string
  csrf: string
  isOwn: boolean
}) {
  const relation = member.inverse ? inverseRelations[member.relation] : relationWords[member.relation]
  return (
    <Row
      title={`${relation} ${member.name}`}
      {...(member.personId === null ? {} : { href: `/people/${member.personId}` })}
      titleNote={[
        member.livesTogether ? '同居' : null,
        member.caseNumber === null ? null : `ケース ${member.caseNumber}`,
      ]
        .filter(Boolean)
        .join('・')}
      text={member.note}
      notes={
        member.inverse ? null : member.mayCall ? (
          <Note icon="phone">
            電話してよい <Phone digits={member.phone} />
            {member.reachFrom === null ? '' : ` ${member.reachFrom}〜${member.reachTo ?? ''}`}
          </Note>
        ) : (
          <Note icon="phone-off">電話してよいとは聞いていません</Note>
        )
      }
      aside={
        isOwn ? (
          <>
            {member.inverse ? null : (
              <LinkButton href={`/people/${personId}/relations/${member.id}`} kind="text" size="small">
                直す
              </LinkButton>
            )}
            <PostButton
              action={`/people/${personId}/relations/${member.id}/removal`}
              csrf={csrf}
              kind="text"
              size="small"
            >
              はずす
            </PostButton>
          </>
        ) : null
      }
    />
  )
}
