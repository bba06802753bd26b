import type { Actor } from '../../../platform/actor.ts'
import { civilDateOf } from '../../../platform/clock.ts'
import type { Fields, FormKit } from '../../../platform/http/room.ts'
import { textOf } from '../../../platform/http/room.ts'
import type { FieldError } from '../../../platform/outcome.ts'
import { formatDateTime, formatDay } from '../../../platform/japanese/era.ts'
import { Banner, Empty, Form, LinkButton, NumberField, PageHeading, RadioGroup, RecordEntry, Section, type Shell, StaffLayout, SubmitRow, Tag, TextArea, TextField, Written } from '../../../ui/index.ts'
import { optionsOf } from '../../cases/index.ts'
import type { EmergencyRow } from '../access.queries.ts'
import { reviews as reviewWords } from '../consent.labels.ts'

export interface EmergencyPageProps {
  path: string
  shell: Shell
  kit: FormKit
  actor: Actor
  entries: EmergencyRow[]
  /** A manager, who sees all of the organization and looks at each. */
  reviews: boolean
  values: Fields
  errors: FieldError[]
}

export function EmergencyPage({ path, shell, kit, actor, entries, reviews, values, errors }: EmergencyPageProps) {
  return (
    <StaffLayout title="緊急の閲覧" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary heading={<PageHeading title="緊急の閲覧" lead="命・体・財産に危険があり、本人の同意がとれないときだけです。" />}>
      <Section title={reviews ? '確かめる閲覧' : 'あなたが開いた閲覧'} count={entries.length}>
        {entries.length === 0 ? <Empty sentence="緊急の閲覧はありません。あったときは、理由といっしょにここに残ります。" /> : entries.map((entry) => (
          <Entry key={entry.id} entry={entry} reviewable={reviews && entry.accountId !== actor.accountId} />
        ))}
      </Section>
      <Section title="緊急に開く" note="理由と時刻が残り、両方の責任者に知らせが行きます" pad>
        <Banner kind="caution" title="まず、いまの責任窓口に電話してください"><p>連絡がつかず、待つと危険なときに使います。開けるのはあなただけで、決めた時間が過ぎると閉じます。</p></Banner>
        <Form action={path} kit={kit} errors={errors}>
          <TextField name="number" label="受付番号" width="medium" value={textOf(values, 'number')} example="R7-000123" />
          <TextArea name="reason" label="何が起きていて、なぜ見る必要があるのか" rows={3} value={textOf(values, 'reason')} />
          <NumberField name="hours" label="開いておく時間" unit="時間(24まで)" value={textOf(values, 'hours')} />
          <SubmitRow label="理由を残して開く" busyLabel="開いています…" kind="danger" />
        </Form>
      </Section>
    </StaffLayout>
  )
}

function Entry({ entry, reviewable }: { entry: EmergencyRow; reviewable: boolean }) {
  const state = entry.review === null ? <Tag kind="now" icon="clock">まだ確かめていません</Tag> : <Tag kind={entry.review === 'justified' ? 'ok' : 'late'} icon={entry.review === 'justified' ? 'circle-check' : 'alert-circle'}>{reviewWords[entry.review]}</Tag>
  return (
    <RecordEntry date={formatDay(civilDateOf(entry.openedAt))} dateTime={entry.openedAt.toISOString()} when={[entry.organizationName, entry.accountName]}
      author={<>{entry.caseId === null ? <span>{entry.typedNumber} は開けませんでした</span> : <a href={`/cases/${entry.caseId}`}>{entry.typedNumber}</a>} {state}</>} text={entry.reason}>
      {entry.validUntil === null ? null : <p className="meta">{formatDateTime(entry.validUntil)}まで</p>}
      {entry.reviewNote === '' ? null : <><p className="meta">{entry.reviewerName ?? ''}</p><Written text={entry.reviewNote} /></>}
      {entry.review === null && reviewable ? <LinkButton href={`/emergency/${entry.id}/review`} kind="secondary" size="small">確かめて記録する</LinkButton> : null}
    </RecordEntry>
  )
}

export function EmergencyReviewPage({ path, shell, kit, entry, values, errors }: Pick<EmergencyPageProps, 'path' | 'shell' | 'kit' | 'values' | 'errors'> & { entry: EmergencyRow }) {
  return (
    <StaffLayout title="緊急の閲覧を確かめる" hasErrors={errors.length > 0} path={path} shell={shell} ownPrimary heading={<PageHeading title="緊急の閲覧を確かめる" />}>
      <Entry entry={entry} reviewable={false} />
      <Form action={path} kit={kit} errors={errors}>
        <RadioGroup name="review" label="確かめた結果" value={textOf(values, 'review')} options={optionsOf(reviewWords)} hint="「必要とはいえない」を選ぶと、まだ開いていれば、すぐに閉じます。" />
        <TextArea name="note" label="確かめたこと・これからすること" optional rows={3} value={textOf(values, 'note')} />
        <SubmitRow label="記録する" secondary={<LinkButton href="/emergency" kind="text">やめる</LinkButton>} />
      </Form>
    </StaffLayout>
  )
}
