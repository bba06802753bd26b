/** A time at a booth is chosen, and what came of it is recorded; from the case. */
import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import { DefinitionList, Empty, FormSection, RadioGroup, SelectField } from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'
import type { Booth } from '../booth.queries.ts'
import { interviewForm, resultForm } from '../interview.form.ts'
import type { Interview } from '../interview.queries.ts'
import type { SignUp } from '../sign-up.queries.ts'
import { timeText } from './gathering-words.tsx'

export function BookInterviewPage({
  header,
  signUp,
  booths,
  ...form
}: FormPage & { header: CaseHeader; signUp: SignUp; booths: Booth[] }) {
  const { slotId } = interviewForm.boxes(form.values)
  const free = booths.map((booth) => ({ booth, slots: booth.slots.filter((slot) => slot.taken < slot.seats) }))
  return (
    <FormFrame
      {...form}
      title="面談の時間を決める"
      lead={`${signUp.title} ${timeText(signUp)}`}
      back={`/cases/${header.id}?tab=work`}
      submit="この時間に決める"
      before={<CaseStrip header={header} />}
    >
      {free.every(({ slots }) => slots.length === 0) ? (
        <Empty sentence="空いている面談の時間は、ありません。" />
      ) : (
        <FormSection title="空いている時間" note="同じ時間に二つは決められません">
          <SelectField
            {...slotId}
            empty="選んでください"
            options={[]}
            groups={free
              .filter(({ slots }) => slots.length > 0)
              .map(({ booth, slots }) => ({
                label: [booth.employerName, booth.label === '' ? '' : `ブース ${booth.label}`].join(' ').trim(),
                options: slots.map((slot) => ({ value: slot.id, label: `${slot.startsAt}〜${slot.endsAt}` })),
              }))}
          />
        </FormSection>
      )}
    </FormFrame>
  )
}

const around = (header: CaseHeader, interview: Interview) => ({
  back: `/cases/${header.id}?tab=work`,
  before: (
    <>
      <CaseStrip header={header} />
      <DefinitionList
        items={[
          { term: '企業', value: interview.employerName },
          { term: '時間', value: `${interview.startsAt}〜${interview.endsAt}` },
        ]}
      />
    </>
  ),
})

type Props = FormPage & { header: CaseHeader; interview: Interview }

export function InterviewResultPage({ header, interview, ...form }: Props) {
  const { result } = resultForm.boxes(form.values)
  return (
    <FormFrame {...form} {...around(header, interview)} title="面談の結果" submit="記録する">
      <RadioGroup {...result} list />
    </FormFrame>
  )
}

export function WithdrawInterviewPage({ header, interview, ...form }: Props) {
  return (
    <FormFrame
      {...form}
      {...around(header, interview)}
      title="面談を取り消す"
      lead="時間は、ほかの方が予約できるようになります。催しへの申込みはそのままです。"
      submit="取り消す"
    >
      {null}
    </FormFrame>
  )
}
