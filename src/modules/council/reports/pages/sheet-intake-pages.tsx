import type { FormKit } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { formatDateTime } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  Empty,
  FileField,
  Form,
  LinkButton,
  PageHeading,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  Table,
  Tag,
} from '../../../../ui/index.ts'
import type { SheetIntake, SheetIntakeFile } from '../report-sheet.queries.ts'

/** The office's side: sheets that came by mail, all at once. */
export function SheetIntakesPage({
  path,
  shell,
  kit,
  intakes,
  errors,
}: {
  path: string
  shell: Shell
  kit: FormKit
  intakes: SheetIntake[]
  errors: FieldError[]
}) {
  return (
    <StaffLayout
      title="表をまとめて受け取る"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={<a href="/reports">月次報告</a>}
          title="表をまとめて受け取る"
          lead="機関から届いたExcelの表を、ZIPにまとめて読みこみます。読めた表は、その機関の報告として送られ、いつもどおり確かめて確定します。"
        />
      }
    >
      <Form action={path} kit={kit} errors={errors} forgets="only-file">
        <FileField
          name="file"
          label="表(ZIPまたはExcel)"
          hint="機関がここで受け取って書いた表です。300枚まで一度に読めます。"
          accept=".zip,.xlsx"
        />
        <SubmitRow
          label="読みこむ"
          secondary={
            <LinkButton href="/reports" kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
      <Section title="これまでに受け取ったもの" count={intakes.length} unit="回">
        {intakes.length === 0 ? (
          <Empty sentence="まだありません。読みこむと、どの表がどうなったかがここに残ります。" />
        ) : (
          <Rows>
            {intakes.map((intake) => (
              <Row
                key={intake.id}
                title={formatDateTime(intake.receivedAt)}
                href={`/report-sheets/intakes/${intake.id}`}
                notes={`表${intake.files}枚${intake.refused > 0 ? `、読めなかった表 ${intake.refused}枚` : ''} ${intake.receivedBy ?? ''}`}
                leadTag={
                  intake.handled === intake.files ? (
                    <Tag kind="ok">読みました</Tag>
                  ) : (
                    <Tag kind="caution">読んでいます</Tag>
                  )
                }
              />
            ))}
          </Rows>
        )}
      </Section>
    </StaffLayout>
  )
}

const tags = {
  waiting: <Tag>これから</Tag>,
  sent: <Tag kind="ok">送りました</Tag>,
  same: <Tag>もう届いています</Tag>,
  refused: <Tag kind="late">読めません</Tag>,
}

export function SheetIntakePage({ path, shell, files }: { path: string; shell: Shell; files: SheetIntakeFile[] }) {
  const handled = files.filter((file) => file.state !== 'waiting').length
  const refused = files.filter((file) => file.state === 'refused').length
  return (
    <StaffLayout
      title="受け取った表"
      path={path}
      shell={shell}
      heading={<PageHeading overline={<a href="/report-sheets">表をまとめて受け取る</a>} title="受け取った表" />}
    >
      {handled < files.length ? (
        <Banner kind="caution" title={`表${files.length}枚のうち、${handled}枚を読みました`}>
          <progress max={files.length} value={handled} aria-label="読んだ表" />
          <p>このページを離れても、読みつづけます。</p>
        </Banner>
      ) : (
        <Banner
          kind={refused > 0 ? 'caution' : 'done'}
          title={
            refused > 0
              ? `表${files.length}枚のうち、${refused}枚が読めませんでした`
              : `表${files.length}枚をすべて読みました`
          }
        >
          {refused > 0 ? (
            <p>読めない表は、機関に直してもらい、もう一度読みこんでください。読めた表はそのままで大丈夫です。</p>
          ) : null}
        </Banner>
      )}
      <Table
        caption="受け取った表"
        captionHidden
        columns={[
          { key: 'state', label: '結果' },
          { key: 'organization', label: '機関' },
          { key: 'name', label: 'ファイル' },
          { key: 'message', label: '内容' },
        ]}
        rows={[
          ...files.filter((file) => file.state === 'refused'),
          ...files.filter((file) => file.state !== 'refused'),
        ].map((file) => ({
          id: String(file.position),
          cells: {
            state: tags[file.state],
            organization: file.organizationName,
            name: file.name,
            message: file.message,
          },
        }))}
      />
    </StaffLayout>
  )
}
