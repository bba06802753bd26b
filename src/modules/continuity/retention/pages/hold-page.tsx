import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import {
  DateField,
  DraftBanner,
  Empty,
  FieldGrid,
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  RecordEntry,
  Section,
  Span,
  StaffLayout,
  SubmitRow,
  Tag,
  TextArea,
  Written,
} from '../../../../ui/index.ts'
import { holdForm, liftForm } from '../retention.form.ts'
import { holdKinds } from '../retention.labels.ts'
import type { Hold } from '../retention.queries.ts'
import { isActive, type Terms } from '../retention.rules.ts'
import { TermsBanner } from './retention-page.tsx'
import type { FormPage } from '../../../../forms/index.ts'
import { type CaseHeader, CaseStrip, dayText } from '../../../casework/index.ts'

export interface HoldPageProps extends FormPage {
  header: CaseHeader
  holds: Hold[]
  /** Whose holds the reader may lift. */
  organizationId: string
  today: CivilDate
  terms: Terms
}

export function HoldPage({
  path,
  shell,
  kit,
  values,
  errors,
  header,
  holds,
  organizationId,
  today,
  terms,
}: HoldPageProps) {
  const { kind, reason, since, until } = holdForm.boxes(values)
  const when =
    header.status === 'closed' && header.closedOn !== null
      ? `${dayText(header.closedOn, today)}に終結しました。期間が過ぎると「保存と廃棄」の候補になります。`
      : '支援中です。終結から期間を数えます。'
  return (
    <StaffLayout
      title="保存と廃棄"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="保存と廃棄" lead={when} />}
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Section title="廃棄を止めているもの" count={holds.filter((hold) => isActive(hold, today)).length}>
        {holds.length === 0 ? (
          <Empty sentence="止めているものはありません。訴訟・開示の請求・本人の希望があるときは、下で止めてください。" />
        ) : (
          holds.map((hold) => (
            <HoldEntry
              key={hold.id}
              hold={hold}
              today={today}
              path={path}
              mayLift={hold.liftedAt === null && hold.organizationId === organizationId}
            />
          ))
        )}
      </Section>
      <Section title="廃棄を止める" pad>
        <Form action={path} kit={kit} errors={errors} autosave>
          <RadioGroup {...kind} />
          <TextArea {...reason} hint="だれからの、いつの、どんな請求・希望か" rows={3} />
          <FieldGrid>
            <Span width={6}>
              <DateField {...since} />
            </Span>
            <Span width={6}>
              <DateField {...until} hint="決まっていなければ空けておくと、解くまで止まります" />
            </Span>
          </FieldGrid>
          <SubmitRow
            label="廃棄を止める"
            busyLabel="止めています…"
            draft
            secondary={
              <LinkButton href={`/cases/${header.id}`} kind="text">
                ケースにもどる
              </LinkButton>
            }
          />
        </Form>
      </Section>
      <TermsBanner terms={terms} />
    </StaffLayout>
  )
}

function HoldEntry({ hold, today, path, mayLift }: { hold: Hold; today: CivilDate; path: string; mayLift: boolean }) {
  const state = isActive(hold, today) ? (
    <Tag kind="info">停止中</Tag>
  ) : (
    <Tag>{hold.liftedAt === null ? '期間が終わりました' : '解きました'}</Tag>
  )
  return (
    <RecordEntry
      date={dayText(hold.since, today).replace(/\(.\)$/, '')}
      dateTime={hold.setAt.toISOString()}
      when={[
        holdKinds[hold.kind],
        hold.organizationName,
        hold.until === null ? '解くまで' : `${dayText(hold.until, today)}まで`,
      ]}
      author={
        <>
          {hold.setByName ?? ''} {state}
        </>
      }
      text={hold.reason}
    >
      {hold.liftedAt === null ? null : (
        <>
          <p className="meta">
            {dayText(civilDateOf(hold.liftedAt), today)} {hold.liftedByName ?? ''}が解きました
          </p>
          <Written text={hold.liftedNote} />
        </>
      )}
      {mayLift ? (
        <LinkButton href={`${path}/${hold.id}/lifting`} kind="secondary" size="small">
          停止を解く
        </LinkButton>
      ) : null}
    </RecordEntry>
  )
}

export function LiftingPage({
  path,
  shell,
  kit,
  values,
  errors,
  header,
  hold,
  organizationId,
  today,
}: Omit<HoldPageProps, 'holds' | 'terms'> & { hold: Hold }) {
  const back = `/cases/${header.id}/retention`
  return (
    <StaffLayout
      title="停止を解く"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="停止を解く" lead="解くと、保存期間が過ぎたときに、また廃棄の候補になります。" />}
    >
      <CaseStrip header={header} />
      <HoldEntry hold={hold} today={today} path={back} mayLift={false} />
      {hold.liftedAt !== null || hold.organizationId !== organizationId ? (
        <Empty
          sentence={
            hold.liftedAt === null
              ? '解けるのは、止めた機関だけです。その機関と話してください。'
              : 'もう解かれています。'
          }
          action={
            <LinkButton href={back} kind="secondary">
              もどる
            </LinkButton>
          }
        />
      ) : (
        <Form action={path} kit={kit} errors={errors}>
          <TextArea {...liftForm.boxes(values).note} rows={3} />
          <SubmitRow
            label="停止を解く"
            busyLabel="解いています…"
            secondary={
              <LinkButton href={back} kind="text">
                やめる
              </LinkButton>
            }
          />
        </Form>
      )}
    </StaffLayout>
  )
}
