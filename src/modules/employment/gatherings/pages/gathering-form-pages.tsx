/** A gathering is planned, and put right. */
import { type EditPage, FormFrame, type FormPage } from '../../../../forms/index.ts'
import type { Fields } from '../../../../platform/http/room.ts'
import {
  DateField,
  FieldGrid,
  FormSection,
  NumberField,
  RadioGroup,
  SelectField,
  Span,
  TextArea,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import { municipalityGroups, type MunicipalityOption } from '../../../council/index.ts'
import { gatheringChangeForm, gatheringForm } from '../gathering.form.ts'
import type { Gathering } from '../gathering.queries.ts'

function What({ values }: { values: Fields }) {
  const { title, purpose, programme, audience } = gatheringChangeForm.boxes(values)
  return (
    <>
      <TextField {...title} width="full" example="中高年の方のための就職面接会" />
      <TextField {...audience} width="full" example="35歳から59歳までの、正社員をめざす方" />
      <TextArea {...purpose} rows={2} />
      <TextArea {...programme} rows={3} hint="何時に何をするか。持ち物も。" />
    </>
  )
}

function Where({ values, municipalities }: { values: Fields; municipalities: MunicipalityOption[] }) {
  const { form, municipalityCode, place, address, signUpFrom, signUpUntil, seats } = gatheringChangeForm.boxes(values)
  return (
    <>
      <FormSection title="開くところ">
        <RadioGroup {...form} />
        <SelectField
          {...municipalityCode}
          empty="一つの市町村ではない"
          options={[]}
          groups={municipalityGroups(municipalities)}
        />
        <TextField {...place} width="full" hint="会場で開くときに書きます。" />
        <TextField {...address} type="url" width="full" hint="オンラインで開くときに書きます。" />
      </FormSection>
      <FormSection title="申込み">
        <DateField {...signUpFrom} />
        <DateField {...signUpUntil} />
        <NumberField
          {...seats}
          unit="席"
          hint="空なら限りがありません。満席になると、次の人からキャンセル待ちになります。"
        />
      </FormSection>
    </>
  )
}

export function PlanGatheringPage({ municipalities, ...form }: FormPage & { municipalities: MunicipalityOption[] }) {
  const { kind, heldOn, startsAt, endsAt } = gatheringForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      title="催しを決める"
      lead="決めたあと「受付を始める」を押すまで、申込みはできません。"
      about="催し"
      back="/gatherings"
      submit="催しを決める"
    >
      <RadioGroup {...kind} />
      <What values={form.values} />
      <DateField {...heldOn} />
      <FieldGrid>
        <Span width={4}>
          <TimeField {...startsAt} />
        </Span>
        <Span width={4}>
          <TimeField {...endsAt} />
        </Span>
      </FieldGrid>
      <Where values={form.values} municipalities={municipalities} />
    </FormFrame>
  )
}

export function ChangeGatheringPage({
  gathering,
  municipalities,
  ...form
}: EditPage & { gathering: Gathering; municipalities: MunicipalityOption[] }) {
  return (
    <FormFrame
      {...form}
      title="催しを直す"
      lead="日と時間を変えるときは「日時を変える」から。会場を変えると、申し込んだ窓口に知らせます。"
      about={gathering.title}
      back={`/gatherings/${gathering.id}`}
      submit="直したことを残す"
      boxesOf={(values) => {
        const { municipalityCode, seats, ...boxes } = gatheringChangeForm.boxes(values)
        return {
          ...boxes,
          municipalityCode: { ...municipalityCode, groups: municipalityGroups(municipalities) },
          seats: { ...seats, unit: '席' },
        }
      }}
    >
      <What values={form.values} />
      <Where values={form.values} municipalities={municipalities} />
    </FormFrame>
  )
}
