import { formatDate } from '../../../../platform/japanese/era.ts'
import {
  Banner,
  DefinitionList,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  PostButton,
  Section,
  StaffLayout,
  SubmitRow,
  TextField,
} from '../../../../ui/index.ts'
import { ownPageForm } from '../own-page.form.ts'
import type { OwnPageView } from '../own-page.queries.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { type CaseHeader, CaseStrip } from '../../../casework/index.ts'

export interface OwnPagePageProps extends FormPage {
  header: CaseHeader
  /** The page is the responsible desk's to open and to end. */
  works: boolean
  open: OwnPageView | null
}

/** Opens or ends the page of the person, and says first what will stand on it. */
export function OwnPagePage({ path, shell, kit, header, works, open, values, errors }: OwnPagePageProps) {
  return (
    <StaffLayout
      title="本人のページ"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          title="本人のページ"
          lead="本人が見られるのは、本人に出した支援プラン、相談の窓口、記録を開いた機関の名前と日だけです。相談の記録や家族の話は出ません。"
        />
      }
    >
      <CaseStrip header={header} />
      {open ? (
        <Section title="開いています" pad>
          <div className="stack">
            <DefinitionList
              items={[
                { term: '本人のメールアドレス', value: open.email },
                { term: '開いた日', value: `${formatDate(open.openedOn)} ${open.openedByName ?? ''}` },
              ]}
            />
            {works ? (
              <div className="actions">
                <PostButton action={`${path}/end`} csrf={shell.csrf} kind="danger">
                  本人のページを閉じる
                </PostButton>
                <LinkButton href={`/cases/${header.id}/support-plans`} kind="text">
                  支援プランへ
                </LinkButton>
              </div>
            ) : null}
            {works ? (
              <p className="meta">
                招待のメールが届かないときや、アドレスを変えるときは、閉じて、もう一度開いてください。
              </p>
            ) : null}
          </div>
        </Section>
      ) : !works ? (
        <Empty sentence="本人のページは開いていません。開けるのは、いまの責任窓口です。" />
      ) : header.status !== 'open' ? (
        <Empty sentence="本人のページは、支援しているケースで開けます。" />
      ) : (
        <>
          {(header.person?.contactCautions.length ?? 0) > 0 ? (
            <Banner kind="caution" title="連絡に注意がいる方です">
              <p>メールをほかの人に見られるおそれがないか、本人に確かめてから開いてください。</p>
            </Banner>
          ) : null}
          <Form action={path} kit={kit} errors={errors}>
            <TextField
              {...ownPageForm.boxes(values).email}
              type="email"
              hint="本人から聞いたアドレスに、招待のメールを送ります。メールに、相談の内容は書きません。"
              autoComplete="off"
              maxLength={254}
            />
            <SubmitRow
              label="開いて招待する"
              secondary={
                <LinkButton href={`/cases/${header.id}/access`} kind="text">
                  やめる
                </LinkButton>
              }
            />
          </Form>
        </>
      )}
    </StaffLayout>
  )
}
