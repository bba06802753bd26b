import {
  Banner,
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
  Span,
  StaffLayout,
  SubmitRow,
  TextArea,
  TextField,
  DraftBanner,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../cases/index.ts'
import { spanForm } from '../career.form.ts'
import type { FormPage } from '../../../../forms/index.ts'

interface CareerPage extends FormPage {
  header: CaseHeader
}

export function SpanPage({ path, shell, kit, header, values, errors, title, savedAt }: CareerPage & { title: string }) {
  const { kind, employer, startedOn, endedOn, weeklyHours, leaveReason, insured, work, source } = spanForm.boxes(values)
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
        <RadioGroup list {...kind} />
        <TextField {...employer} note="無業・学生なら、なくてもよい" />
        <DateField {...startedOn} past hint="日が分からなければ、その月の1日にしてください。" />
        <DateField {...endedOn} past hint="いまも続いているなら、空にしてください。" />
        <FieldGrid>
          <Span width={4}>
            <NumberField {...weeklyHours} unit="時間" />
          </Span>
          <Span width={8}>
            <SelectField {...leaveReason} empty="聞いていない" />
          </Span>
        </FieldGrid>
        <RadioGroup {...insured} />
        <TextArea {...work} rows={3} />
        <RadioGroup {...source} />
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

export function JobCardPage({
  path,
  shell,
  kit,
  header,
  errors,
  many,
}: Omit<CareerPage, 'values' | 'savedAt'> & { many: number }) {
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
        <Form action={path} kit={kit} errors={errors} forgets="only-file">
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

function JobCardBanner() {
  return (
    <Banner kind="finding" title="表を書き出して書き足し、読み込めます">
      <p>
        ジョブ・カードの職務経歴シート(様式2)の項目です。1行が1つの期間で、日は「令和2年4月1日」とも「2020-04-01」とも書けます。
      </p>
    </Banner>
  )
}
