import { type Fields, type FormKit, textOf } from '../../../../platform/http/room.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import { formatDate, formatFiscalYear } from '../../../../platform/japanese/index.ts'
import type { CivilDate } from '../../../../platform/clock.ts'
import {
  Banner,
  Button,
  Empty,
  Form,
  LinkButton,
  PageHeading,
  QueryForm,
  RadioGroup,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  TextField,
} from '../../../../ui/index.ts'
import type { PlanVersion } from '../plan-version.queries.ts'
import { StateTag, versionNote, versionTitle } from './words.tsx'

export interface VersionListPageProps {
  path: string
  shell: Shell
  versions: PlanVersion[]
  /** What was asked for: the plan as it stood on a day. */
  asked: { typed: string; message: string | null; day: CivilDate | null; version: PlanVersion | undefined }
  /** The years a draft can be begun for, for who may; no page of its own is needed for that. */
  start: { kit: FormKit; years: { fiscalYear: number; isNext: boolean }[]; values: Fields } | null
  errors: FieldError[]
}

export function VersionListPage({ path, shell, versions, asked, start, errors }: VersionListPageProps) {
  return (
    <StaffLayout
      title="計画の版と案"
      hasErrors={errors.length > 0}
      path={path}
      shell={shell}
      ownPrimary={start !== null}
      heading={
        <PageHeading
          overline={<a href="/plan">計画</a>}
          title="計画の版と案"
          lead="決議された計画は、版として残り、変わりません。次の計画や改定は、案として書き、構成員の意見を聞いてから決議します。"
        />
      }
    >
      <Section title="ある日の計画を読む" pad>
        <QueryForm action={path} label="ある日の計画を読む">
          <TextField
            name="on"
            label="日付"
            width="medium"
            value={asked.typed}
            example="令和7年10月1日"
            error={asked.message ?? undefined}
          />
          <Button>この日の計画</Button>
        </QueryForm>
        {asked.day === null ? null : asked.version === undefined ? (
          <Banner kind="caution" title={`${formatDate(asked.day)}には、まだ計画がありません`} />
        ) : (
          <Banner kind="done" title={`${formatDate(asked.day)}の計画は、${versionTitle(asked.version)}です`}>
            <p>
              <a href={`/plan/versions/${asked.version.id}`}>この版を読む</a>
            </p>
          </Banner>
        )}
      </Section>
      <Section title="版と案" count={versions.length}>
        {versions.length === 0 ? (
          <Empty sentence="計画はまだありません。協議会のフォルダーから読み込むと、最初の版がここに並びます。" />
        ) : (
          <Rows>
            {versions.map((version) => (
              <Row
                key={version.id}
                title={versionTitle(version)}
                href={`/plan/versions/${version.id}`}
                leadTag={<StateTag state={version.state} />}
                notes={versionNote(version)}
                aside={
                  version.basedOn === null ? undefined : (
                    <LinkButton
                      size="small"
                      href={`/plan/versions/${version.id}/comparison`}
                      label={`${versionTitle(version)}を元の版とくらべる`}
                    >
                      くらべる
                    </LinkButton>
                  )
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      {start === null || start.years.length === 0 ? null : (
        <Section title="新しい案をつくる" pad>
          <Form action={path} kit={start.kit} errors={errors}>
            <RadioGroup
              list
              name="fiscalYear"
              label="どの計画の案か"
              value={textOf(start.values, 'fiscalYear')}
              options={start.years.map(({ fiscalYear, isNext }) => ({
                value: String(fiscalYear),
                label: isNext ? `${formatFiscalYear(fiscalYear)}の計画` : `${formatFiscalYear(fiscalYear)}の計画の改定`,
                hint: isNext
                  ? `${formatFiscalYear(fiscalYear - 1)}の計画を引きつぎ、施策ごとに進みを見ながら書きます。`
                  : 'いまの版から始めます。別紙だけを変えるみなし改定も、ここから始めます。',
              }))}
            />
            <SubmitRow label="案をつくる" />
          </Form>
        </Section>
      )}
    </StaffLayout>
  )
}
