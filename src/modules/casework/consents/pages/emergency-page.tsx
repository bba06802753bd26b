import type { FormPage } from '../../../../forms/index.ts'
import type { Actor } from '../../../../platform/actor.ts'
import { civilDateOf } from '../../../../platform/clock.ts'
import { formatBirthDate, formatDateTime, formatDay } from '../../../../platform/japanese/era.ts'
import {
  Banner,
  DateField,
  Empty,
  Form,
  LinkButton,
  NumberField,
  PageHeading,
  PostButton,
  RadioGroup,
  RecordEntry,
  Section,
  StaffLayout,
  SubmitRow,
  Tag,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import type { EmergencyRow } from '../access.queries.ts'
import { reviews as reviewWords } from '../consent.labels.ts'
import { emergencyForm, emergencyReviewForm } from '../emergency.form.ts'

export interface EmergencyPageProps extends FormPage {
  actor: Actor
  entries: EmergencyRow[]
  /** A manager, who sees all of the organization and looks at each. */
  reviews: boolean
}

export function EmergencyPage({ path, shell, kit, actor, entries, reviews, values, errors }: EmergencyPageProps) {
  const { number, kana, birthDate, reason, hours } = emergencyForm.boxes(values)
  return (
    <StaffLayout
      title="緊急の閲覧"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="緊急の閲覧" lead="命・体・財産に危険があり、本人の同意がとれないときだけです。" />}
    >
      <Section title={reviews ? '確かめる閲覧' : 'あなたの閲覧と、確かめを待つもの'} count={entries.length}>
        {entries.length === 0 ? (
          <Empty sentence="緊急の閲覧はありません。あったときは、理由といっしょにここに残ります。" />
        ) : (
          entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              reviewable={reviews && entry.accountId !== actor.accountId}
              csrf={shell.csrf}
            />
          ))
        )}
      </Section>
      <Section title="緊急に開く" note="理由と時刻が残り、責任者に知らせが行きます" pad>
        <Banner kind="caution" title="まず、いまの責任窓口に電話してください">
          <p>
            連絡がつかず、待つと危険なときに使います。開けるのはあなただけで、決めた時間が過ぎると閉じます。見られる人を限っている記録は、二人目の確かめがあるまで開きません。
          </p>
        </Banner>
        <Form action={path} kit={kit} errors={errors}>
          <TextField {...number} width="medium" hint="わかるときは、番号だけで開けます。" example="R7-000123" />
          <TextField
            {...kana}
            width="medium"
            hint="番号がわからないときは、よみと生年月日の両方を入れます。一致する方が、いちばん新しい相談から開きます。"
            example="たかみさわ あつし"
          />
          <DateField {...birthDate} past />
          <TextArea {...reason} rows={3} />
          <NumberField {...hours} unit="時間(24まで)" />
          <SubmitRow label="理由を残して開く" busyLabel="開いています…" kind="danger" />
        </Form>
      </Section>
    </StaffLayout>
  )
}

function Entry({ entry, reviewable, csrf = '' }: { entry: EmergencyRow; reviewable: boolean; csrf?: string }) {
  const wanted =
    entry.typedNumber !== ''
      ? entry.typedNumber
      : `${entry.typedName}(${entry.typedBirthDate === null ? '' : formatBirthDate(entry.typedBirthDate)}生)`
  const state =
    entry.review === null ? (
      <Tag kind="now" icon="clock">
        まだ確かめていません
      </Tag>
    ) : (
      <Tag
        kind={entry.review === 'justified' ? 'ok' : 'late'}
        icon={entry.review === 'justified' ? 'circle-check' : 'alert-circle'}
      >
        {reviewWords[entry.review]}
      </Tag>
    )
  return (
    <RecordEntry
      date={formatDay(civilDateOf(entry.openedAt))}
      dateTime={entry.openedAt.toISOString()}
      when={[entry.organizationName, entry.accountName]}
      author={
        <>
          {entry.caseId === null ? (
            <span>
              {wanted} {entry.needsSecond ? 'を見たいという申し出です' : 'は開いていません'}
            </span>
          ) : (
            <a href={`/cases/${entry.caseId}`}>{wanted}</a>
          )}{' '}
          {state}
        </>
      }
      text={entry.reason}
    >
      {entry.validUntil === null ? null : <p className="meta">{formatDateTime(entry.validUntil)}まで</p>}
      {entry.secondName === null ? null : <p className="meta">二人目の確かめ {entry.secondName}</p>}
      {entry.needsSecond ? (
        <>
          <p>見られる人を限っている記録です。理由を読んで、開いてよければ開いてください。</p>
          <PostButton action={`/emergency/${entry.id}/opening`} csrf={csrf} kind="danger" size="small">
            二人目として確かめ、開く
          </PostButton>
        </>
      ) : null}
      {entry.reviewNote === '' ? null : (
        <>
          <p className="meta">{entry.reviewerName ?? ''}</p>
          <Written text={entry.reviewNote} />
        </>
      )}
      {entry.review === null && reviewable ? (
        <LinkButton href={`/emergency/${entry.id}/review`} kind="secondary" size="small">
          確かめて記録する
        </LinkButton>
      ) : null}
    </RecordEntry>
  )
}

export function EmergencyReviewPage({ path, shell, kit, entry, values, errors }: FormPage & { entry: EmergencyRow }) {
  const { review, note } = emergencyReviewForm.boxes(values)
  return (
    <StaffLayout
      title="緊急の閲覧を確かめる"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="緊急の閲覧を確かめる" />}
    >
      <Entry entry={entry} reviewable={false} />
      <Form action={path} kit={kit} errors={errors}>
        <RadioGroup {...review} hint="「必要とはいえない」を選ぶと、まだ開いていれば、すぐに閉じます。" />
        <TextArea {...note} rows={3} />
        <SubmitRow
          label="記録する"
          secondary={
            <LinkButton href="/emergency" kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
