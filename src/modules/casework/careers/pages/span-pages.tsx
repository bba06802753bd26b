import type { Fields, FormKit } from '../../../../platform/http/room.ts'
import { textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  DateField,
  DraftNote,
  FieldGrid,
  FileField,
  Form,
  LinkButton,
  NumberField,
  PageHeading,
  RadioGroup,
  Section,
  SelectField,
  type Shell,
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { typedBoxes } from '../../../../ui/inputs/index.ts'
import { type CaseHeader, CaseStrip } from '../../cases/index.ts'
import { insurances, leaveReasons, sources, spanKinds } from '../career.labels.ts'
import { JobCardBanner } from './career-page.tsx'
import { optionsOf } from '../../../../forms/index.ts'

interface Common {
  path: string
  shell: Shell
  kit: FormKit
  header: CaseHeader
  values: Fields
  errors: FieldError[]
}

export function SpanPage({
  path,
  shell,
  kit,
  header,
  values,
  errors,
  title,
  savedAt,
}: Common & { title: string; savedAt: string | null }) {
  return (
    <StaffLayout
      title={title}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title={title} aside={<DraftNote savedAt={savedAt ?? undefined} />} />}
    >
      <CaseStrip header={header} />
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <RadioGroup list name="kind" label="働き方" value={textOf(values, 'kind')} options={optionsOf(spanKinds)} />
        <TextField
          name="employer"
          label="会社の名前"
          note="無業・学生なら、なくてもよい"
          value={textOf(values, 'employer')}
        />
        <DateField
          name="startedOn"
          label="はじめの日"
          past
          hint="日が分からなければ、その月の1日にしてください。"
          value={typedBoxes(values, 'startedOn')}
        />
        <DateField
          name="endedOn"
          label="終わりの日"
          past
          optional
          hint="いまも続いているなら、空にしてください。"
          value={typedBoxes(values, 'endedOn')}
        />
        <FieldGrid>
          <Span width={4}>
            <NumberField
              name="weeklyHours"
              label="週の時間"
              optional
              unit="時間"
              value={textOf(values, 'weeklyHours')}
            />
          </Span>
          <Span width={8}>
            <SelectField
              name="leaveReason"
              label="辞めた理由"
              optional
              empty="聞いていない"
              value={textOf(values, 'leaveReason')}
              options={optionsOf(leaveReasons)}
            />
          </Span>
        </FieldGrid>
        <RadioGroup name="insured" label="雇用保険" value={textOf(values, 'insured')} options={optionsOf(insurances)} />
        <TextArea name="work" label="仕事の内容" optional rows={3} value={textOf(values, 'work')} />
        <RadioGroup
          name="source"
          label="何で分かったか"
          value={textOf(values, 'source')}
          options={optionsOf(sources)}
        />
        <SubmitRow
          label="記録する"
          draft
          secondary={
            <LinkButton href={`/cases/${header.id}/work-history`} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

export function JobCardPage({ path, shell, kit, header, errors, many }: Omit<Common, 'values'> & { many: number }) {
  return (
    <StaffLayout
      title="ジョブ・カード"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={<PageHeading title="ジョブ・カード" />}
    >
      <CaseStrip header={header} />
      <JobCardBanner />
      <Section title="書き出す" pad>
        <p>
          <LinkButton href={`${path}.csv`} kind="secondary" icon="download" download>
            職歴を表に書き出す({many}件)
          </LinkButton>
        </p>
      </Section>
      <Section title="読み込む" pad>
        <Form action={path} kit={kit} errors={errors} multipart>
          <FileField
            name="file"
            label="表(CSVかExcel)"
            hint="1行でも読めないところがあれば、何も加えません。すでにある期間は、二重に加えません。"
            accept=".csv,.xlsx,text/csv"
          />
          <SubmitRow
            label="読み込む"
            busyLabel="読み込んでいます…"
            secondary={
              <LinkButton href={`/cases/${header.id}/work-history`} kind="text">
                やめる
              </LinkButton>
            }
          />
        </Form>
      </Section>
    </StaffLayout>
  )
}
