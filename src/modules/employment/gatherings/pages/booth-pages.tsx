/** An employer's booth, chosen by a search that needs no script, and the times at it. */
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import {
  Button,
  Empty,
  FieldGrid,
  NumberField,
  QueryForm,
  RadioGroup,
  Span,
  TextArea,
  TextField,
  TimeField,
} from '../../../../ui/index.ts'
import { boothForm, slotsForm } from '../booth.form.ts'
import type { EmployerChoice } from '../../employers/index.ts'
import type { Booth } from '../booth.queries.ts'
import type { Gathering } from '../gathering.queries.ts'

export function AddBoothPage({
  gathering,
  employers,
  asked,
  ...form
}: FormPage & { gathering: Gathering; employers: EmployerChoice[]; asked: string }) {
  const { employerId, label, note } = boothForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      title="企業のブースを加える"
      about={gathering.title}
      back={`/gatherings/${gathering.id}`}
      submit="加える"
      before={
        <QueryForm action={`/gatherings/${gathering.id}/booths/new`} label="企業をさがす">
          <TextField name="q" label="企業の名前" value={asked} width="long" />
          <Button>さがす</Button>
        </QueryForm>
      }
    >
      {employers.length === 0 ? (
        <Empty sentence={asked === '' ? '企業の記録は、まだありません。' : `「${asked}」の企業は、見つかりません。`} />
      ) : null}
      <RadioGroup
        {...employerId}
        list
        hint={asked === '' ? 'ないときは、上でさがします。' : undefined}
        options={employers.map((each) => ({
          value: each.id,
          label: each.name,
          hint: each.corporateNumber === null ? undefined : `法人番号 ${each.corporateNumber}`,
        }))}
      />
      <TextField {...label} width="short" example="3" />
      <TextArea {...note} rows={2} hint="どんな仕事の話ができるか。申込みのときに読めます。" />
    </FormFrame>
  )
}

export function AddSlotsPage({ gathering, booth, ...form }: FormPage & { gathering: Gathering; booth: Booth }) {
  const { startsAt, endsAt, minutes, seats } = slotsForm.boxes(form.values)
  return (
    <FormFrame
      {...form}
      title="面談の時間を加える"
      lead={`${booth.employerName}のブースです。始まりから終わりまで、同じ長さの枠が並びます。`}
      about={gathering.title}
      back={`/gatherings/${gathering.id}`}
      submit="加える"
    >
      <FieldGrid>
        <Span width={4}>
          <TimeField {...startsAt} />
        </Span>
        <Span width={4}>
          <TimeField {...endsAt} />
        </Span>
      </FieldGrid>
      <NumberField {...minutes} unit="分" />
      <NumberField {...seats} unit="席" hint="同じ時間に会う人の数。空なら1席です。" />
    </FormFrame>
  )
}
