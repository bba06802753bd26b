/** Likely duplicates side by side, and what making them one would do. */
import { addDays, type CivilDate } from '../../../../platform/clock.ts'
import { textOf } from '../../../../platform/http/room.ts'
import { formatBirthDate, formatDay } from '../../../../platform/japanese/era.ts'
import { formatPhone } from '../../../../platform/japanese/phone.ts'
import {
  Banner,
  Columns,
  Column,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  PostButton,
  Section,
  type Shell,
  StaffLayout,
  State,
  SubmitRow,
  Table,
  TextArea,
} from '../../../../ui/index.ts'
import type { MergeOfPerson, MergeSide } from '../merge.queries.ts'
import { dayText } from './case-words.ts'
import { type FormPage } from '../../../../forms/index.ts'
import { type Compared, displayName, type LikelyTwin, type PersonDetails, undoDays } from '../../../people/index.ts'

const shown = (compared: Compared, value: string): string =>
  value === ''
    ? '聞いていない'
    : compared.label === '生年月日'
      ? formatBirthDate(value)
      : compared.label === '電話'
        ? formatPhone(value)
        : value

function Comparison({ rows, names }: { rows: Compared[]; names: [string, string] }) {
  return (
    <Table
      caption="二つの記録を並べたもの"
      captionHidden
      kind="figures"
      columns={[
        { key: 'label', label: '項目' },
        { key: 'a', label: names[0] },
        { key: 'b', label: names[1] },
        { key: 'same', label: '同じか' },
      ]}
      rows={rows.map((row) => ({
        id: row.label,
        cells: {
          label: row.label,
          a: shown(row, row.a),
          b: shown(row, row.b),
          same:
            row.same === null ? (
              <State state="idle">分からない</State>
            ) : row.same ? (
              <State state="done">同じ</State>
            ) : (
              <State state="caution">ちがう</State>
            ),
        },
      }))}
    />
  )
}

export function DuplicatesPage({
  path,
  shell,
  person,
  twins,
  merges,
  today,
}: {
  path: string
  shell: Shell
  person: PersonDetails
  twins: { twin: LikelyTwin; rows: Compared[]; mayMerge: boolean }[]
  merges: MergeOfPerson[]
  today: CivilDate
}) {
  return (
    <StaffLayout
      title="同じ方かもしれない記録"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={displayName(person)}
          title="同じ方かもしれない記録"
          lead="同じところと、ちがうところを見て、確かめてからまとめます。ひとりでにまとまることはありません。"
          aside={
            <LinkButton href={`/people/${person.id}`} kind="secondary">
              本人の情報
            </LinkButton>
          }
        />
      }
    >
      {twins.length === 0 ? (
        <Empty sentence="同じ方かもしれない記録は、見てよい範囲にありません。" />
      ) : (
        twins.map(({ twin, rows, mayMerge }) => (
          <Section
            key={twin.id}
            title={displayName(twin)}
            note={[twin.caseNumber, twin.deskShortName].filter(Boolean).join('・')}
            more={mayMerge ? <a href={`/people/${person.id}/merge/${twin.id}`}>まとめる</a> : null}
          >
            <Comparison rows={rows} names={['この記録', 'もう一つの記録']} />
            {mayMerge ? null : <p className="meta">別の機関が始めた記録です。その窓口と話してください。</p>}
          </Section>
        ))
      )}
      {merges.length > 0 ? (
        <Section title="この方にまとめた記録" count={merges.length}>
          {merges.map((merge) => (
            <div key={merge.id}>
              <p>
                {merge.mergedCaseId === null ? (
                  'ケースのない記録'
                ) : (
                  <a href={`/cases/${merge.mergedCaseId}`}>{merge.mergedCaseNumber}</a>
                )}{' '}
                <span className="meta">
                  {dayText(merge.mergedOn, today)} {merge.mergedByName ?? ''} {merge.reason}
                </span>
              </p>
              {addDays(merge.mergedOn, undoDays) >= today ? (
                <PostButton action={`/merges/${merge.id}/undo`} csrf={shell.csrf} kind="secondary" size="small">
                  元に戻す({formatDay(addDays(merge.mergedOn, undoDays))}まで)
                </PostButton>
              ) : null}
            </div>
          ))}
        </Section>
      ) : null}
    </StaffLayout>
  )
}

export interface MergePageProps extends FormPage {
  kept: PersonDetails
  merged: PersonDetails
  keptSide: MergeSide
  mergedSide: MergeSide
  rows: Compared[]
}

export function MergePage({
  path,
  shell,
  kit,
  kept,
  merged,
  keptSide,
  mergedSide,
  rows,
  values,
  errors,
}: MergePageProps) {
  return (
    <StaffLayout
      title="記録をまとめる"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="記録をまとめる" lead={`${undoDays}日のうちは、元に戻せます。`} />}
    >
      <Columns ratio="1-1">
        <Column>
          <Side title="残す記録" person={kept} side={keptSide} what="この方の記録として続きます。" />
        </Column>
        <Column>
          <Side
            title="まとめられる記録"
            person={merged}
            side={mergedSide}
            what="ケースは閉じて、残す記録から読めるようになります。書いた人や窓口は、そのまま残ります。"
          />
        </Column>
      </Columns>
      <Comparison rows={rows} names={['残す記録', 'まとめられる記録']} />
      <Banner kind="finding" title="まとめると">
        <p>検索には、残す記録だけが出ます。数字の上でも、はじめから一人として数え直します。</p>
        {mergedSide.followUps === 0 ? null : (
          <p>まとめられる記録の定着の確認(あと{mergedSide.followUps}回)は、そのまま続きます。</p>
        )}
        {merged.phone === '' || merged.phone === kept.phone ? null : (
          <p>
            まとめられる記録の電話 {formatPhone(merged.phone)} は、残す記録の{kept.phone === '' ? '電話' : '連絡の注意'}
            に入ります。
          </p>
        )}
        {mergedSide.nextNote === null ? null : (
          <p>
            まとめられる記録の次の予定「{mergedSide.nextNote.slice(0, 100)}
            」は終わります。要るなら、残す記録の次の予定に入れてください。
          </p>
        )}
      </Banner>
      <Form action={path} kit={kit} errors={errors}>
        <TextArea name="reason" label="同じ方だと分かったわけ" optional rows={2} value={textOf(values, 'reason')} />
        <SubmitRow
          label="まとめる"
          busyLabel="まとめています…"
          kind="danger"
          secondary={
            <>
              <a href={`/people/${merged.id}/merge/${kept.id}`}>残す記録を入れかえる</a>{' '}
              <LinkButton href={`/people/${kept.id}/duplicates`} kind="text">
                やめる
              </LinkButton>
            </>
          }
        />
      </Form>
    </StaffLayout>
  )
}

function Side({ title, person, side, what }: { title: string; person: PersonDetails; side: MergeSide; what: string }) {
  return (
    <Section title={title} pad>
      <p>
        <strong>{displayName(person)}</strong>{' '}
        {side.number === null ? 'ケースはありません' : <span className="nb num">{side.number}</span>}
      </p>
      {side.number === null ? null : (
        <p className="meta">
          {side.deskShortName}・{side.status === 'open' ? '支援中' : '終結'}・相談の記録{side.consultations}件
        </p>
      )}
      <p>{what}</p>
    </Section>
  )
}
