import type { Fields, FormKit } from '../../../platform/http/room.ts'
import { listOf, textOf } from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { formatDateTime } from '../../../platform/japanese/era.ts'
import { Banner, CheckboxGroup, ConflictField, DateField, DraftNote, FieldGrid, Form, FormSection, LinkButton, PageHeading, SelectField, type Shell, Span, StaffLayout, SubmitRow, TextField } from '../../../ui/index.ts'
import { typedBoxes } from '../../../ui/inputs/index.ts'
import { contactCautions } from '../person.rules.ts'

export interface Conflict {
  name: string
  label: string
  mine: string
  theirs: string
}

export interface PersonPageProps {
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

export function municipalityGroups(municipalities: { code: string; name: string; area: string }[]): { label: string; options: { value: string; label: string }[] }[] {
  const areas = [...new Set(municipalities.map((each) => each.area))]
  return areas.map((area) => ({ label: area, options: municipalities.filter((each) => each.area === area).map((each) => ({ value: each.code, label: each.name })) }))
}

export function PersonPage({ path, shell, kit, name, caseId, values, errors, conflicts, changedBy, municipalities, savedAt }: PersonPageProps) {
  return (
    <StaffLayout title="本人の情報" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary
      heading={<PageHeading overline={name} title="本人の情報" aside={<DraftNote savedAt={savedAt ?? undefined} />} />}>
      <Form action={path} kit={kit} errors={errors} autosave>
        {conflicts.length > 0 ? (
          <FormSection title="どちらを残しますか">
            <Banner kind="caution" title={`${changedBy.name ?? 'ほかの人'}さんが、先にここを直しました(${formatDateTime(changedBy.at)})`}>
              <p>項目ごとに選んでください。選んでから記録すると、ほかの項目はあなたが書いたとおりになります。</p>
            </Banner>
            {conflicts.map((conflict) => <ConflictField key={conflict.name} name={`choice.${conflict.name}`} label={conflict.label} mine={conflict.mine} theirs={conflict.theirs} theirNote={`${changedBy.name ?? 'ほかの人'}さんの記録`} />)}
          </FormSection>
        ) : null}
        <FormSection title="名前">
          <FieldGrid>
            <Span width={6}><TextField name="familyName" label="姓" optional width="full" value={textOf(values, 'familyName')} /></Span>
            <Span width={6}><TextField name="givenName" label="名" optional width="full" value={textOf(values, 'givenName')} /></Span>
            <Span width={6}><TextField name="familyNameKana" label="姓のよみ" optional width="full" hint="ひらがなでもかまいません。" value={textOf(values, 'familyNameKana')} /></Span>
            <Span width={6}><TextField name="givenNameKana" label="名のよみ" optional width="full" value={textOf(values, 'givenNameKana')} /></Span>
            <Span width={6}><TextField name="alias" label="呼び名" optional width="full" hint="名前を聞いていない方を、窓口で呼ぶ名です。" value={textOf(values, 'alias')} /></Span>
          </FieldGrid>
          <DateField name="birthDate" label="生年月日" optional past value={typedBoxes(values, 'birthDate')} />
          <SelectField name="municipalityCode" label="住んでいる市町村" optional empty="分からない" value={textOf(values, 'municipalityCode')} options={[]} groups={municipalityGroups(municipalities)} />
        </FormSection>
        <FormSection title="連絡">
          <TextField name="phone" label="電話" type="tel" optional value={textOf(values, 'phone')} />
          <TextField name="email" label="メール" type="email" optional width="long" value={textOf(values, 'email')} />
          <CheckboxGroup name="contactCautions" label="連絡の注意" note="いくつでも" values={listOf(values, 'contactCautions')} options={Object.entries(contactCautions).map(([value, each]) => ({ value, label: each.label }))} />
          <TextField name="contactNote" label="ほかの注意" optional width="full" value={textOf(values, 'contactNote')} />
        </FormSection>
        <SubmitRow label="記録する" draft secondary={<LinkButton href={caseId === null ? '/people' : `/cases/${caseId}`} kind="text">やめる</LinkButton>} />
      </Form>
    </StaffLayout>
  )
}
