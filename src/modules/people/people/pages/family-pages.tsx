/** Adding another name, and somebody of the family. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { textOf } from '../../../../platform/http/room.ts'
import {
  Button,
  Checkbox,
  FieldGrid,
  Form,
  FormSection,
  HiddenField,
  LinkButton,
  PageHeading,
  RadioGroup,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import type { FamilyMember } from '../person.queries.ts'
import type { PersonFound } from '../person-search.queries.ts'
import { nameForm, relationForm } from '../family.form.ts'
import { displayName } from '../person.rules.ts'
import { factsOf } from './candidates.tsx'
import type { FormPage } from '../../../../forms/index.ts'

interface OfPerson extends FormPage {
  personId: string
  name: string
}

export function AddNamePage({ path, shell, kit, personId, name, values, errors }: OfPerson) {
  const { kind, familyName, givenName, familyNameKana, givenNameKana } = nameForm.boxes(values)
  return (
    <StaffLayout
      title="ほかの名前を加える"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={name}
          title="ほかの名前を加える"
          lead="この名前でも見つかるようになります。画面での呼び名は変わりません。"
        />
      }
    >
      <Form action={path} kit={kit} errors={errors}>
        <RadioGroup {...kind} />
        <FieldGrid>
          <Span width={6}>
            <TextField {...familyName} />
          </Span>
          <Span width={6}>
            <TextField {...givenName} hint="旧姓なら、空でかまいません。" />
          </Span>
          <Span width={6}>
            <TextField {...familyNameKana} />
          </Span>
          <Span width={6}>
            <TextField {...givenNameKana} />
          </Span>
        </FieldGrid>
        <SubmitRow
          label="加える"
          secondary={
            <LinkButton href={`/people/${personId}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

/** The relative is chosen among people on record, or written by name. */
export function AddRelationPage({
  path,
  shell,
  kit,
  personId,
  name,
  values,
  errors,
  found,
  changed,
  today,
}: OfPerson & {
  found: PersonFound[]
  /** The row that is put right. */ changed: FamilyMember | null
  today: CivilDate
}) {
  const box = relationForm.boxes(values)
  const title = changed === null ? '家族を加える' : '家族を直す'
  const chosen = found.find((each) => each.id === textOf(values, 'relativeId'))
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={name}
          title={title}
          lead="家族が話したことは、本人に見せてよいと言われたものだけを見せます。"
        />
      }
    >
      <Form action={path} kit={kit} errors={errors} {...(changed === null ? { search: 'search' } : {})}>
        <FormSection title="だれですか">
          <RadioGroup {...box.relation} />
          {changed !== null ? (
            changed.personId === null ? (
              <TextField {...box.name} example="お母さま" />
            ) : (
              <p>
                <strong>{changed.name}</strong>
              </p>
            )
          ) : chosen ? (
            <>
              <HiddenField name="relativeId" value={chosen.id} />
              <p>
                <strong>{displayName(chosen)}</strong> <span className="meta">{factsOf(chosen, today)}</span>{' '}
                <a href={path}>ほかの方にする</a>
              </p>
            </>
          ) : (
            <>
              <TextField
                name="search"
                label="記録のある方からさがす"
                optional
                value={textOf(values, 'search')}
                hint="家族にもケースがあるときは、つなげておけます。"
              />
              <Button kind="secondary" name="_intent" value="search">
                さがす
              </Button>
              {found.length > 0 ? (
                <RadioGroup
                  list
                  name="relativeId"
                  label="見つかった方"
                  note="この方なら選んでください"
                  value=""
                  options={[
                    ...found.map((each) => ({
                      value: each.id,
                      label: `${displayName(each)}(${factsOf(each, today)})`,
                    })),
                    { value: '', label: 'この中にはいない' },
                  ]}
                />
              ) : null}
              <TextField {...box.name} example="お母さま" />
            </>
          )}
        </FormSection>
        <FormSection title="連絡">
          <TextField {...box.phone} type="tel" />
          <Checkbox {...box.mayCall} />
          <FieldGrid>
            <Span width={6}>
              <TimeField {...box.reachFrom} hint="はじめ" />
            </Span>
            <Span width={6}>
              <TimeField {...box.reachTo} hint="例: 20:00" />
            </Span>
          </FieldGrid>
          <Checkbox {...box.livesTogether} />
          <TextArea {...box.note} rows={2} />
        </FormSection>
        <SubmitRow
          label={changed === null ? '加える' : '直す'}
          secondary={
            <LinkButton href={`/people/${personId}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
