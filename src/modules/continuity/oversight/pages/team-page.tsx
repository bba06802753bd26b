/** チーム: what waits for whoever is responsible, loads, room at the desks. */
import { FigurePicture, FigureTable } from '../../../../figures/index.ts'
import { type CivilDate, civilDateOf } from '../../../../platform/clock.ts'
import {
  Bars,
  BarsDrawing,
  Empty,
  LinkButton,
  PageHeading,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Tag,
} from '../../../../ui/index.ts'
import type { WaitingClosure } from '../../closures/index.ts'
import type { ClosureCounts, DeskLoad, WorkerLoad } from '../gap.queries.ts'
import { closureReasons, dayText, type WaitingPlan } from '../../../casework/index.ts'
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
            <LoadBars loads={loads} />
            <FigureTable
              name="loads"
              caption="担当ごとのケース"
              captionHidden
              columns={[
                { key: 'name', label: '担当' },
                { key: 'open', label: '支援中', align: 'end' },
                { key: 'overdue', label: '予定おくれ', align: 'end' },
                { key: 'silent', label: '連絡なし', align: 'end' },
                { key: 'types', label: '①・②・③・未判定', align: 'end' },
                { key: 'weight', label: '重さの目安(件分)', fileOnly: true },
                { key: 'act', label: '担当を変える' },
              ]}
              rows={loads.map((load) => ({
                id: load.accountId ?? 'none',
                cells: {
                  name: {
                    value: `${load.name ?? '担当なし'}${load.present ? '' : ' 異動・退職'}`,
                    shown: (
                      <>
                        {load.name ?? '担当なし'}
                        {load.present ? null : <span className="late"> 異動・退職</span>}
                      </>
                    ),
                  },
                  open: { value: load.open, shown: count(load.open) },
                  overdue: { value: load.overdue, shown: count(load.overdue) },
                  silent: { value: load.silent, shown: count(load.silent) },
                  weight: load.weight,
                  types: `${load.type1}・${load.type2}・${load.type3}・${load.untyped}`,
                  act: { value: '引き継ぐ', href: `/team/caseload/${load.accountId ?? 'none'}` },
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

function LoadBars({ loads }: Pick<Parameters<typeof TeamPage>[0], 'loads'>) {
  const [label, unit] = ['担当の重さ', '件分']
  const items = loads.map((load) => ({
    id: load.accountId ?? 'none',
    label: load.name ?? '担当なし',
    value: load.weight,
  }))
  return (
    <FigurePicture name="loads" title={label} drawing={<BarsDrawing label={label} unit={unit} items={items} />}>
      <Bars label={label} unit={unit} items={items} />
    </FigurePicture>
  )
}
