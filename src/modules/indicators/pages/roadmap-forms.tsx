import type { Fields, FormKit } from '../../../platform/http/room.ts'
import { textOf } from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { DateField, DraftBanner, DraftNote, Form, FormSection, LinkButton, PageHeading, RadioGroup, savedAtOf, type Shell, StaffLayout, SubmitRow, TextArea, TextField } from '../../../ui/index.ts'
import { typedBoxes } from '../../../ui/inputs/index.ts'
import { optionsOf } from '../../cases/index.ts'
import type { RoadmapRow } from '../../plan/index.ts'
import { evidenceKinds, quarters, roadmapStateLabels } from '../indicator.labels.ts'

interface FormPage {
  path: string
  shell: Shell
  kit: FormKit
  row: RoadmapRow
  values: Fields
  errors: FieldError[]
}

const { unreported: _, ...states } = roadmapStateLabels

export function ReportRowPage({ path, shell, kit, row, values, errors }: FormPage) {
  return (
    <StaffLayout title="状態を報告" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary heading={<PageHeading overline={<a href={`/roadmap/${row.id}`}>{row.title}</a>} title="状態を報告" lead="状態は、裏づけといっしょに残します。前の報告は消えません。" aside={<DraftNote savedAt={savedAtOf(kit) ?? undefined} />} />}>
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FormSection title="いまの状態">
          <RadioGroup name="state" label="状態" value={textOf(values, 'state')} options={optionsOf(states)} />
          <RadioGroup name="evidenceKind" label="裏づけの種類" value={textOf(values, 'evidenceKind')} options={optionsOf(evidenceKinds)} />
          <TextArea name="evidence" label="裏づけ" hint="いつ、何をして、どうなったか。数があれば数も。個人のことは書きません。" rows={3} value={textOf(values, 'evidence')} />
          <DateField name="evidenceOn" label="裏づけの日" value={typedBoxes(values, 'evidenceOn')} />
        </FormSection>
        <FormSection title="おくれ・中止のとき" note="おくれには、理由と手だてが要ります">
          <TextArea name="reason" label="理由" optional rows={2} value={textOf(values, 'reason')} />
          <TextArea name="countermeasure" label="取りもどすための手だて" optional rows={2} value={textOf(values, 'countermeasure')} />
        </FormSection>
        <SubmitRow label="報告する" draft secondary={<LinkButton href={`/roadmap/${row.id}`} kind="text">やめる</LinkButton>} />
      </Form>
    </StaffLayout>
  )
}

export function PlanStepPage({ path, shell, kit, row, values, errors }: FormPage) {
  return (
    <StaffLayout title="予定を加える" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary heading={<PageHeading overline={<a href={`/roadmap/${row.id}`}>{row.title}</a>} title="予定を加える" lead="四半期が終わってもすんでいない予定は、「注意」になります。" aside={<DraftNote savedAt={savedAtOf(kit) ?? undefined} />} />}>
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup name="quarter" label="いつまでに" value={textOf(values, 'quarter')} options={optionsOf(quarters)} />
        <TextField name="step" label="すること" width="full" value={textOf(values, 'step')} example="面接会を松本で開く" />
        <SubmitRow label="加える" draft secondary={<LinkButton href={`/roadmap/${row.id}`} kind="text">やめる</LinkButton>} />
      </Form>
    </StaffLayout>
  )
}
