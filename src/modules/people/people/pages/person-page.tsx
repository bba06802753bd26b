import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { formatDateTime } from '../../../../platform/japanese/era.ts'
import {
  Banner,
  ConflictField,
  DraftNote,
  Form,
  FormSection,
  LinkButton,
  PageHeading,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
} from '../../../../ui/index.ts'
import type { FamilyMember, OtherName, PersonDetails } from '../person.queries.ts'
import { Family, OtherNames } from './family-section.tsx'
import { AddressFields, ContactFields, NameFields } from './person-fields.tsx'

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
        <NameFields values={values} municipalities={municipalities} />
        <ContactFields values={values} />
        <AddressFields values={values} keeps={keeps} person={person} />
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
      <OtherNames personId={personId} names={names} shell={shell} />
      <Family personId={personId} organizationId={organizationId} family={family} shell={shell} />
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
