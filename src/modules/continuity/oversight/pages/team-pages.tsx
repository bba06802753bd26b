import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import { listOf, textOf } from '../../../../platform/http/room.ts'
import {
  Bars,
  Checkbox,
  CheckboxGroup,
  Empty,
  FieldGrid,
  Form,
  LinkButton,
  NumberField,
  PageHeading,
  PostButton,
  RecordEntry,
  Row,
  Rows,
  Section,
  SelectField,
  type Shell,
  Span,
  StaffLayout,
  SubmitRow,
  Table,
  Tag,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { capacityForm, caseloadForm, noteForm } from '../oversight.form.ts'
import type { WaitingClosure } from '../../closures/index.ts'
import type { ClosureCounts, DeskLoad, SupervisionNote, WorkerLoad } from '../gap.queries.ts'
import {
  type CaseHeader,
  CaseStrip,
  closureReasons,
  type Colleague,
  dayText,
  type WaitingPlan,
} from '../../../casework/index.ts'
import { sharedName } from '../../../people/index.ts'

export interface TeamPageProps {
  path: string
  shell: Shell
  loads: (WorkerLoad & { weight: number })[]
  desks: DeskLoad[]
  closures: ClosureCounts
  today: CivilDate
  plansToSignOff: WaitingPlan[]
  closuresToSignOff: WaitingClosure[]
}

/** Who carries how much, how full the desks are, and whether cases come back. */
export function TeamPage({
  path,
  shell,
  loads,
  desks,
  closures,
  today,
  plansToSignOff,
  closuresToSignOff,
}: TeamPageProps) {
  const count = (value: number): string => (value === 0 ? '–' : `${value}件`)
  return (
    <StaffLayout
      title="チーム"
      path={path}
      shell={shell}
      heading={<PageHeading title="チーム" lead="だれがどれだけ担当しているか、窓口に余裕があるかを見ます。" />}
    >
      {plansToSignOff.length + closuresToSignOff.length === 0 ? null : (
        <Section title="確認を待つもの" count={plansToSignOff.length + closuresToSignOff.length}>
          <Rows>
            {plansToSignOff.map((plan) => (
              <Row
                key={plan.planId}
                title={sharedName(plan)}
                titleNote={plan.number}
                href={`/cases/${plan.caseId}/support-plans/${plan.planId}`}
                text={<span className="clamp-2">{plan.wish}</span>}
                leadTag={<Tag kind="info">プラン</Tag>}
                notes={<span>本人の同意 {dayText(plan.agreedOn, today)}</span>}
                aside={
                  <LinkButton
                    href={`/cases/${plan.caseId}/support-plans/${plan.planId}/sign-off`}
                    kind="secondary"
                    size="small"
                  >
                    確かめる
                  </LinkButton>
                }
              />
            ))}
            {closuresToSignOff.map((closure) => (
              <Row
                key={closure.caseId}
                title={sharedName(closure)}
                titleNote={closure.number}
                href={`/cases/${closure.caseId}`}
                text={closureReasons[closure.reason]}
                leadTag={<Tag kind="info">終結</Tag>}
                notes={
                  <span>
                    {closure.askedByName ?? ''} {dayText(civilDateOf(closure.askedAt), today)}
                  </span>
                }
                aside={
                  <LinkButton href={`/cases/${closure.caseId}/closure/review`} kind="secondary" size="small">
                    確かめる
                  </LinkButton>
                }
              />
            ))}
          </Rows>
        </Section>
      )}
      <Section title="担当の重さ" count={loads.length} unit="人" note="類型と、はじめの30日の手間を数えた目安">
        {loads.length === 0 ? (
          <Empty sentence="支援中のケースはまだありません。担当が決まると、ここに並びます。" />
        ) : (
          <>
            <Bars
              label="担当の重さ"
              unit="件分"
              items={loads.map((load) => ({
                id: load.accountId ?? 'none',
                label: load.name ?? '担当なし',
                value: load.weight,
              }))}
            />
            <Table
              caption="担当ごとのケース"
              captionHidden
              kind="figures"
              columns={[
                { key: 'name', label: '担当' },
                { key: 'open', label: '支援中', align: 'end' },
                { key: 'overdue', label: '予定おくれ', align: 'end' },
                { key: 'silent', label: '連絡なし', align: 'end' },
                { key: 'types', label: '①・②・③・未判定', align: 'end' },
                { key: 'act', label: '担当を変える' },
              ]}
              rows={loads.map((load) => ({
                id: load.accountId ?? 'none',
                cells: {
                  name: (
                    <>
                      {load.name ?? '担当なし'}
                      {load.present ? null : <span className="late"> 異動・退職</span>}
                    </>
                  ),
                  open: count(load.open),
                  overdue: count(load.overdue),
                  silent: count(load.silent),
                  types: `${load.type1}・${load.type2}・${load.type3}・${load.untyped}`,
                  act: <a href={`/team/caseload/${load.accountId ?? 'none'}`}>引き継ぐ</a>,
                },
              }))}
            />
          </>
        )}
      </Section>
      <Section title="窓口の余裕" count={desks.length} note="つなぐ窓口からも見えます">
        <Rows>
          {desks.map((desk) => (
            <Row
              key={desk.deskId}
              strong
              title={desk.name}
              text={`支援中 ${desk.open}件${desk.capacity === null ? '' : `・目安 ${desk.capacity}件(${desk.open <= desk.capacity ? `あと${desk.capacity - desk.open}件` : `${desk.open - desk.capacity}件こえています`})`}${desk.waitingDays === null ? '' : `・初回まで およそ${desk.waitingDays}日`}${desk.note === '' ? '' : `・${desk.note}`}`}
              aside={
                <>
                  <LinkButton href={`/team/capacity/${desk.deskId}`} kind="secondary" size="small">
                    目安を決める
                  </LinkButton>
                  <LinkButton href={`/team/rules/${desk.deskId}`} kind="text" size="small">
                    窓口の決まり
                  </LinkButton>
                </>
              }
            />
          ))}
        </Rows>
      </Section>
      <Section title="終結のあと" pad>
        <p>
          この1年に終結した{closures.closed}件のうち、90日のうちに再開したのは
          <strong className="num">{closures.reopened}件</strong>です。
        </p>
      </Section>
    </StaffLayout>
  )
}

export interface CaseloadRow {
  id: string
  number: string
  name: string
  nextText: string
}

/** The preview is the form: every case with its next action, all chosen; the new worker gets them in one step. */
export function CaseloadPage({
  path,
  shell,
  kit,
  values,
  errors,
  fromName,
  cases,
  more,
  colleagues,
}: FormPage & { fromName: string; cases: CaseloadRow[]; more: number; colleagues: Colleague[] }) {
  const { to, note } = caseloadForm.boxes(values)
  return (
    <StaffLayout
      title="担当の引き継ぎ"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="担当の引き継ぎ"
          lead={`${fromName}のケースを、まとめて引き継ぎます。責任窓口は変わりません。前の担当の記録も、そのまま読めます。`}
        />
      }
    >
      {cases.length === 0 ? (
        <Empty
          sentence="引き継ぐケースはありません。"
          action={
            <LinkButton href="/team" kind="secondary">
              チームにもどる
            </LinkButton>
          }
        />
      ) : (
        <Form action={path} kit={kit} errors={errors}>
          <SelectField
            {...to}
            empty="選んでください"
            options={colleagues.map((each) => ({ value: each.id, label: each.name }))}
          />
          <CheckboxGroup
            list
            name="cases"
            label={`引き継ぐケース(${cases.length}件)`}
            values={listOf(values, 'cases')}
            options={cases.map((each) => ({
              value: each.id,
              label: `${each.name} ${each.number}`,
              hint: each.nextText,
            }))}
            hint="残したいケースがあれば、はずしてください。"
          />
          {more > 0 ? <p className="meta">ほかに{more}件あります。引き継いだあとに、続きが出ます。</p> : null}
          <TextArea {...note} rows={3} />
          <SubmitRow
            label="引き継ぐ"
            busyLabel="引き継いでいます…"
            secondary={
              <LinkButton href="/team" kind="text">
                やめる
              </LinkButton>
            }
          />
        </Form>
      )}
    </StaffLayout>
  )
}

export function CapacityPage({ path, shell, kit, values, errors, desk }: FormPage & { desk: DeskLoad }) {
  const { openCases, waitingDays, note } = capacityForm.boxes(values)
  return (
    <StaffLayout
      title="受入れの目安"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={desk.name}
          title="受入れの目安"
          lead={`いま支援中のケースは${desk.open}件です。ここで決めたことは、つなぐ窓口からも見えます。`}
        />
      }
    >
      <Form action={path} kit={kit} errors={errors}>
        <FieldGrid>
          <Span width={6}>
            <NumberField {...openCases} unit="件" />
          </Span>
          <Span width={6}>
            <NumberField {...waitingDays} unit="日ぐらい" />
          </Span>
        </FieldGrid>
        <TextField {...note} example="3月までは火曜の午後だけ" />
        <SubmitRow
          label="決める"
          secondary={
            <LinkButton href="/team" kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

export function RulesPage({ path, shell, kit, values, errors, deskName }: FormPage & { deskName: string }) {
  return (
    <StaffLayout
      title="窓口の決まり"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={deskName}
          title="窓口の決まり"
          lead="責任者が確かめてから進めることを決めます。待っているものは「チーム」に並びます。"
        />
      }
    >
      <Form action={path} kit={kit} errors={errors}>
        <Checkbox
          name="plan"
          label="支援プランは、責任者が確かめてから始める"
          checked={textOf(values, 'plan') === 'on'}
        />
        <Checkbox
          name="closure"
          label="終結は、責任者が確かめてからにする"
          checked={textOf(values, 'closure') === 'on'}
        />
        <SubmitRow
          label="決める"
          secondary={
            <LinkButton href="/team" kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

export function NotesPage({
  path,
  shell,
  kit,
  values,
  errors,
  header,
  notes,
  today,
  mayWrite,
}: FormPage & { header: CaseHeader; notes: SupervisionNote[]; today: CivilDate; mayWrite: boolean }) {
  return (
    <StaffLayout
      title="責任者のひとこと"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="責任者のひとこと"
          lead="この機関の中だけで読めます。つないでも、ほかの機関には渡りません。"
        />
      }
    >
      <CaseStrip header={header} />
      {mayWrite ? (
        <Form action={path} kit={kit} errors={errors}>
          <TextArea {...noteForm.boxes(values).note} rows={3} />
          <SubmitRow
            label="残す"
            busyLabel="残しています…"
            secondary={
              <LinkButton href={`/cases/${header.id}`} kind="text">
                ケースにもどる
              </LinkButton>
            }
          />
        </Form>
      ) : null}
      <Section title="これまでのひとこと" count={notes.length}>
        {notes.length === 0 ? (
          <Empty sentence="ひとことはまだありません。責任者が残すと、担当の「今日」とケースに出ます。" />
        ) : (
          notes.map((note) => (
            <RecordEntry
              key={note.id}
              date={dayText(civilDateOf(note.writtenAt), today).replace(/\(.\)$/, '')}
              dateTime={note.writtenAt.toISOString()}
              when={[note.readAt === null ? 'まだ読んでいません' : `${note.readByName ?? ''}さんが読みました`]}
              author={note.authorName}
              text={note.note}
            >
              {note.readAt === null && !mayWrite ? (
                <PostButton
                  action={`/cases/${header.id}/notes/${note.id}/reading`}
                  csrf={shell.csrf}
                  kind="secondary"
                  size="small"
                >
                  読みました
                </PostButton>
              ) : null}
            </RecordEntry>
          ))
        )}
      </Section>
    </StaffLayout>
  )
}
