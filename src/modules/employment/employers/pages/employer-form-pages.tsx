import { type EditPage, FormFrame, type FormPage } from '../../../../forms/index.ts'
import {
  Banner,
  Checkbox,
  FieldGrid,
  FormSection,
  NumberField,
  SelectField,
  Span,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { municipalityGroups, type MunicipalityOption } from '../../../council/index.ts'
import { employerForm, newEmployerForm } from '../employer.form.ts'
import type { Employer, EmployerChoice } from '../employer.queries.ts'
import { industryGroups } from '../industries.labels.ts'
import { EmployerFormFrame } from './employer-frame.tsx'

type Boxes = ReturnType<typeof employerForm.boxes>

function AboutFields({ boxes }: { boxes: Boxes }) {
  return (
    <FormSection title="企業">
      <TextField {...boxes.name} width="full" example="株式会社みすず精工" />
      <TextField {...boxes.nameKana} width="full" example="みすずせいこう" />
      <FieldGrid>
        <Span width={6}>
          <TextField {...boxes.corporateNumber} inputMode="numeric" hint="13桁。個人事業など、ないときは空のまま。" />
        </Span>
        <Span width={6}>
          <SelectField
            {...boxes.industry}
            empty="分からない"
            options={[]}
            groups={industryGroups}
            hint="日本標準産業分類の中分類"
          />
        </Span>
        <Span width={6}>
          <NumberField {...boxes.capital} unit="万円" hint="助成金で中小企業かどうかを見ます。" />
        </Span>
        <Span width={6}>
          <NumberField {...boxes.workers} unit="人" hint="企業全体の、ふだん働いている人" />
        </Span>
      </FieldGrid>
      <TextField {...boxes.website} type="url" width="full" />
      <TextArea
        {...boxes.note}
        rows={3}
        hint="かかわる機関のだれもが読みます。仕事をさがす方のことは書かないでください。"
      />
    </FormSection>
  )
}

export interface NewEmployerPageProps extends FormPage {
  municipalities: MunicipalityOption[]
  /** That look like the one that is being typed. */
  alike: EmployerChoice[]
}

export function NewEmployerPage({ municipalities, alike, ...form }: NewEmployerPageProps) {
  const boxes = newEmployerForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      title="企業を登録する"
      about="企業"
      back="/employers"
      submit="登録する"
      lead="一度登録すれば、どの機関もこの企業を使えます。"
      before={
        alike.length === 0 ? undefined : (
          <Banner kind="caution" title="似た名前か、同じ電話の企業があります">
            <ul className="plain-list">
              {alike.map((each) => (
                <li key={each.id}>
                  <a href={`/employers/${each.id}`}>{each.name}</a>
                  {each.municipalities === null ? '' : `(${each.municipalities})`}
                  {each.corporateNumber === null ? '' : ` 法人番号 ${each.corporateNumber}`}
                </li>
              ))}
            </ul>
          </Banner>
        )
      }
    >
      {alike.length === 0 ? null : <Checkbox {...boxes.isOther} />}
      <AboutFields boxes={boxes} />
      <FormSection title="はじめの事業所">
        <TextField {...boxes.workplaceName} label="事業所の名前" />
        <PlaceFields boxes={boxes} municipalities={municipalities} />
      </FormSection>
    </FormFrame>
  )
}

type Places = Pick<ReturnType<typeof newEmployerForm.boxes>, 'municipalityCode' | 'address' | 'wayThere' | 'phone'>

export function PlaceFields({ boxes, municipalities }: { boxes: Places; municipalities: MunicipalityOption[] }) {
  return (
    <>
      <FieldGrid>
        <Span width={6}>
          <SelectField
            {...boxes.municipalityCode}
            empty="県の外"
            options={[]}
            groups={municipalityGroups(municipalities)}
          />
        </Span>
        <Span width={6}>
          <TextField {...boxes.phone} type="tel" />
        </Span>
      </FieldGrid>
      <TextField {...boxes.address} width="full" />
      <TextField {...boxes.wayThere} width="full" example="〇〇駅からバス15分・マイカー通勤できる" />
    </>
  )
}

const withUnits = (values: FormPage['values']) => {
  const boxes = employerForm.boxes(values)
  return { ...boxes, capital: { ...boxes.capital, unit: '万円' }, workers: { ...boxes.workers, unit: '人' } }
}

export function EmployerEditPage({ employer, ...form }: EditPage & { employer: Employer }) {
  return (
    <EmployerFormFrame
      {...form}
      title="企業を直す"
      employer={employer}
      submit="直したことを残す"
      lead="直す前の内容も残ります。"
      boxesOf={withUnits}
    >
      <AboutFields boxes={employerForm.boxes(form.values)} />
    </EmployerFormFrame>
  )
}
