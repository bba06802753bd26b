import type { Fields } from '../../../../platform/http/room.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { formatDay } from '../../../../platform/japanese/era.ts'
import {
  AddMore,
  DateField,
  DefinitionList,
  Empty,
  FieldGrid,
  Form,
  LinkButton,
  NumberField,
  PageHeading,
  RadioGroup,
  Row,
  Rows,
  Section,
  SelectField,
  type Shell,
  Span,
  StaffLayout,
  SubmitRow,
  Tag,
  TextArea,
  TextField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { followUpForm, placementForm } from '../placement.form.ts'
import { routes } from '../placement.labels.ts'
import type { DueFollowUp, PlacementView } from '../placement.queries.ts'
import type { FormPage } from '../../../../forms/index.ts'
import {
  type CaseHeader,
  CaseStrip,
  CorrectionFields,
  dayText,
  type FormerWording,
  FormerWordings,
  SureOfDay,
} from '../../../casework/index.ts'
import { displayName } from '../../../people/index.ts'

interface PlacementPage extends FormPage {
  header: CaseHeader
}

function PlacementFields({ values, errors }: { values: Fields; errors: FieldError[] }) {
  const { employerName, startedOn, regular, weeklyHours, route } = placementForm.boxes(values)
  return (
    <>
      <TextField {...employerName} width="full" />
      <DateField {...startedOn} hint="働きはじめた最初の日です。" />
      <SureOfDay values={values} errors={errors} />
      <RadioGroup {...regular} hint="正規は、期間の定めがなく、フルタイムで、正社員の規則で働くことです。" />
      <FieldGrid>
        <Span width={4}>
          <NumberField {...weeklyHours} unit="時間" width="short" example="38.5" />
        </Span>
      </FieldGrid>
      <RadioGroup {...route} />
    </>
  )
}

export function RecordPlacementPage({ path, shell, kit, header, values, errors }: PlacementPage) {
  return (
    <StaffLayout
      title="就職を記録"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="就職を記録" lead="記録すると、1・3・6・12か月の定着の確認が自動で入ります。" />}
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <PlacementFields values={values} errors={errors} />
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

interface CorrectionPage extends PlacementPage {
  corrections: FormerWording[]
  today: CivilDate
  backHref: string
}

/** 就職の訂正: what stood there before stays readable below. */
export function CorrectPlacementPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  corrections,
  today,
  backHref,
}: CorrectionPage) {
  return (
    <StaffLayout
      title="就職の記録を訂正"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="就職の記録を訂正"
          lead="前の記録は消えません。数字と定着の確認の日は、直したとおりになります。"
        />
      }
    >
      <CaseStrip header={header} linked={backHref.startsWith('/cases')} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <PlacementFields values={values} errors={errors} />
        <CorrectionFields values={values} withdrawing="取り消す(この方の就職ではなかった、など)" />
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

export interface PlacementListPageProps {
  path: string
  shell: Shell
  today: CivilDate
  due: DueFollowUp[]
  recent: {
    id: string
    caseId: string
    employerName: string
    startedOn: CivilDate
    regular: boolean
    route: keyof typeof routes
    endedOn: CivilDate | null
    familyName: string | null
    givenName: string | null
  }[]
  canOpenCase: boolean
}

export const personOf = (row: {
  familyName: string | null
  givenName: string | null
  familyNameKana?: string | null
  givenNameKana?: string | null
  alias?: string | null
}): string =>
  row.familyName === null
    ? '氏名は渡されていません'
    : displayName({
        familyName: row.familyName,
        givenName: row.givenName ?? '',
        familyNameKana: row.familyNameKana ?? '',
        givenNameKana: row.givenNameKana ?? '',
        alias: row.alias ?? '',
      })

/** 3か月 山浦 亮 さん 上小精機, with the day. */
export function FollowUpRows({ due, today }: { due: DueFollowUp[]; today: CivilDate }) {
  return (
    <Rows>
      {due.map((each) => (
        <Row
          key={each.id}
          strong
          leadTag={<Tag kind="month">{each.month}か月</Tag>}
          title={`${personOf(each)} さん`}
          href={`/placements/${each.placementId}/follow-ups/${each.month}`}
          titleNote={each.employerName}
          text="本人・会社へ"
          aside={
            each.dueOn < today ? (
              <span className="late">{formatDay(each.dueOn)}</span>
            ) : each.dueOn === today ? (
              <span className="now">今日</span>
            ) : (
              <span className="nb">{formatDay(each.dueOn)}</span>
            )
          }
        />
      ))}
    </Rows>
  )
}

export function PlacementListPage({ path, shell, today, due, recent, canOpenCase }: PlacementListPageProps) {
  return (
    <StaffLayout
      title="定着"
      path={path}
      shell={shell}
      heading={<PageHeading title="定着" lead="就職のあと、1・3・6・12か月に本人と会社に確かめます。" />}
    >
      <Section title="確認の時期" count={due.length}>
        {due.length === 0 ? (
          <Empty sentence="これから30日のうちに確かめる方はいません。ケースで就職を記録すると、ここに入ります。" />
        ) : (
          <FollowUpRows due={due} today={today} />
        )}
      </Section>
      <Section title="さいきんの就職" count={recent.length}>
        {recent.length === 0 ? (
          <Empty sentence="就職を記録すると、新しい順にここに並びます。" />
        ) : (
          <Rows>
            {recent.map((each) => (
              <Row
                key={each.id}
                title={`${personOf(each)} さん`}
                {...(canOpenCase ? { href: `/cases/${each.caseId}` } : {})}
                titleNote={each.employerName}
                text={`${each.regular ? '正規' : '正規ではない'}・${routes[each.route]}${each.endedOn === null ? '' : `・${dayText(each.endedOn, today)}に離職`}`}
                aside={<span className="nb">{dayText(each.startedOn, today)}から</span>}
              />
            ))}
          </Rows>
        )}
      </Section>
    </StaffLayout>
  )
}
