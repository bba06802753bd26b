/** What was heard at a booth about one interview, noted by the host's people. */
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import { HiddenField, RadioGroup, SelectField } from '../../../../ui/index.ts'
import type { Booth } from '../booth.queries.ts'
import { doorResultForm } from '../door.form.ts'
import type { BoothEntry } from '../door.queries.ts'
import type { Gathering } from '../gathering.queries.ts'
import { called } from './door-page.tsx'

export function DoorResultPage({
  gathering,
  booths,
  entries,
  ...form
}: FormPage & { gathering: Gathering; booths: Booth[]; entries: BoothEntry[] }) {
  const { interviewId, result } = doorResultForm.boxes(form.values)
  const slotOf = (entry: BoothEntry) =>
    booths.flatMap((booth) => booth.slots.map((slot) => ({ booth, slot }))).find(({ slot }) => slot.id === entry.slotId)
  const options = entries.map((entry) => {
    const at = slotOf(entry)
    return { value: entry.id, label: `${at?.slot.startsAt ?? ''} ${at?.booth.employerName ?? ''} ${called(entry)}` }
  })
  const chosen = options.find((option) => option.value === interviewId.value)
  return (
    <FormFrame
      {...form}
      title="面談の結果"
      lead={chosen?.label}
      about={`受付 ${gathering.title}`}
      back={`/gatherings/${gathering.id}/door`}
      submit="記録する"
    >
      {chosen === undefined ? (
        <SelectField {...interviewId} empty="選んでください" options={options} />
      ) : (
        <HiddenField name="interviewId" value={chosen.value} />
      )}
      <RadioGroup {...result} list />
    </FormFrame>
  )
}
