import { formatDateTime } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  DefinitionList,
  Empty,
  PageHeading,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  State,
  Table,
  Tag,
} from '../../../../ui/index.ts'
import { alarmLabels } from '../service.labels.ts'
import type { DutyState, OpenAlarm, ServiceState } from '../service.queries.ts'

export function ServicePage({
  shell,
  path,
  state,
  alarms,
  dutyLabel,
}: {
  shell: Shell
  path: string
  state: ServiceState
  alarms: OpenAlarm[]
  dutyLabel: (name: string) => string
}) {
  const open = alarms.filter((alarm) => alarm.endedAt === null)
  return (
    <StaffLayout
      title="しくみの様子"
      path={path}
      shell={shell}
      heading={<PageHeading title="しくみの様子" lead="この画面には、相談の中身は出ません。時刻は実際の時刻です。" />}
    >
      {open.map((alarm) => (
        <Banner
          key={alarm.id}
          kind="caution"
          icon="alert-triangle"
          title={`${alarmLabels[alarm.kind]}に気をつけることがあります`}
        >
          {alarm.detail} {formatDateTime(alarm.raisedAt)}から。
        </Banner>
      ))}
      <Section title="定時の仕事" count={state.duties.length} unit="件">
        {state.duties.length === 0 ? (
          <Empty sentence="しくみが始まって一分ほどたつと、定時の仕事がここに並びます。" />
        ) : (
          <Table
            caption="定時の仕事"
            captionHidden
            columns={[
              { key: 'name', label: '仕事' },
              { key: 'state', label: '様子' },
              { key: 'finished', label: '最後に終わった日時' },
              { key: 'took', label: 'かかった時間', align: 'end' },
              { key: 'runs', label: '回数', align: 'end' },
            ]}
            rows={state.duties.map((duty) => ({
              id: duty.name,
              cells: {
                name: dutyLabel(duty.name),
                state: <DutyMark duty={duty} />,
                finished: duty.finishedAt === null ? 'まだありません' : formatDateTime(duty.finishedAt),
                took: duty.tookMs === null ? '' : `${(duty.tookMs / 1000).toFixed(1)}秒`,
                runs: `${duty.runs.toLocaleString('ja-JP')}回`,
              },
            }))}
          />
        )}
      </Section>
      <Section title="待っているもの">
        <DefinitionList
          ruled
          items={[
            { term: 'これから届けるメール', value: `${state.mailsWaiting}通` },
            { term: '届けられなかったメール', value: `${state.mailsGivenUp}通` },
            { term: 'これから読む報告の表', value: `${state.sheetsWaiting}枚` },
            {
              term: '台帳の記録を書きかえられないようにした最後の日時',
              value: state.lastSealAt === null ? 'まだありません' : formatDateTime(state.lastSealAt),
            },
          ]}
        />
      </Section>
      <Section title="これまでの知らせ" count={alarms.length} unit="件">
        {alarms.length === 0 ? (
          <Empty sentence="気をつけることが起きると、いつ起きていつ直ったかが、ここに残ります。管理者にはメールでも知らせます。" />
        ) : (
          <Rows>
            {alarms.map((alarm) => (
              <Row
                key={alarm.id}
                title={alarm.detail}
                titleNote={
                  <Tag kind={alarm.endedAt === null ? 'caution' : 'info'}>
                    {alarm.endedAt === null ? '続いています' : '直りました'}
                  </Tag>
                }
                notes={
                  <>
                    <span>{alarmLabels[alarm.kind]}</span>
                    <span>{formatDateTime(alarm.raisedAt)} から</span>
                    {alarm.endedAt === null ? null : <span>{formatDateTime(alarm.endedAt)} まで</span>}
                  </>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
    </StaffLayout>
  )
}

function DutyMark({ duty }: { duty: DutyState }) {
  if (duty.failures > 0)
    return (
      <>
        <State state="late">{`続けて${duty.failures}回失敗`}</State>
        <div className="meta">{duty.problem}</div>
      </>
    )
  if (duty.finishedAt === null || duty.finishedAt < duty.startedAt)
    return <State state="running">いま行っています</State>
  return <State state="done">終わりました</State>
}
