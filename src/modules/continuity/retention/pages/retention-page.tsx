import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { type Fields, type FormKit, listOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Banner,
  CheckboxGroup,
  DefinitionList,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  PrintFoot,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  Tag,
} from '../../../../ui/index.ts'
import { disposalStates } from '../retention.labels.ts'
import type { Candidate, Disposal } from '../retention.queries.ts'
import type { Terms } from '../retention.rules.ts'
import { dueText, whoseText } from './disposable.tsx'
import { dayText } from '../../../casework/index.ts'

export interface RetentionPageProps {
  path: string
  shell: Shell
  kit: FormKit
  values: Fields
  errors: FieldError[]
  today: CivilDate
  terms: Terms
  rows: Candidate[]
  /** Also those that are not shown. */
  free: number
  held: number
  disposals: Disposal[]
}

export function RetentionPage({
  path,
  shell,
  kit,
  values,
  errors,
  today,
  terms,
  rows,
  free: freeTotal,
  held: heldTotal,
  disposals,
}: RetentionPageProps) {
  const free = rows.filter((row) => !row.held)
  const [cases, papers] = [
    free.filter((row) => row.conferenceId === null),
    free.filter((row) => row.conferenceId !== null),
  ]
  const held = rows.filter((row) => row.held)
  return (
    <StaffLayout
      title="保存と廃棄"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="保存と廃棄"
          lead="保存期間が過ぎた記録を選んで提案し、ほかの責任者が承認すると廃棄します。数えた数と、行ったことの台帳は残ります。"
        />
      }
    >
      <TermsBanner terms={terms} />
      {disposals.some((each) => each.state === 'proposed') ? (
        <Section title="承認を待つ提案" count={disposals.filter((each) => each.state === 'proposed').length}>
          <Rows>
            {disposals
              .filter((each) => each.state === 'proposed')
              .map((each) => (
                <Row
                  key={each.id}
                  title={`${each.items}件の廃棄`}
                  href={`/retention/${each.id}`}
                  leadTag={<Tag kind="now">承認待ち</Tag>}
                  notes={
                    <span>
                      {dayText(each.proposedOn, today)} {each.proposedByName}
                    </span>
                  }
                />
              ))}
          </Rows>
        </Section>
      ) : null}
      <Section
        title="廃棄の候補"
        count={freeTotal}
        pad={free.length > 0}
        {...(free.length < freeTotal ? { note: `古いものから${free.length}件を出しています` } : {})}
      >
        {free.length === 0 ? (
          <Empty sentence="廃棄できる記録はありません。保存期間が過ぎると、古いものからここに並びます。" />
        ) : (
          <Form
            action={path}
            kit={kit}
            errors={
              cases.length > 0
                ? errors
                : errors.map((error) => (error.field === 'cases' ? { ...error, field: 'conferences' } : error))
            }
          >
            {cases.length === 0 ? null : (
              <CheckboxGroup
                list
                name="cases"
                label="ケース"
                values={listOf(values, 'cases')}
                options={cases.map((row) => ({ value: row.caseId, label: whoseText(row), hint: dueText(row, today) }))}
                hint="記録・同意書・プラン・氏名や連絡先を、まとめて廃棄します。訴訟や開示の請求があるときは、受付番号でさがしてケースを開き、廃棄を止めてください。"
              />
            )}
            {papers.length === 0 ? null : (
              <CheckboxGroup
                list
                name="conferences"
                label="会議録"
                values={listOf(values, 'conferences')}
                options={papers.map((row) => ({
                  value: row.conferenceId ?? '',
                  label: whoseText(row),
                  hint: dueText(row, today),
                }))}
                hint="議題・記録・参加者の名前を廃棄します。ケースは残ります。"
              />
            )}
            <SubmitRow label="選んだものの廃棄を提案する" busyLabel="提案しています…" />
          </Form>
        )}
      </Section>
      {heldTotal === 0 ? null : (
        <Section title="止めているもの" count={heldTotal} note="停止が解かれるまで、提案できません">
          <Rows>
            {held.map((row) => (
              <Row
                key={row.conferenceId ?? row.caseId}
                title={whoseText(row)}
                {...(row.number === null ? {} : { href: `/cases/${row.caseId}/retention` })}
                text={dueText(row, today)}
                leadTag={<Tag kind="info">停止中</Tag>}
              />
            ))}
          </Rows>
        </Section>
      )}
      <Section title="廃棄記録" count={disposals.filter((each) => each.state !== 'proposed').length}>
        {disposals.every((each) => each.state === 'proposed') ? (
          <Empty sentence="廃棄の記録はまだありません。承認すると、何を何件・どの期間によって・だれが廃棄したかがここに残ります。" />
        ) : (
          <Rows>
            {disposals
              .filter((each) => each.state !== 'proposed')
              .map((each) => (
                <Row
                  key={each.id}
                  title={each.state === 'disposed' ? `${each.disposed}件を廃棄` : `${each.items}件の提案を取りやめ`}
                  href={`/retention/${each.id}`}
                  text={disposalStates[each.state]}
                  notes={
                    <span>
                      {each.decidedOn === null ? '' : dayText(each.decidedOn, today)} 提案 {each.proposedByName}・
                      {each.state === 'disposed' ? '承認' : '取りやめ'} {each.decidedByName ?? ''}
                    </span>
                  }
                />
              ))}
          </Rows>
        )}
      </Section>
      <p className="actions">
        <LinkButton href="/cases" kind="text">
          ケースの一覧
        </LinkButton>
      </p>
      <PrintFoot paper="保存と廃棄" made={formatDate(today)} />
    </StaffLayout>
  )
}

/** The terms are the council's own to set; until it has, nobody should take them for a rule. */
export function TermsBanner({ terms }: { terms: Terms }) {
  return (
    <Banner kind="caution" title="保存期間は、協議会で確かめてから使ってください">
      <p>
        いまの年数は案です。法令や機関の文書管理の決まりと合わせてください。変えるときは、協議会の設定(管理者)で変えます。
      </p>
      <DefinitionList
        items={[
          { term: '相談記録・同意書', value: `終結から${terms.case}年` },
          { term: '匿名の相談', value: `最後の接触から${terms.anonymous}年` },
          { term: '会議録', value: `会議の日から${terms.minutes}年` },
          { term: '閲覧記録', value: `${terms.readLog}年(自動で消えます)` },
        ]}
      />
    </Banner>
  )
}
