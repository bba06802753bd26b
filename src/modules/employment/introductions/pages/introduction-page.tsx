/** One introduction: what the employer was told, what came of it, and what can be done next. */
import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate, formatDay } from '../../../../platform/japanese/era.ts'
import {
  Actions,
  Banner,
  DefinitionList,
  Empty,
  LinkButton,
  PageHeading,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Written,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip, type FormerWording, FormerWordings } from '../../../casework/index.ts'
import { agreedHow, toldParts, vias } from '../introduction.labels.ts'
import type { Introduction } from '../introduction.queries.ts'
import { introducers, letterOf, standing } from '../introduction.rules.ts'
import { reasonText, ResultTag } from './introduction-words.tsx'

interface Props {
  path: string
  shell: Shell
  header: CaseHeader
  introduction: Introduction
  corrections: FormerWording[]
  today: CivilDate
  works: boolean
}

export function IntroductionPage(props: Props) {
  const { path, shell, header, introduction, today, works } = props
  return (
    <StaffLayout
      title={`紹介 ${introduction.employerName}`}
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href={`/cases/${header.id}?tab=work`}>就職・定着</a>}
          title={introduction.employerName}
          small={introduction.jobTitle}
          lead={standing(introduction, today) || undefined}
          aside={<ResultTag result={introduction.result} dueOn={introduction.dueOn} today={today} />}
        />
      }
    >
      <CaseStrip header={header} />
      {introduction.result === null && introduction.jobEndedOn !== null ? (
        <Banner kind="caution" title={`求人は${formatDay(introduction.jobEndedOn)}に終わりました`}>
          <p>選考が続いているかを、企業に確かめてください。</p>
        </Banner>
      ) : null}
      {works ? <Steps {...props} /> : null}
      <Section title="面接" count={introduction.interviews.length}>
        {introduction.interviews.length === 0 ? (
          <Empty sentence="面接の日は、まだ決まっていません。" />
        ) : (
          <Rows>
            {introduction.interviews.map((each) => (
              <Row
                key={each.id}
                lead={formatDay(each.heldOn)}
                title={[each.startsAt ?? '時刻は決まっていません', each.place].filter(Boolean).join(' ')}
                text={each.note === '' ? undefined : <Written text={each.note} />}
                notes={each.isAccompanied ? '支援者がいっしょに行く' : undefined}
                aside={
                  works && introduction.result === null ? (
                    <a href={`/introduction-interviews/${each.id}/cancellation`}>取りやめる</a>
                  ) : null
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      {introduction.result === null ? null : <Outcome introduction={introduction} />}
      <Told introduction={introduction} />
      <FormerWordings corrections={props.corrections} today={today} />
    </StaffLayout>
  )
}

function Steps({ path, introduction }: Props) {
  const letter = letterOf(introduction)
  const isOpen = introduction.result === null
  const awaitsWork = introduction.result === 'hired' && introduction.placementId === null
  const canReopen = !isOpen && !awaitsWork && (introduction.placementId === null || introduction.isPlacementWithdrawn)
  return (
    <>
      <Actions>
        {awaitsWork ? (
          <LinkButton href={`${path}/placement`} kind="primary">
            就職を記録
          </LinkButton>
        ) : null}
        {isOpen || awaitsWork ? (
          <LinkButton href={`${path}/result`} kind={isOpen ? 'primary' : 'secondary'}>
            {isOpen ? '結果を記録' : '結果を変える'}
          </LinkButton>
        ) : null}
        {isOpen ? <LinkButton href={`${path}/interviews/new`}>面接の日を決める</LinkButton> : null}
        {isOpen ? <LinkButton href={`${path}/answer-day`}>返事を待つ日を変える</LinkButton> : null}
        {letter === null ? null : (
          <>
            <LinkButton href={`${path}/papers/letter.pdf`} icon="download">
              {letter === 'letter' ? '紹介状(PDF)' : '応募の連絡(PDF)'}
            </LinkButton>
            <LinkButton href={`${path}/papers/letter.docx`} icon="download">
              Word
            </LinkButton>
          </>
        )}
        <LinkButton href={`${path}/correct`} kind="text">
          訂正する
        </LinkButton>
        {canReopen ? (
          <LinkButton href={`${path}/reopening`} kind="text">
            返事待ちに戻す
          </LinkButton>
        ) : null}
      </Actions>
      {letter === null ? <p className="meta">紹介状は、ハローワークが渡します。</p> : null}
    </>
  )
}

function Outcome({ introduction }: { introduction: Introduction }) {
  const reason = reasonText(introduction)
  return (
    <Section title="結果" pad>
      <DefinitionList
        items={[
          {
            term: '結果が分かった日',
            value: introduction.resultOn === null ? '' : formatDate(introduction.resultOn),
          },
          ...(introduction.startsOn === null
            ? []
            : [{ term: '働きはじめる日', value: formatDate(introduction.startsOn) }]),
          ...(reason === '' ? [] : [{ term: '理由・ひとこと', value: <Written text={reason} /> }]),
        ]}
      />
    </Section>
  )
}

function Told({ introduction }: { introduction: Introduction }) {
  return (
    <Section title="企業に伝えること" pad>
      <DefinitionList
        items={[
          {
            term: '求人',
            value:
              introduction.jobId === null ? (
                introduction.jobTitle
              ) : (
                <a href={`/jobs/${introduction.jobId}`}>{introduction.jobTitle}</a>
              ),
          },
          {
            term: '企業',
            value:
              introduction.employerId === null ? (
                introduction.employerName
              ) : (
                <a href={`/employers/${introduction.employerId}`}>{introduction.employerName}</a>
              ),
          },
          ...(introduction.jobNumber === '' ? [] : [{ term: '求人番号', value: introduction.jobNumber }]),
          {
            term: '紹介のしかた',
            value: [vias[introduction.via], introduction.license].filter((part) => part !== '').join(' '),
          },
          { term: '紹介日', value: formatDate(introduction.introducedOn) },
          {
            term: '返事を待つ日',
            value: [formatDate(introduction.answerBy), introduction.waitsNote].filter((part) => part !== '').join(' '),
          },
          {
            term: '伝えること',
            value:
              introduction.told.length === 0
                ? '氏名も、本人から伝えます'
                : introduction.told.map((part) => toldParts[part]).join('、'),
          },
          ...(introduction.toldWords === ''
            ? []
            : [{ term: 'そのほか', value: <Written text={introduction.toldWords} /> }]),
          {
            term: '本人の同意',
            value: `${formatDate(introduction.agreedOn)}(${agreedHow[introduction.agreedHow]})`,
          },
          ...(introduction.note === ''
            ? []
            : [{ term: 'メモ(企業に出ない)', value: <Written text={introduction.note} /> }]),
          {
            term: '紹介した機関',
            value: introducers(introduction).join(' '),
          },
        ]}
        ruled
      />
    </Section>
  )
}
