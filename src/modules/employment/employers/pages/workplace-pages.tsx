import type { EditPage } from '../../../../forms/index.ts'
import { DateField, FieldGrid, SelectField, Span, TextField } from '../../../../ui/index.ts'
import { municipalityGroups, type MunicipalityOption } from '../../../council/index.ts'
import { contactChangeForm, workplaceChangeForm } from '../employer.form.ts'
import type { Workplace } from '../employer.queries.ts'
import { PlaceFields } from './employer-form-pages.tsx'
import { EmployerFormFrame } from './employer-frame.tsx'

interface Named {
  employer: { id: string; name: string }
  /** Whether it is on record already. */
  isKnown: boolean
}

export function WorkplacePage({
  municipalities,
  isKnown,
  ...form
}: EditPage & Named & { municipalities: MunicipalityOption[] }) {
  const boxes = workplaceChangeForm.boxes(form.values)
  return (
    <EmployerFormFrame
      {...form}
      title={isKnown ? '事業所を直す' : '事業所を加える'}
      submit={isKnown ? '直したことを残す' : '加える'}
      boxesOf={(values) => {
        const said = workplaceChangeForm.boxes(values)
        return { ...said, municipalityCode: { ...said.municipalityCode, groups: municipalityGroups(municipalities) } }
      }}
    >
      <TextField {...boxes.name} />
      <PlaceFields boxes={boxes} municipalities={municipalities} />
      {isKnown ? <DateField {...boxes.closedOn} /> : null}
    </EmployerFormFrame>
  )
}

export function ContactPage({ workplaces, isKnown, ...form }: EditPage & Named & { workplaces: Workplace[] }) {
  const boxesOf = (values: EditPage['values']) => {
    const said = contactChangeForm.boxes(values)
    const options = workplaces.map((each) => ({ value: each.id, label: each.name }))
    return { ...said, workplaceId: { ...said.workplaceId, options } }
  }
  const boxes = boxesOf(form.values)
  return (
    <EmployerFormFrame
      {...form}
      title={isKnown ? '担当者を直す' : '担当者を加える'}
      submit={isKnown ? '直したことを残す' : '加える'}
      boxesOf={boxesOf}
    >
      <FieldGrid>
        <Span width={6}>
          <TextField {...boxes.name} />
        </Span>
        <Span width={6}>
          <TextField {...boxes.post} />
        </Span>
        <Span width={6}>
          <TextField {...boxes.phone} type="tel" />
        </Span>
        <Span width={6}>
          <TextField {...boxes.email} type="email" />
        </Span>
      </FieldGrid>
      <SelectField {...boxes.workplaceId} empty="決まった事業所ではない" />
      <TextField {...boxes.reach} width="full" example="火・木の午前。メールがよい。" />
      {isKnown ? <DateField {...boxes.leftOn} /> : null}
    </EmployerFormFrame>
  )
}
