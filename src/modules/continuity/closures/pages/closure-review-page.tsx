/** An ending that waits for whoever is responsible. */
import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import {
  DefinitionList,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  Section,
  StaffLayout,
  SubmitRow,
  TextArea,
  Written,
} from '../../../../ui/index.ts'
import { closureReviewForm } from '../closure.form.ts'
import type { ClosureRequest } from '../closure.queries.ts'
import { CaseStrip, closureReasons, dayText } from '../../../casework/index.ts'
import type { ClosureFormPage } from './closure-page.tsx'

export function ClosureReviewPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  request,
  today,
}: ClosureFormPage & { request: ClosureRequest | undefined; today: CivilDate }) {
  const { decision, note } = closureReviewForm.boxes(values)
  return (
    <StaffLayout
      title="終結を確かめる"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="終結を確かめる"
          lead="よければケースは終結します。見送ると、ことばといっしょに担当に戻ります。"
        />
      }
    >
      <CaseStrip header={header} />
      {request === undefined ? (
        <Empty
          sentence="確認を待っている終結はありません。もう決めたか、担当が取り下げました。"
          action={
            <LinkButton href="/team" kind="secondary">
              チームにもどる
            </LinkButton>
          }
        />
      ) : (
        <>
          <Section
            title="担当が書いた終結"
            note={`${dayText(civilDateOf(request.askedAt), today)} ${request.askedByName ?? ''}`}
            pad
            more={<a href={`/cases/${header.id}`}>ケースを読む</a>}
          >
            <DefinitionList
              items={[
                { term: '理由', value: closureReasons[request.reason] },
                { term: '終結の日', value: dayText(request.closedOn, today) },
                { term: 'まとめ', value: <Written text={request.summary} /> },
                ...(request.reopenHint === ''
                  ? []
                  : [{ term: 'どんなときに再開するか', value: <Written text={request.reopenHint} /> }]),
                ...(request.followUpsEndReason === ''
                  ? []
                  : [{ term: '定着の確認を終える理由', value: <Written text={request.followUpsEndReason} /> }]),
              ]}
            />
          </Section>
          <Form action={path} kit={kit} errors={errors}>
            <RadioGroup {...decision} />
            <TextArea {...note} hint="続けるときは、何が足りないかを書いてください。" rows={3} />
            <SubmitRow
              label="決める"
              secondary={
                <LinkButton href="/team" kind="text">
                  やめる
                </LinkButton>
              }
            />
          </Form>
        </>
      )}
    </StaffLayout>
  )
}
