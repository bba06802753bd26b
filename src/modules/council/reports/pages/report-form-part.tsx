/** The organization's side of a monthly report: its numbers by 圏域, also while they wait and after they were accepted. */
import { textOf } from '../../../../platform/http/room.ts'
import {
  DraftBanner,
  FieldGrid,
  Form,
  FormSection,
  RadioGroup,
  Span,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { partField, unknownArea } from '../report.form.ts'
import type { ReportStatus } from '../report.labels.ts'
import type { ReportPageProps } from './report-page.tsx'

const titles = { sent: '送った数を直す', accepted: '確定した数を直す' } as const

export function Writing({
  path,
  shell,
  kit,
  subject,
  values,
  errors,
  status,
  closedAt,
}: ReportPageProps & { status: ReportStatus | null }) {
  const waits = status === 'sent'
  // What was sent, and the number of a closed year, is put right with a reason.
  const isWanted = waits || closedAt !== null
  return (
    <>
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FormSection
          title={status === 'sent' || status === 'accepted' ? titles[status] : '圏域ごとの数'}
          note={`単位は${subject.unit}。書かないところは0です`}
        >
          <FieldGrid>
            {[...subject.areas, unknownArea].map((area) => (
              <Span key={area.key} width={4}>
                <TextField
                  name={partField(area.key)}
                  label={area.name}
                  inputMode="numeric"
                  width="short"
                  value={textOf(values, partField(area.key))}
                />
              </Span>
            ))}
          </FieldGrid>
          <TextField
            name="total"
            label="合計"
            optional
            hint="書くと、圏域ごとの数と合うかを確かめます。"
            inputMode="numeric"
            width="short"
            value={textOf(values, 'total')}
          />
          <TextArea
            name="note"
            label={isWanted ? '直すわけ' : 'わけ・伝えたいこと'}
            optional={!isWanted}
            hint="前の月や目標と大きくちがうとき、送った数や確定した数を直すときは、わけを書いてください。個人のことは書きません。"
            rows={2}
            value={textOf(values, 'note')}
          />
          {waits ? (
            <input type="hidden" name="status" value="sent" />
          ) : (
            <RadioGroup
              name="status"
              label="どうするか"
              value={textOf(values, 'status')}
              options={[
                { value: 'sent', label: '事務局に送る' },
                { value: 'draft', label: '下書きとして残す' },
              ]}
            />
          )}
        </FormSection>
        <SubmitRow label={waits ? '直して送る' : '残す'} />
      </Form>
    </>
  )
}
