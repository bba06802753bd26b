/** Writing a word on a figure, putting it right, taking it back. */
import type { ReactNode } from 'react'
import { formatFiscalYear, formatMonth, monthsOfFiscalYear } from '../../../../platform/japanese/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import {
  Checkbox,
  DraftBanner,
  DraftNote,
  Form,
  LinkButton,
  PageHeading,
  Section,
  SelectField,
  StaffLayout,
  SubmitRow,
  TextArea,
  Written,
} from '../../../../ui/index.ts'
import { kpiHref } from '../../plan/index.ts'
import { figureNoteCorrectionForm, figureNoteForm, figureNoteWithdrawalForm } from '../figure-note.form.ts'
import type { FigureNote } from '../figure-note.queries.ts'
import { noteTime } from '../figure-note.rules.ts'
import type { KpiItem } from '../kpi-overview.queries.ts'

const noteHint = '2,000字まで。だれのことか分かることや、伏せてある小さい数は書きません。'

type NotePage = FormPage & { item: KpiItem }

function Frame({
  title,
  lead,
  label,
  page,
  children,
}: {
  title: string
  lead: string
  label: string
  page: NotePage
  children: ReactNode
}) {
  const { path, shell, kit, errors, savedAt, item } = page
  return (
    <StaffLayout
      title={`${title} ${item.shortLabel}`}
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={
            <a href={kpiHref(item)}>
              {formatFiscalYear(item.fiscalYear)} {item.label}
            </a>
          }
          title={title}
          lead={lead}
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        {children}
        <SubmitRow
          label={label}
          draft
          secondary={
            <LinkButton href={kpiHref(item)} kind="text">
              やめる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}

export function WriteNotePage(page: NotePage) {
  const boxes = figureNoteForm.boxes(page.values)
  return (
    <Frame
      page={page}
      title="ことばを書く"
      lead="この数を読む方に伝えたいことを書きます。数字のページ、進捗報告、持ち出した表と絵にそえられます。"
      label="書きとめる"
    >
      <SelectField
        {...boxes.month}
        empty="年度のこと"
        options={monthsOfFiscalYear(page.item.fiscalYear).map((month) => ({ value: month, label: formatMonth(month) }))}
      />
      <TextArea
        {...boxes.note}
        rows={5}
        hint={noteHint}
        example="12月が少ないのは、年末の休みで締めの日が早かったためです。"
      />
      <Checkbox {...boxes.isPublic} />
    </Frame>
  )
}

export function CorrectNotePage({ note, ...page }: NotePage & { note: FigureNote }) {
  const boxes = figureNoteCorrectionForm.boxes(page.values)
  return (
    <Frame
      page={page}
      title={`ことばを直す(${noteTime(note.month)})`}
      lead="直す前のことばも、わけといっしょに残ります。公表した号のことばは変わりません。"
      label="直す"
    >
      <Section title="いまのことば" pad>
        <Written text={note.note} />
      </Section>
      <TextArea {...boxes.note} rows={5} hint={noteHint} />
      <Checkbox {...boxes.isPublic} />
      <TextArea {...boxes.reason} rows={2} />
    </Frame>
  )
}

export function WithdrawNotePage({ note, ...page }: NotePage & { note: FigureNote }) {
  const boxes = figureNoteWithdrawalForm.boxes(page.values)
  return (
    <Frame
      page={page}
      title={`ことばを取り消す(${noteTime(note.month)})`}
      lead="数字のページから消えます。書いたことと取り消したわけは残り、公表した号のことばは変わりません。"
      label="取り消す"
    >
      <Section title="取り消すことば" pad>
        <Written text={note.note} />
      </Section>
      <TextArea {...boxes.reason} rows={2} />
    </Frame>
  )
}
