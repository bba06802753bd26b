/** 定着の確認: recorded, and put right. */
import type { Fields } from '../../../../platform/http/room.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  AddMore,
  DateField,
  DefinitionList,
  Form,
  LinkButton,
  PageHeading,
  RadioGroup,
  SelectField,
  StaffLayout,
  SubmitRow,
  TextArea,
  DraftBanner,
} from '../../../../ui/index.ts'
import { followUpForm } from '../placement.form.ts'
import type { PlacementView } from '../placement.queries.ts'
import { CaseStrip, CorrectionFields, FormerWordings } from '../../../casework/index.ts'
import type { CorrectionPage, PlacementPage } from './placement-pages.tsx'

export function CorrectFollowUpPage({
  path,
  shell,
  kit,
  header,
  placement,
  month,
  values,
  errors,
  corrections,
  today,
  backHref,
}: CorrectionPage & { placement: PlacementView; month: number }) {
  return (
    <StaffLayout
      title="定着の確認を訂正"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title={`定着の確認(${month}か月)を訂正`}
          lead="前の記録は消えません。辞めていなかったときは、残りの確認がまた予定に入ります。"
        />
      }
    >
      <CaseStrip header={header} linked={backHref.startsWith('/cases')} />
      <DefinitionList
        items={[
          { term: '会社', value: placement.employerName },
          { term: '雇入れ日', value: formatDay(placement.startedOn) },
        ]}
      />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FollowUpFields values={values} />
        <CorrectionFields values={values} withdrawing="取り消す(まだ確認していなかった)" />
        <SubmitRow
          label="訂正する"
          draft
          secondary={
            <LinkButton href={backHref} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      <FormerWordings corrections={corrections} today={today} />
    </StaffLayout>
  )
}

function FollowUpFields({ values }: { values: Fields }) {
  const { heldOn, with: heldWith, status, endedOn, endReason, note } = followUpForm.boxes(values)
  return (
    <>
      <DateField {...heldOn} />
      <RadioGroup {...heldWith} />
      <RadioGroup
        {...status}
        hint="連絡がとれないときは「分からない」です。2回まではまた予定に入り、3回目で「分からない」になります。辞めたとは数えません。"
      />
      <AddMore label="辞めたとき" open={status.value === 'left'}>
        <DateField {...endedOn} />
        <SelectField
          {...endReason}
          empty="分からない"
          options={endReason.options.filter((option) => option.value !== 'unknown')}
        />
        <p className="meta">辞めたと記録すると、同じ糸の上で新しい支援が始まり、次の開庁日に見直しの予定が入ります。</p>
      </AddMore>
      <TextArea {...note} rows={3} />
    </>
  )
}

export interface FollowUpPageProps extends PlacementPage {
  placement: PlacementView
  month: number
  /** Roles that may see the case find the way back to it; others to the list of follow-ups. */
  backHref: string
}

export function FollowUpPage({
  path,
  shell,
  kit,
  header,
  placement,
  month,
  values,
  errors,
  backHref,
}: FollowUpPageProps) {
  const followUp = placement.followUps.find((each) => each.month === month)
  return (
    <StaffLayout
      title="定着の確認"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title={`定着の確認(${month}か月)`} />}
    >
      <CaseStrip header={header} linked={backHref.startsWith('/cases')} />
      <DefinitionList
        items={[
          { term: '会社', value: placement.employerName },
          {
            term: '雇入れ日',
            value: `${formatDay(placement.startedOn)}(${placement.regular ? '正規' : '正規ではない'}・週${placement.weeklyHours}時間)`,
          },
          { term: '確認の予定', value: followUp ? formatDay(followUp.dueOn) : '' },
          ...(followUp && followUp.tries > 0
            ? [{ term: '連絡がとれなかった回数', value: `${followUp.tries}回(3回で「分からない」になります)` }]
            : []),
        ]}
      />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <FollowUpFields values={values} />
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href={backHref} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
