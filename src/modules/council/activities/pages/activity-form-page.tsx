import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import { textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
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
  savedAtOf,
  SelectField,
  type Shell,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { activityKinds } from '../activity.labels.ts'
import type { Activity } from '../activity.queries.ts'
import { factsOf } from '../activity.rules.ts'
import { optionsOf } from '../../../../forms/index.ts'
import { municipalityGroups, type MunicipalityOption } from '../../council/index.ts'

export interface ActivityFormPageProps {
  path: string
  shell: Shell
  kit: FormKit
  municipalities: MunicipalityOption[]
  values: Fields
  errors: FieldError[]
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
  activity,
  isStale,
}: ActivityFormPageProps) {
  const title = activity === null ? '取組の記録を加える' : '取組の記録を直す'
  const row = textOf(values, 'row')
  const back = activity !== null ? `/activities/${activity.id}` : row === '' ? '/activities' : `/roadmap/${row}/report`
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
          aside={<DraftNote savedAt={savedAtOf(kit) ?? undefined} />}
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
        {activity === null ? (
          <RadioGroup
            name="kind"
            label="何の記録か"
            value={textOf(values, 'kind')}
            options={optionsOf(activityKinds)}
          />
        ) : null}
        <TextField
          name="title"
          label="題"
          width="full"
          value={textOf(values, 'title')}
          example="中高年の方のための就職面接会"
        />
        <DateField
          name="heldOn"
          label="日"
          hint="集まりは開いた日。事例と資料は、まとめた日。"
          value={typedBoxes(values, 'heldOn')}
        />
        <FieldGrid>
          <Span width={6}>
            <SelectField
              name="municipalityCode"
              label="市町村"
              optional
              empty="一つの市町村ではない"
              value={textOf(values, 'municipalityCode')}
              options={[]}
              groups={municipalityGroups(municipalities)}
            />
          </Span>
          {activity !== null && activity.kind !== 'gathering' ? null : (
            <Span width={6}>
              <NumberField
                name="people"
                label="参加した人(延べ)"
                unit="人"
                optional
                hint="集まりのときだけ"
                value={textOf(values, 'people')}
              />
            </Span>
          )}
        </FieldGrid>
        <TextArea
          name="summary"
          label="内容"
          optional
          hint="何をして、どうなったか。事例は、うまくいかなかったことも。"
          rows={4}
          value={textOf(values, 'summary')}
        />
        <TextField
          name="address"
          label="読めるところ"
          type="url"
          width="full"
          optional
          value={textOf(values, 'address')}
          example="https://www.example.jp/shiryo.pdf"
        />
        {row === '' ? null : <HiddenField name="row" value={row} />}
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
