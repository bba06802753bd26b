import type { Fields, FormKit } from '../../../platform/http/room.ts'
import { textOf } from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { Banner, DateField, Form, LinkButton, PageHeading, RadioGroup, type Shell, StaffLayout, SubmitRow, TextArea } from '../../../ui/index.ts'
import { typedBoxes } from '../../../ui/inputs/index.ts'
import { type CaseHeader, CaseStrip, closureReasons, DraftBanner, optionsOf } from '../../cases/index.ts'

export interface ClosurePageProps {
  path: string
  shell: Shell
  kit: FormKit
  header: CaseHeader
  values: Fields
  errors: FieldError[]
  followUpsAhead: number
}

export function ClosurePage({ path, shell, kit, header, values, errors, followUpsAhead }: ClosurePageProps) {
  return (
    <StaffLayout title="終結する" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary
      heading={<PageHeading title="終結する" lead="終結しても、記録は残ります。もう一度相談があれば、同じ糸の上で続けられます。" />}>
      <CaseStrip header={header} />
      {followUpsAhead > 0 ? <Banner kind="caution" title={`定着の確認が、まだ${followUpsAhead}回残っています`}><p>終えるなら、その理由も残します。</p></Banner> : null}
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup list name="reason" label="終結の理由" value={textOf(values, 'reason')} options={optionsOf(closureReasons)} />
        <DateField name="closedOn" label="終結の日" value={typedBoxes(values, 'closedOn')} />
        <TextArea name="summary" label="これまでのまとめ" rows={4} value={textOf(values, 'summary')} />
        <TextArea name="reopenHint" label="どんなときに再開するか" optional rows={2} value={textOf(values, 'reopenHint')} />
        {followUpsAhead > 0 ? <TextArea name="followUpsEndReason" label="定着の確認を終える理由" rows={2} value={textOf(values, 'followUpsEndReason')} /> : null}
        <SubmitRow label="終結する" draft secondary={<LinkButton href={`/cases/${header.id}`} kind="text">やめる</LinkButton>} />
      </Form>
    </StaffLayout>
  )
}
