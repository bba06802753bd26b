/** Adding another name, and somebody of the family. */
import type { CivilDate } from '../../../../platform/clock.ts'
import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import { textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
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
  type Shell,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import type { FamilyMember, PersonFound } from '../person.queries.ts'
import { displayName, nameKinds, relations } from '../person.rules.ts'
import { factsOf } from './candidates.tsx'

interface Common {
  path: string
  shell: Shell
  kit: FormKit
  personId: string
  name: string
  values: Fields
  errors: FieldError[]
}

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

export function AddNamePage({ path, shell, kit, personId, name, values, errors }: Common) {
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
        <RadioGroup name="kind" label="どんな名前か" value={textOf(values, 'kind')} options={optionsOf(nameKinds)} />
        <FieldGrid>
          <Span width={6}>
            <TextField name="familyName" label="姓" value={textOf(values, 'familyName')} />
          </Span>
          <Span width={6}>
            <TextField
              name="givenName"
              label="名"
              optional
              hint="旧姓なら、空でかまいません。"
              value={textOf(values, 'givenName')}
            />
          </Span>
          <Span width={6}>
            <TextField name="familyNameKana" label="姓のよみ" optional value={textOf(values, 'familyNameKana')} />
          </Span>
          <Span width={6}>
            <TextField name="givenNameKana" label="名のよみ" optional value={textOf(values, 'givenNameKana')} />
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
}: Common & {
  found: PersonFound[]
  /** The row that is put right. */ changed: FamilyMember | null
  today: CivilDate
}) {
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
          <RadioGroup
            name="relation"
            label="本人からみた続柄"
            value={textOf(values, 'relation')}
            options={optionsOf(relations)}
          />
          {changed !== null ? (
            changed.personId === null ? (
              <TextField name="name" label="名前か呼び名" value={textOf(values, 'name')} example="お母さま" />
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
              <TextField name="name" label="名前か呼び名" value={textOf(values, 'name')} example="お母さま" />
            </>
          )}
        </FormSection>
        <FormSection title="連絡">
          <TextField name="phone" label="電話" type="tel" optional value={textOf(values, 'phone')} />
          <Checkbox
            name="mayCall"
            value="yes"
            label="この方に電話してよい(本人が望んでいる)"
            checked={textOf(values, 'mayCall') === 'yes'}
          />
          <FieldGrid>
            <Span width={6}>
              <TimeField
                name="reachFrom"
                label="電話してよい時刻"
                optional
                hint="はじめ"
                value={textOf(values, 'reachFrom')}
              />
            </Span>
            <Span width={6}>
              <TimeField
                name="reachTo"
                label="電話してよい時刻のおわり"
                optional
                hint="例: 20:00"
                value={textOf(values, 'reachTo')}
              />
            </Span>
          </FieldGrid>
          <Checkbox
            name="livesTogether"
            value="yes"
            label="本人といっしょに住んでいる"
            checked={textOf(values, 'livesTogether') === 'yes'}
          />
          <TextArea name="note" label="覚えておくこと" optional rows={2} value={textOf(values, 'note')} />
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
