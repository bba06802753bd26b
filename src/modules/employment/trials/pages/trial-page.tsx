/** One 体験・実習: what was agreed, by whom, each day, and what came of it. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import {
  Actions,
  Banner,
  CheckList,
  DefinitionList,
  Empty,
  LinkButton,
  PageHeading,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Tag,
  Written,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip, type FormerWording, FormerWordings } from '../../../casework/index.ts'
import { agreedHow, attendances, insurances, nexts, type Side, sides, trialKinds } from '../trial.labels.ts'
import type { Trial } from '../trial.queries.ts'
import { stateOf, subsidyDays, yearsLookedBack } from '../trial.rules.ts'
import { periodText, StateTag } from './trial-panel.tsx'

interface Props {
  path: string
  shell: Shell
  header: CaseHeader
  trial: Trial
  /** At this employer, within the years that a subsidy looks back. */
  daysThere: number
  corrections: FormerWording[]
  today: CivilDate
  works: boolean
}

export function TrialPage(props: Props) {
  const { path, shell, header, trial, today, works, daysThere } = props
  return (
    <StaffLayout
      title={`${trialKinds[trial.kind]} ${trial.employerName}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href={`/cases/${header.id}?tab=work`}>就職・定着</a>}
          title={trial.employerName}
          small={trialKinds[trial.kind]}
          lead={periodText(trial)}
          aside={<StateTag trial={trial} today={today} />}
        />
      }
    >
      <CaseStrip header={header} />
      {daysThere > subsidyDays ? (
        <Banner kind="caution" title={`この企業での体験・実習は、${yearsLookedBack}年で${daysThere}日です`}>
          <p>
            3か月をこえると、特定求職者雇用開発助成金の対象外になることがあります。雇入れの前に、ハローワークに確かめてください。
          </p>
        </Banner>
      ) : null}
      {works ? <Steps {...props} /> : null}
      {trial.isCancelled ? (
        <Banner kind="done" title="取りやめました">
          <Written text={trial.cancelledReason} />
        </Banner>
      ) : null}
      {trial.kind === 'tour' ? null : <Agreements trial={trial} />}
      <Days trial={trial} daysThere={daysThere} />
      {trial.endedOn === null ? null : <Outcome trial={trial} />}
      <What trial={trial} />
      <FormerWordings corrections={props.corrections} today={today} />
    </StaffLayout>
  )
}

function Steps({ path, trial, today }: Props) {
  const state = stateOf(trial, today)
  const isOpen = trial.endedOn === null && !trial.isCancelled
  const hasBegun = trial.startsOn <= today
  return (
    <Actions>
      {isOpen && !trial.isAgreed ? (
        <LinkButton href={`${path}/agreements/new`} kind="primary">
          同意を記録
        </LinkButton>
      ) : null}
      {isOpen && trial.isAgreed && hasBegun ? (
        <LinkButton href={`${path}/days/new`} kind={state === 'over' ? 'secondary' : 'primary'}>
          一日を記録
        </LinkButton>
      ) : null}
      {trial.isAgreed && hasBegun && !trial.isCancelled ? (
        <LinkButton href={`${path}/end`} kind={state === 'over' ? 'primary' : 'secondary'}>
          {trial.endedOn === null ? '終わりを記録' : '終わりを書き直す'}
        </LinkButton>
      ) : null}
      <LinkButton href={`${path}/papers/agreement.pdf`} icon="download">
        同意書(PDF)
      </LinkButton>
      <LinkButton href={`${path}/papers/agreement.docx`} icon="download">
        Word
      </LinkButton>
      {isOpen ? <a href={`${path}/change`}>直す</a> : null}
      {isOpen ? <a href={`${path}/cancellation`}>取りやめる</a> : null}
    </Actions>
  )
}

function Agreements({ trial }: { trial: Trial }) {
  return (
    <Section title="三者の同意" note={`第${trial.version}版`} pad>
      <CheckList
        items={(Object.keys(sides) as Side[]).map((side) => {
          const agreed = trial.agreements.find((each) => each.side === side)
          return {
            state: agreed === undefined ? ('open' as const) : ('done' as const),
            text: [sides[side], agreed?.signer ?? ''].filter((part) => part !== '').join(' '),
            right: agreed === undefined ? 'まだ' : `${formatDay(agreed.agreedOn)} ${agreedHow[agreed.how]}`,
          }
        })}
      />
    </Section>
  )
}

function Days({ trial, daysThere }: { trial: Trial; daysThere: number }) {
  return (
    <Section
      title="一日ごとの記録"
      count={trial.days.length}
      unit="日"
      note={trial.kind === 'tour' ? undefined : `この企業で、${yearsLookedBack}年のうちに${daysThere}日`}
    >
      {trial.days.length === 0 ? (
        <Empty sentence="まだ一日の記録はありません。" />
      ) : (
        <Rows>
          {trial.days.map((each) => (
            <Row
              key={each.id}
              lead={formatDay(each.heldOn)}
              title={<Tag kind={each.came === 'absent' ? 'caution' : 'neutral'}>{attendances[each.came]}</Tag>}
              text={each.words === '' ? undefined : <Written text={each.words} />}
              notes={each.authorName ?? undefined}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Outcome({ trial }: { trial: Trial }) {
  return (
    <Section title="終わって" pad>
      <DefinitionList
        items={[
          { term: '終わった日', value: trial.endedOn === null ? '' : formatDate(trial.endedOn) },
          { term: 'これから', value: trial.next === null ? '' : nexts[trial.next] },
          ...(trial.personLook === ''
            ? []
            : [{ term: '本人のふりかえり', value: <Written text={trial.personLook} /> }]),
          ...(trial.workplaceLook === ''
            ? []
            : [{ term: '職場のふりかえり', value: <Written text={trial.workplaceLook} /> }]),
        ]}
      />
    </Section>
  )
}

function What({ trial }: { trial: Trial }) {
  const said = [
    ['場所', trial.place],
    ['すること', trial.work],
    ['日と時間', trial.hours],
    ['雇用契約', trial.isEmployed ? '結ぶ' : '結ばない'],
    ['賃金・工賃', [trial.isPaid ? 'ある' : 'ない', trial.pay].filter((part) => part !== '').join(' ')],
    ['保険', trial.insurances.map((each) => insurances[each]).join('、')],
    ['困ったときの連絡先', trial.contact],
    ['企業に伝える配慮', trial.needs],
    ['決めた窓口', [trial.deskName, trial.authorName ?? ''].filter((part) => part !== '').join(' ')],
  ] as const
  return (
    <Section title="中身" pad>
      <DefinitionList
        items={[
          ...(trial.employerId === null
            ? []
            : [{ term: '企業', value: <a href={`/employers/${trial.employerId}`}>{trial.employerName}</a> }]),
          ...said.filter(([, text]) => text !== '').map(([term, text]) => ({ term, value: <Written text={text} /> })),
        ]}
        ruled
      />
    </Section>
  )
}
