/** Taking a way of counting back that isn't in use yet. */
import { formatDate, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import {
  DraftBanner,
  DraftNote,
  Form,
  LinkButton,
  PageHeading,
  StaffLayout,
  SubmitRow,
  TextArea,
} from '../../../../ui/index.ts'
import type { FormPage } from '../../../../forms/index.ts'
import { kpiHref } from '../../plan/index.ts'
import { definitionWithdrawalForm } from '../definition-draft.form.ts'
import type { StoredDefinition } from '../definition-draft.queries.ts'
import type { DefinedKpi } from '../definition-draft.routes.tsx'

export function DefinitionWithdrawalPage({
  path,
  shell,
  kit,
  values,
  errors,
  savedAt,
  kpi,
  version,
}: FormPage & { kpi: DefinedKpi; version: StoredDefinition }) {
  const { reason } = definitionWithdrawalForm.boxes(values)
  return (
    <StaffLayout
      title="数え方の取りやめ"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary
      heading={
        <PageHeading
          overline={
            <a href={kpiHref(kpi, '/definition')}>
              {formatFiscalYear(kpi.fiscalYear)} {kpi.label}
            </a>
          }
          title={`第${version.version}版を取りやめる`}
          lead={
            version.validFrom === null
              ? 'この案は、まだ使われていません。取りやめても、どの数も変わりません。'
              : `${formatDate(version.validFrom)}から使う決定も、なかったことになります。どの数も変わりません。`
          }
          aside={<DraftNote savedAt={savedAt ?? undefined} />}
        />
      }
    >
      <p className="free-text">{version.description}</p>
      <DraftBanner kit={kit} back={path} csrf={shell.csrf} />
      <Form action={path} kit={kit} errors={errors} autosave>
        <TextArea {...reason} rows={3} />
        <SubmitRow
          label="取りやめる"
          draft
          secondary={
            <LinkButton href={kpiHref(kpi, '/definition')} kind="text">
              もどる
            </LinkButton>
          }
        />
      </Form>
    </StaffLayout>
  )
}
