import type { FormKit } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Actions,
  Empty,
  ErrorSummary,
  FileField,
  Form,
  LinkButton,
  PageHeading,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
} from '../../../../ui/index.ts'
import type { SheetSubject } from '../report-sheet.ts'
import { monthText } from './reports-page.tsx'

/** A month's report by Excel: take the sheet, fill it in wherever one works, send it. */
export function ReportSheetPage({
  path,
  shell,
  kit,
  subject,
  errors,
}: {
  path: string
  shell: Shell
  kit: FormKit
  subject: SheetSubject
  errors: FieldError[]
}) {
  const asked = subject.kpis.filter((kpi) => !kpi.isSent)
  const back = `/reports?month=${subject.month.slice(0, 7)}`
  return (
    <StaffLayout
      title="Excelで報告"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href={back}>月次報告</a>}
          title={`${monthText(subject.month)}をExcelで報告`}
          lead="表を受け取り、色のついたところに数を書いて、送ります。1つでも読めないところがあれば、何も送りません。"
        />
      }
    >
      {/* Sent from a second window after the last report: there is no field any more, but there is an answer. */}
      {subject.kpis.length === 0 ? (
        <ErrorSummary errors={errors.map(({ message }) => ({ field: '', message }))} forgets="all" />
      ) : null}
      {subject.kpis.length === 0 ? (
        <Empty
          sentence="この月に、表で報告するものはありません。ケースから数えています。"
          action={<LinkButton href={back}>月次報告に戻る</LinkButton>}
        />
      ) : (
        <>
          <Section title="1. 表を受け取る" pad>
            {asked.length === 0 ? (
              <p>この月の報告は、すべて送ってあります。数を直すときだけ、表の数を直し、わけを書いて送ってください。</p>
            ) : (
              <p>{asked.map((kpi) => kpi.label).join('、')}の表です。分かっている数は、入れてあります。</p>
            )}
            {asked.length > 0 && asked.length < subject.kpis.length ? (
              <p className="meta">もう送った数も入れてあります。直さなければ、送り直しません。</p>
            ) : null}
            <Actions>
              <LinkButton
                href={`${path}/sheet.xlsx`}
                icon="download"
                download
              >{`${monthText(subject.month)}の表`}</LinkButton>
            </Actions>
          </Section>
          <Section title="2. 書いた表を送る" pad>
            <Form action={path} kit={kit} errors={errors} forgets="only-file">
              <FileField
                name="file"
                label="表(Excel)"
                hint="この機関の、この月の表だけを読みます。ほかのシートがあれば、読まなかったことをお知らせします。"
                accept=".xlsx"
              />
              <SubmitRow
                label="事務局に送る"
                secondary={
                  <LinkButton href={back} kind="text">
                    やめる
                  </LinkButton>
                }
              />
            </Form>
          </Section>
        </>
      )}
    </StaffLayout>
  )
}
