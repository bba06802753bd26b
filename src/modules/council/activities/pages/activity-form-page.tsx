import { textOf } from '../../../../platform/http/room.ts'
import {
  Banner,
  DateField,
  DraftBanner,
  DraftNote,
  FieldGrid,
  Form,
  HiddenField,
  LinkButton,
  NumberField,
  PageHeading,
  RadioGroup,
  SelectField,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { activityForm } from '../activity.form.ts'
import type { Activity } from '../activity.queries.ts'
import { factsOf } from '../activity.rules.ts'
import { reportHref } from '../addresses.rules.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { municipalityGroups, type MunicipalityOption } from '../../council/index.ts'

export interface ActivityFormPageProps extends FormPage {
  municipalities: MunicipalityOption[]
  /** What is being corrected; null for a new one. */
  activity: Activity | null
  /** Somebody else was faster: what it says now. */
  isStale: boolean
}

export function ActivityFormPage({
  path,
  shell,
  kit,
  municipalities,
  values,
  errors,
  savedAt,
  activity,
  isStale,
}: ActivityFormPageProps) {
  const title = activity === null ? '取組の記録を加える' : '取組の記録を直す'
  const boxes = activityForm.boxes(values)
  const [row, year] = [textOf(values, 'row'), textOf(values, 'year')]
  const back = activity !== null ? `/activities/${activity.id}` : row === '' ? '/activities' : reportHref(row, year)
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={back}>{activity !== null ? activity.title : row === '' ? '取組の記録' : '状態を報告'}</a>}
          title={title}
          lead={
            activity === null
              ? '集まり・事例・資料を一つずつ書きます。個人のことは書きません。'
              : '直す前の内容も残ります。'
          }
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      {isStale && activity !== null ? (
        <Banner kind="caution" title="いまの内容">
          <p>{[activity.title, ...factsOf(activity), activity.address].filter((part) => part !== '').join('・')}</p>
          {activity.summary === '' ? null : <Written text={activity.summary} />}
        </Banner>
      ) : null}
      <Form action={path} kit={kit} errors={errors} autosave>
        {activity === null ? <RadioGroup {...boxes.kind} /> : null}
        <TextField {...boxes.title} width="full" example="中高年の方のための就職面接会" />
        <DateField {...boxes.heldOn} hint="集まりは開いた日。事例と資料は、まとめた日。" />
        <FieldGrid>
          <Span width={6}>
            <SelectField
              {...boxes.municipalityCode}
              empty="一つの市町村ではない"
              options={[]}
              groups={municipalityGroups(municipalities)}
            />
          </Span>
          {activity !== null && activity.kind !== 'gathering' ? null : (
            <Span width={6}>
              <NumberField {...boxes.people} unit="人" hint="集まりのときだけ" />
            </Span>
          )}
        </FieldGrid>
        <TextArea {...boxes.summary} hint="何をして、どうなったか。事例は、うまくいかなかったことも。" rows={4} />
        <TextField {...boxes.address} type="url" width="full" example="https://www.example.jp/shiryo.pdf" />
        {row === '' ? null : <HiddenField name="row" value={row} />}
        {row === '' ? null : <HiddenField name="year" value={year} />}
        <SubmitRow
          label={activity === null ? '記録する' : '直したことを残す'}
          draft
          secondary={
            <LinkButton href={back} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
