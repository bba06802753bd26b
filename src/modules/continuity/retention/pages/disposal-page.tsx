import type { CivilDate } from '../../../../platform/clock.ts'
import { formatDate } from '../../../../platform/japanese/era.ts'
import { type Fields, type FormKit, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Banner,
  Checkbox,
  DefinitionList,
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
  Table,
  Tag,
  TextArea,
} from '../../../../ui/index.ts'
import { returnForm } from '../retention.form.ts'
import { disposalKinds, disposalStates, itemOutcomes, termFrom } from '../retention.labels.ts'
import type { Disposal, DisposalCount, DisposalItem } from '../retention.queries.ts'
import { dueText, whoseText } from './disposable.tsx'

export interface DisposalPageProps {
  path: string
  shell: Shell
  kit: FormKit
  returnKit: FormKit
  values: Fields
  errors: FieldError[]
  today: CivilDate
  disposal: Disposal & { list: DisposalItem[]; counts: DisposalCount[] }
  approvers: string[]
  organizationName: string
  mayApprove: boolean
}

/**
 * A proposal while it waits; afterwards the record of what was disposed of,
 * without anybody's name but those of who did it.
 */
export function DisposalPage(props: DisposalPageProps) {
  const { path, shell, errors, today, disposal, organizationName } = props
  const title = disposal.state === 'disposed' ? '廃棄記録' : '廃棄の提案'
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading overline={organizationName} title={title} lead={disposalStates[disposal.state]} />}
    >
      <Section title="だれが・いつ" pad>
        <DefinitionList
          items={[
            { term: '機関', value: organizationName },
            { term: '提案', value: `${formatDate(disposal.proposedOn)} ${disposal.proposedByName}` },
            ...(disposal.decidedOn === null
              ? []
              : [
                  {
                    term: disposal.state === 'disposed' ? '承認・廃棄' : '取りやめ',
                    value: `${formatDate(disposal.decidedOn)} ${disposal.decidedByName ?? ''}`,
                  },
                ]),
            ...(disposal.note === '' ? [] : [{ term: '理由', value: disposal.note }]),
          ]}
        />
      </Section>
      {disposal.state === 'disposed' ? (
        <Gone {...props} />
      ) : (
        <Section title="廃棄するもの" count={disposal.list.length}>
          <Rows>
            {disposal.list.map((item) => (
              <Row
                key={item.position}
                title={whoseText(item)}
                {...(item.number === null || item.conferenceId !== null ? {} : { href: `/cases/${item.caseId}` })}
                text={dueText(item, today)}
                {...(item.outcome === null ? {} : { leadTag: <Tag>{itemOutcomes[item.outcome]}</Tag> })}
              />
            ))}
          </Rows>
        </Section>
      )}
      {disposal.state === 'proposed' ? <Decision {...props} /> : null}
      <p className="actions">
        <LinkButton href="/retention" kind="text">
          保存と廃棄にもどる
        </LinkButton>
      </p>
      <PrintFoot paper={title} made={formatDate(today)} />
    </StaffLayout>
  )
}

function Gone({ disposal }: DisposalPageProps) {
  const kept = disposal.list.filter((item) => item.outcome === 'kept').length
  return (
    <Section
      title="廃棄したもの"
      count={disposal.disposed}
      {...(kept > 0 ? { note: `${kept}件は、提案のあとに停止・再開などがあり、残しました` } : {})}
    >
      {disposal.counts.length === 0 ? (
        <p className="section-body-pad">廃棄したものはありません。</p>
      ) : (
        <Table
          caption="廃棄したもの"
          captionHidden
          kind="figures"
          columns={[
            { key: 'kind', label: '種類' },
            { key: 'many', label: '件数', align: 'end' },
            { key: 'term', label: '保存期間' },
            { key: 'ended', label: '起算の日' },
            { key: 'rows', label: '消した記録', align: 'end' },
          ]}
          rows={disposal.counts.map((line) => ({
            id: `${line.kind}-${line.termYears}`,
            cells: {
              kind: disposalKinds[line.kind],
              many: `${line.many}件`,
              term: `${termFrom[line.kind]}から${line.termYears}年`,
              ended:
                line.endedFrom === line.endedUntil
                  ? formatDate(line.endedFrom)
                  : `${formatDate(line.endedFrom)} 〜 ${formatDate(line.endedUntil)}`,
              rows: `${line.rowsGone.toLocaleString('ja-JP')}行`,
            },
          }))}
        />
      )}
    </Section>
  )
}

function Decision({ path, kit, returnKit, values, errors, disposal, approvers, mayApprove }: DisposalPageProps) {
  const ofReturn = errors.filter((error) => !mayApprove || error.field === 'note')
  return (
    <>
      {mayApprove ? (
        <Section title="承認する" pad>
          <Form action={`${path}/approval`} kit={kit} errors={errors.filter((error) => !ofReturn.includes(error))}>
            <Banner kind="caution" title="承認すると、すぐに廃棄します。元に戻せません">
              <p>
                開示の請求・訴訟・本人の希望がないかを、もう一度確かめてください。提案のあとに止めたもの・再開したものは残ります。
              </p>
            </Banner>
            <Checkbox
              name="confirmed"
              label={`${disposal.items}件を廃棄し、元に戻せないことを確かめました`}
              checked={textOf(values, 'confirmed') === 'on'}
            />
            <SubmitRow label="承認して廃棄する" busyLabel="廃棄しています…" kind="danger" />
          </Form>
        </Section>
      ) : (
        <Banner kind="finding" title="承認を待っています">
          <p>
            {approvers.length > 0
              ? `提案した人のほかの責任者が承認します(${approvers.join('、')})。`
              : 'この機関には、いま承認できる人がほかにいません。相談員が提案すれば、責任者が承認できます。一人だけの機関では、管理者に承認する責任者の利用者を頼んでください。'}
          </p>
        </Banner>
      )}
      <Section title="取りやめる" pad>
        <Form action={`${path}/return`} kit={returnKit} errors={ofReturn}>
          <TextArea
            {...returnForm.boxes(values).note}
            hint="廃棄記録に残ります。お名前や相談の中身は書かないでください。"
            rows={2}
          />
          <SubmitRow label="何も廃棄せずに取りやめる" busyLabel="取りやめています…" kind="secondary" />
        </Form>
      </Section>
    </>
  )
}
