/**
 * Pages that close a door: a consent withdrawn, an access ended, a case restricted to some. Each says what will happen.
 */
import type { FormPage } from '../../../../forms/index.ts'
import { listOf } from '../../../../platform/http/room.ts'
import {
  Banner,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Form,
  LinkButton,
  PageHeading,
  PostButton,
  RadioGroup,
  Section,
  StaffLayout,
  SubmitRow,
  TextArea,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip, type Colleague } from '../../cases/index.ts'
import type { AccessRow, ConsentRow, Restriction } from '../access.queries.ts'
import { endAccessForm, restrictionForm, withdrawalForm } from '../consent.form.ts'
import { partsText } from './access-page.tsx'
import { accessBases } from '../../../council/index.ts'

interface Common extends FormPage {
  header: CaseHeader
}

const Back = ({ header }: { header: CaseHeader }) => (
  <LinkButton href={`/cases/${header.id}/access`} kind="text">
    やめる
  </LinkButton>
)

export function WithdrawalPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  consent,
}: Common & { consent: ConsentRow }) {
  const { because, withdrawnOn, note } = withdrawalForm.boxes(values)
  return (
    <StaffLayout
      title="同意の取り消し"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="同意の取り消し" />}
    >
      <CaseStrip header={header} />
      <Banner kind="caution" title="記録すると、すぐに見られなくなります">
        <p>
          {consent.recipientNames.join('、')} は、この同意で見られた「{partsText(consent.parts)}
          」を、いまから見られません。
        </p>
        <p>これまでに見たことや渡したことは、事実として残ります。</p>
      </Banner>
      <Form action={path} kit={kit} errors={errors}>
        <RadioGroup
          {...because}
          value={because.value || 'person'}
          hint="書きまちがいなら、取り消したあとで、正しい同意を記録し直してください。"
        />
        <DateField {...withdrawnOn} hint="書きまちがいなら、気づいた日" />
        <TextArea {...note} rows={2} />
        <SubmitRow label="取り消しを記録する" kind="danger" secondary={<Back header={header} />} />
      </Form>
    </StaffLayout>
  )
}

export function EndAccessPage({ path, shell, kit, header, values, errors, access }: Common & { access: AccessRow }) {
  return (
    <StaffLayout
      title="見られなくする"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="見られなくする" />}
    >
      <CaseStrip header={header} />
      <Banner
        kind="caution"
        title={`${access.organizationName}${access.accountName === null ? '' : ` ${access.accountName}さん`}は、いまから見られません`}
      >
        <p>
          いまは「{accessBases[access.basis as keyof typeof accessBases] ?? ''}」を根拠に、{partsText(access.scope)}
          を見られます。
        </p>
      </Banner>
      <Form action={path} kit={kit} errors={errors}>
        <TextArea {...endAccessForm.boxes(values).reason} rows={2} />
        <SubmitRow label="見られなくする" kind="danger" secondary={<Back header={header} />} />
      </Form>
    </StaffLayout>
  )
}

export function RestrictionPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  restriction,
  colleagues,
}: Common & { restriction: Restriction | null; colleagues: Colleague[] }) {
  return (
    <StaffLayout
      title="閲覧を限る"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title={restriction ? '閲覧の制限を解く' : '見られる人を限る'}
          lead={
            restriction
              ? '解くと、この機関の人がまた見られるようになります。'
              : 'この機関の中でも、名前をあげた人だけが見られるようにします。ほかの人の検索や一覧には、あることも出ません。'
          }
        />
      }
    >
      <CaseStrip header={header} />
      {restriction ? (
        <Section title="いまの制限" kind="quiet">
          <ErrorSummary errors={errors} forgets="all" />
          <p>見られる人: {restriction.accounts.join('、')}</p>
          <p className="meta">{restriction.reason}</p>
          <div className="actions">
            <PostButton action={path} csrf={shell.csrf} fields={{ lift: 'yes' }} kind="danger">
              制限を解く
            </PostButton>{' '}
            <Back header={header} />
          </div>
        </Section>
      ) : (
        <Form action={path} kit={kit} errors={errors}>
          <CheckboxGroup
            name="accounts"
            label="見てよい人"
            note="いくつでも"
            values={listOf(values, 'accounts')}
            options={colleagues.map((each) => ({ value: each.id, label: each.name }))}
            hint="担当と次の予定の担当は、かならず入れます。責任者も入れておくと、休みのときに困りません。"
          />
          <TextArea {...restrictionForm.boxes(values).reason} rows={2} />
          <SubmitRow label="限る" busyLabel="限っています…" secondary={<Back header={header} />} />
        </Form>
      )}
    </StaffLayout>
  )
}
