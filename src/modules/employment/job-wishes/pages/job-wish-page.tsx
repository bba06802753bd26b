import type { EditPage } from '../../../../forms/index.ts'
import {
  Banner,
  CheckboxGroup,
  DraftBanner,
  DraftNote,
  FieldGrid,
  Form,
  FormSection,
  LinkButton,
  NumberField,
  PageHeading,
  RadioGroup,
  Section,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import { listOf } from '../../../../platform/http/room.ts'
import { municipalityGroups, type MunicipalityOption } from '../../../council/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'
import { jobWishForm } from '../job-wish.form.ts'
import type { JobWish } from '../job-wish.queries.ts'
import { WishWords } from './job-wish-panel.tsx'

export interface JobWishPageProps extends EditPage {
  header: CaseHeader
  municipalities: MunicipalityOption[]
  /** As it stands now. */
  current: JobWish | undefined
  former: JobWish[]
}

export function JobWishPage(props: JobWishPageProps) {
  const { path, shell, kit, values, errors, savedAt, header, municipalities, current, former } = props
  const boxes = jobWishForm.boxes(values)
  return (
    <StaffLayout
      title="希望する仕事"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="希望する仕事"
          lead="本人のことばで、分かるところだけ書きます。書き直しても、前の希望は残ります。"
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      {props.newer !== null && current !== undefined ? (
        <Banner kind="caution" title="いまの内容">
          <WishWords wish={current} />
        </Banner>
      ) : null}
      <Form action={path} kit={kit} errors={errors} autosave>
        <input type="hidden" name="before" value={current?.id ?? ''} />
        <FormSection title="仕事と働き方">
          <TextField {...boxes.firstOccupation} width="full" example="倉庫の中の仕分け" />
          <FieldGrid>
            <Span width={6}>
              <TextField {...boxes.secondOccupation} />
            </Span>
            <Span width={6}>
              <TextField {...boxes.thirdOccupation} />
            </Span>
          </FieldGrid>
          <RadioGroup {...boxes.regular} list />
          <CheckboxGroup {...boxes.wants} optional />
        </FormSection>
        <FormSection title="時間と賃金">
          <FieldGrid>
            <Span width={6}>
              <NumberField {...boxes.weeklyDays} unit="日" />
            </Span>
            <Span width={6}>
              <NumberField {...boxes.weeklyHours} unit="時間" />
            </Span>
            <Span width={6}>
              <TimeField {...boxes.hoursFrom} />
            </Span>
            <Span width={6}>
              <TimeField {...boxes.hoursTo} />
            </Span>
          </FieldGrid>
          <CheckboxGroup {...boxes.daysOff} optional />
          <FieldGrid>
            <Span width={6}>
              <SelectField {...boxes.payKind} empty="決めていない" />
            </Span>
            <Span width={6}>
              <NumberField {...boxes.payLeast} unit="円" />
            </Span>
          </FieldGrid>
        </FormSection>
        <FormSection title="場所">
          <Places municipalities={municipalities} chosen={listOf(values, 'municipalityCodes')} />
          <CheckboxGroup {...boxes.ways} optional />
          <NumberField {...boxes.minutes} unit="分まで" />
        </FormSection>
        <FormSection title="職場のようすと、心づかい">
          <CheckboxGroup {...boxes.surroundings} optional />
          <TextArea {...boxes.care} rows={2} hint="働く時間にかかわることだけ" />
          <CheckboxGroup {...boxes.musts} optional hint="選んだことに合わない仕事は、すすめません。" />
          <TextArea {...boxes.note} rows={2} />
          <RadioGroup
            {...boxes.seenBy}
            list
            hint="ほかの機関には、希望する仕事・働き方・時間・賃金・場所だけが見えます。名前も年齢も見えません。"
          />
        </FormSection>
        <FormSection title="健康のこと">
          <TextArea {...boxes.health} rows={3} hint="本人が伝えたいとおりに。健康の記録を見られる人だけが読みます。" />
          <RadioGroup {...boxes.mayTell} list note="健康のことを書いたときだけ" />
        </FormSection>
        <SubmitRow
          label="残す"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}?tab=work`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      {former.length === 0 ? null : (
        <Section title="前の希望" count={former.length} pad>
          {former.map((wish) => (
            <WishWords key={wish.id} wish={wish} />
          ))}
        </Section>
      )}
    </StaffLayout>
  )
}

/** Municipalities by area, as boxes to tick: several, and none need be known by its code. */
function Places({ municipalities, chosen }: { municipalities: MunicipalityOption[]; chosen: string[] }) {
  return (
    <CheckboxGroup
      name="municipalityCodes"
      label="働きたい市町村"
      optional
      values={chosen}
      options={[]}
      groups={municipalityGroups(municipalities)}
    />
  )
}
