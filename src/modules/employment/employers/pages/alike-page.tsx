import {
  Empty,
  LinkButton,
  PageHeading,
  PostButton,
  Section,
  type Shell,
  StaffLayout,
  Table,
} from '../../../../ui/index.ts'
import { formatDate, formatNumber } from '../../../../platform/japanese/index.ts'
import type { Approach } from '../approach.queries.ts'
import type { Employer, Workplace } from '../employer.queries.ts'
import { yen } from '../company-size.rules.ts'
import { industries } from '../industries.labels.ts'

export interface Side {
  employer: Employer
  workplaces: Workplace[]
  last: Approach | undefined
}

export interface AlikePageProps {
  path: string
  shell: Shell
  pairs: { one: Side; other: Side }[]
  /** Of this one alone. */
  of: Employer | null
}

/** Likely the same, side by side: made one, or told apart for good. */
export function AlikePage({ path, shell, pairs, of }: AlikePageProps) {
  return (
    <StaffLayout
      title="同じかもしれない企業"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={of === null ? <a href="/employers">企業</a> : <a href={`/employers/${of.id}`}>{of.name}</a>}
          title="同じかもしれない企業"
          lead="名前か電話が同じものです。まとめても何も消えず、いつでも元にもどせます。"
        />
      }
    >
      {pairs.length === 0 ? (
        <Empty sentence="いまは、同じかもしれない企業はありません。" action={<a href="/employers">企業の一覧</a>} />
      ) : (
        pairs.map((pair) => (
          <Pair key={`${pair.one.employer.id} ${pair.other.employer.id}`} {...pair} csrf={shell.csrf} />
        ))
      )}
    </StaffLayout>
  )
}

const rowsOf = ({ employer, workplaces, last }: Side): Record<string, string> => ({
  名前: employer.name,
  読みがな: employer.nameKana,
  法人番号: employer.corporateNumber ?? '',
  産業: employer.industry === null ? '' : (industries[employer.industry] ?? ''),
  資本金: employer.capital === null ? '' : yen(employer.capital),
  労働者: employer.workers === null ? '' : `${formatNumber(employer.workers)}人`,
  事業所: workplaces.map((each) => `${each.name}(${each.municipalityName ?? '県の外'})${each.phone}`).join('、'),
  最後にたずねた: last === undefined ? '' : `${formatDate(last.heldOn)} ${last.organizationName}`,
  登録した機関: employer.organizationName,
})

function Pair({ one, other, csrf }: { one: Side; other: Side; csrf: string }) {
  const [left, right] = [rowsOf(one), rowsOf(other)]
  const merge = (kept: Side, merged: Side) => (
    <LinkButton href={`/employers/${kept.employer.id}/merge/${merged.employer.id}`} kind="secondary">
      「{kept.employer.name}」にまとめる
    </LinkButton>
  )
  return (
    <Section title={`${one.employer.name}と${other.employer.name}`} pad>
      <Table
        caption={`${one.employer.name}と${other.employer.name}`}
        captionHidden
        columns={[
          { key: 'what', label: '項目' },
          { key: 'one', label: one.employer.name },
          { key: 'other', label: other.employer.name },
        ]}
        rows={Object.keys(left).map((what) => ({
          id: what,
          cells: { what, one: left[what] ?? '', other: right[what] ?? '' },
        }))}
      />
      <div className="actions">
        {merge(one, other)}
        {merge(other, one)}
        <PostButton action={`/employers/${one.employer.id}/distinct/${other.employer.id}`} csrf={csrf} kind="text">
          別の企業です
        </PostButton>
      </div>
    </Section>
  )
}
