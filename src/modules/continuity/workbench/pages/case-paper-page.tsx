/** The case on paper: whole or of a stretch of days, full width, no links, none of the team's own words. */
import { Fragment, type ReactNode } from 'react'
import type { CivilDate } from '../../../../platform/clock.ts'
import type { Fields } from '../../../../platform/http/room.ts'
import { formatBirthDate, formatDate, formatDay, weekdayOf } from '../../../../platform/japanese/era.ts'
import { formatPhone } from '../../../../platform/japanese/phone.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import {
  Banner,
  Button,
  DateField,
  DefinitionList,
  Empty,
  ErrorSummary,
  LinkButton,
  PageHeading,
  PrintFoot,
  QueryForm,
  RecordEntry,
  Section,
  type Shell,
  StaffLayout,
  TargetTypeLabel,
  Written,
} from '../../../../ui/index.ts'
import {
  type Appointment,
  appointmentText,
  type CaseHeader,
  channels,
  closureReasons,
  type ConsultationEntry,
  type listTypeDecisions,
  nameOf,
  speakers,
  topics,
  withSan,
} from '../../../casework/index.ts'
import { contactCautions } from '../../../people/index.ts'
export interface CasePaperProps {
  path: string
  shell: Shell
  header: CaseHeader
  /** The stretch as it was typed. */
  asked: Fields
  errors: FieldError[]
  period: { from: CivilDate | null; to: CivilDate | null }
  records: ConsultationEntry[]
  /** What the rooms have of the case for paper. */
  panels: ReactNode[]
  types: Awaited<ReturnType<typeof listTypeDecisions>>
  appointments: Appointment[]
  isRestricted: boolean
  today: CivilDate
}

export function CasePaperPage(props: CasePaperProps) {
  const { path, shell, header, asked, errors, records, panels, appointments, isRestricted, today } = props
  return (
    <StaffLayout
      title={`ケースの記録 ${header.number}`}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={header.number}
          title={`ケースの記録 ${withSan(nameOf(header))}`}
          aside={
            <>
              <span hidden data-print="">
                <Button type="button" kind="primary" icon="printer">
                  印刷する
                </Button>
              </span>{' '}
              <LinkButton href={`/cases/${header.id}`} kind="text">
                ケースへ戻る
              </LinkButton>
            </>
          }
        />
      }
    >
      <ErrorSummary errors={errors} />
      <QueryForm action={path} label="紙にする期間">
        <DateField name="from" label="この日から" optional value={typedBoxes(asked, 'from')} />
        <DateField name="to" label="この日まで" optional value={typedBoxes(asked, 'to')} />
        <Button kind="secondary">この期間にする</Button>
      </QueryForm>
      {isRestricted ? (
        <Banner kind="caution" title="見られる人を限っている記録です">
          <p>紙を置いたままにしない、渡す相手を確かめる、要らなくなったら裁断する。</p>
        </Banner>
      ) : null}
      <Person {...props} />
      <Section title="相談の記録" count={records.length} note={periodText(props.period)}>
        {records.length === 0 ? (
          <Empty sentence="この期間に、この窓口が読める記録はありません。" />
        ) : (
          records.map((entry) => (
            <RecordEntry
              key={entry.id}
              date={formatDate(entry.occurredOn).replace(/\(.\)$/, '')}
              dateTime={entry.occurredOn}
              when={[
                `${weekdayOf(entry.occurredOn)}曜日`,
                [channels[entry.channel], entry.minutes === null ? null : `${entry.minutes}分`]
                  .filter(Boolean)
                  .join('・'),
                `${speakers[entry.speaker]}${entry.speakerRelation === '' ? '' : `(${entry.speakerRelation})`}`,
              ]}
              author={
                <>
                  {entry.authorName ?? ''}({entry.deskShortName})
                  {entry.topics.length > 0 ? (
                    <span className="meta">
                      {' '}
                      {entry.topics
                        .map((topic) => topics[topic as keyof typeof topics] ?? '')
                        .filter(Boolean)
                        .join('・')}
                    </span>
                  ) : null}
                  {entry.disclose === 'yes' ? null : (
                    <strong> {entry.disclose === 'no' ? '本人に見せない' : '本人に見せる前に聞く'}</strong>
                  )}
                </>
              }
              text={entry.note}
              {...(entry.correctsId === null ? {} : { after: <>訂正しました({entry.correctionReason})</> })}
            />
          ))
        )}
      </Section>
      {appointments.length === 0 ? null : (
        <Section title="約束" count={appointments.length}>
          <DefinitionList
            items={appointments.map((each) => ({ term: appointmentText(each), value: <Written text={each.note} /> }))}
          />
        </Section>
      )}
      {panels.map((each, index) => (
        <Fragment key={index}>{each}</Fragment>
      ))}
      <p className="meta">ほかの窓口の、この窓口に見せられていない記録は、この紙にありません。</p>
      <PrintFoot paper="ケースの記録" number={header.number} made={formatDate(today)} />
    </StaffLayout>
  )
}

function periodText({ from, to }: CasePaperProps['period']): string {
  if (from === null && to === null) return 'はじめから今日まで'
  return `${from === null ? 'はじめ' : formatDate(from)}から${to === null ? '今日' : formatDate(to)}まで`
}

function Person({ header, types, today }: CasePaperProps) {
  const { person } = header
  const name = nameOf(header)
  const cautions =
    person === null
      ? []
      : [
          ...person.contactCautions.map((code) => contactCautions[code as keyof typeof contactCautions]?.label ?? ''),
          person.contactNote,
        ].filter(Boolean)
  return (
    <Section title="本人とケース" pad>
      <DefinitionList
        items={[
          { term: '氏名', value: `${name.name}${name.kana === null ? '' : `(${name.kana})`}` },
          ...(person?.birthDate ? [{ term: '生年月日', value: formatBirthDate(person.birthDate) }] : []),
          ...(person !== null && person.phone !== '' ? [{ term: '電話', value: formatPhone(person.phone) }] : []),
          ...(cautions.length === 0 ? [] : [{ term: '連絡の注意', value: cautions.join('、') }]),
          ...(header.municipalityName === null ? [] : [{ term: '住んでいる市町村', value: header.municipalityName }]),
          {
            term: '責任窓口',
            value: `${header.responsibleDeskName}${header.responsibleAccountName === null ? '' : `(${header.responsibleAccountName})`}`,
          },
          { term: '受付', value: formatDate(header.openedOn) },
          {
            term: '類型',
            value: (
              <>
                <TargetTypeLabel
                  type={header.targetType}
                  provisional={header.targetTypeProvisional}
                  hidden={header.targetTypeHidden}
                />
                {types.length === 0 ? null : ` ${formatDay(types[0]?.decidedOn ?? today)}に判定`}
              </>
            ),
          },
          ...(header.closedOn === null
            ? []
            : [
                {
                  term: '終結',
                  value: `${formatDate(header.closedOn)} ${closureReasons[header.closureReason as keyof typeof closureReasons] ?? ''}`,
                },
              ]),
          ...(header.closureSummary === null || header.closureSummary === ''
            ? []
            : [{ term: '終結のまとめ', value: <Written text={header.closureSummary} /> }]),
          ...(header.nextAction === null
            ? []
            : [
                {
                  term: '次の予定',
                  value: `${formatDate(header.nextAction.dueOn)}${header.nextAction.time === null ? '' : ` ${header.nextAction.time}`} ${header.nextAction.note}`,
                },
              ]),
        ]}
      />
    </Section>
  )
}
