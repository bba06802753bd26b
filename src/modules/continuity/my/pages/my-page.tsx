import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import {
  Actions,
  Banner,
  Empty,
  LinkButton,
  PageHeading,
  Rows,
  Row,
  Section,
  type Shell,
  StaffLayout,
  Table,
} from '../../../../ui/index.ts'
import type { OwnCase, OwnPlan, OwnRead } from '../own-page.queries.ts'
import { OwnPlanTag, OwnPlanView } from './own-plan.tsx'
import { accessBases } from '../../../council/index.ts'

export interface MyPageProps {
  path: string
  shell: Shell
  today: CivilDate
  cases: OwnCase[]
  plans: OwnPlan[]
  reads: OwnRead[]
}

/** What the person has here: the plan, whom to ask, who has looked. */
export function MyPage({ path, shell, today, cases, plans, reads }: MyPageProps) {
  return (
    <StaffLayout
      title="わたしのページ"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          title="わたしのページ"
          lead="窓口といっしょに決めたことと、あなたの記録を開いた機関が見られます。"
        />
      }
    >
      {cases.length === 0 ? (
        <Empty
          sentence="いま見られるものはありません。窓口がページを開くと、ここに支援プランが出ます。"
          action={
            <LinkButton href="/find" kind="secondary">
              窓口をさがす
            </LinkButton>
          }
        />
      ) : null}
      {plans.map((plan) => (
        <div key={plan.id} className="stack-wide">
          <PageBanner plan={plan} />
          <OwnPlanView plan={plan} today={today} />
        </div>
      ))}
      {cases.length > 0 && plans.length === 0 ? (
        <Section title="支援プラン">
          <Empty sentence="いま見られるプランはありません。窓口がプランを出すと、ここで読んで返事ができます。" />
        </Section>
      ) : null}
      {cases.length > 0 ? (
        <Section title="相談の窓口" count={cases.length} unit="か所">
          <Rows>
            {cases.map((each) => (
              <Row
                key={each.id}
                title={each.deskName}
                href={`/find/${each.deskId}`}
                text={
                  each.closed
                    ? '支援はひと区切りついています。いつでも、また相談できます。'
                    : 'わからないこと、変えたいことは、ここに話してください。'
                }
              />
            ))}
          </Rows>
        </Section>
      ) : null}
      {cases.length > 0 ? <Reads reads={reads} /> : null}
    </StaffLayout>
  )
}

function PageBanner({ plan }: { plan: OwnPlan }) {
  if (plan.offered)
    return (
      <Banner kind="caution" icon="pencil" title="支援プランが出ています。読んで、返事をしてください">
        <p>同意しても、あとで変えられます。直してほしいところがあれば、そのまま書いて送れます。</p>
        <Actions>
          <LinkButton href={`/my/plans/${plan.id}/answer`} kind="primary">
            返事をする
          </LinkButton>
        </Actions>
      </Banner>
    )
  const waits = [
    ...(plan.waitsForDecision ? ['支援調整会議と自治体の決定'] : []),
    ...(plan.waitsForSignOff ? ['窓口の責任者の確認'] : []),
  ]
  return (
    <Banner
      kind="done"
      title={
        <>
          支援プラン <OwnPlanTag plan={plan} />
        </>
      }
    >
      {waits.length === 0 ? null : <p>あとは{waits.join('と、')}がすめば、始まります。</p>}
    </Banner>
  )
}

function Reads({ reads }: { reads: OwnRead[] }) {
  return (
    <Section title="あなたの記録を開いた機関" count={reads.length}>
      {reads.length === 0 ? (
        <Empty sentence="まだどこも開いていません。" />
      ) : (
        <Table
          caption="あなたの記録を開いた機関"
          captionHidden
          kind="figures"
          columns={[
            { key: 'organization', label: '機関' },
            { key: 'on', label: '日' },
            { key: 'basis', label: '根拠' },
            { key: 'many', label: '回数', align: 'end' },
          ]}
          rows={reads.map((read, index) => ({
            id: String(index),
            cells: {
              organization: read.organizationName || '協議会',
              on: <span className="nb">{formatDate(read.on)}</span>,
              basis: accessBases[read.basis as keyof typeof accessBases] ?? '',
              many: <span className="num nb">{read.many}回</span>,
            },
          }))}
        />
      )}
    </Section>
  )
}
