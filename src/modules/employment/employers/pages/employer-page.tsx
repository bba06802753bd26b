import { formatDate, formatDateTime, formatNumber } from '../../../../platform/japanese/index.ts'
import {
  Banner,
  Column,
  Columns,
  DefinitionList,
  Empty,
  LinkButton,
  PageHeading,
  Phone,
  PostButton,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  Written,
} from '../../../../ui/index.ts'
import { companySize, companySizeLabels, yen } from '../company-size.rules.ts'
import type { Contact, Employer, Workplace } from '../employer.queries.ts'
import type { Appeal, Approach, Breach, Merge } from '../approach.queries.ts'
import type { BeforeCalling } from '../employer-page.queries.ts'
import { industries } from '../industries.labels.ts'
import { Appeals, Approaches, Breaches } from './employer-records.tsx'
import { BeforeCall, SilentTag } from './employer-shown.tsx'

export interface EmployerPageProps {
  path: string
  shell: Shell
  employer: Employer
  workplaces: Workplace[]
  contacts: Contact[]
  approaches: Approach[]
  appeals: Appeal[]
  breaches: Breach[]
  merges: Merge[]
  /** Others that may be the same one. */
  alike: number
  before: BeforeCalling
  /** What the reader may do, and for whom. */
  organizationId: string | null
  may: { write: boolean; appeal: boolean; merge: boolean; breach: boolean; job: boolean }
}

export function EmployerPage(props: EmployerPageProps) {
  const { path, shell, employer, approaches, appeals, breaches, merges, alike, before, may } = props
  return (
    <StaffLayout
      title={employer.name}
      path={path}
      shell={shell}
      ownPrimary={may.write}
      heading={
        <PageHeading
          overline={<a href="/employers">企業</a>}
          title={employer.name}
          small={employer.nameKana}
          aside={
            may.write ? (
              <>
                <LinkButton href={`${path}/edit`} kind="secondary" icon="pencil">
                  直す
                </LinkButton>
                <LinkButton href={`${path}/approaches/new`} kind="primary" icon="pencil-plus">
                  たずねたことを記録
                </LinkButton>
              </>
            ) : undefined
          }
        />
      }
    >
      <BeforeCall {...before} />
      {may.merge && alike > 0 ? (
        <Banner kind="finding" title="同じかもしれない企業があります">
          <p>
            <a href={`/employers/alike?of=${employer.id}`}>見くらべる</a>
          </p>
        </Banner>
      ) : null}
      <Columns>
        <Column>
          <Approaches approaches={approaches} organizationId={props.organizationId} csrf={shell.csrf} />
          <Appeals
            appeals={appeals}
            organizationId={props.organizationId}
            csrf={shell.csrf}
            newHref={may.appeal ? `${path}/appeals/new` : null}
          />
          <Section title="求人" pad more={may.job ? <a href={`/jobs/new/${employer.id}`}>求人を入れる</a> : null}>
            <p>
              <a href={`/jobs?employer=${employer.id}&state=all`}>この企業の求人を見る</a>
            </p>
          </Section>
          {may.breach ? (
            <Breaches
              breaches={breaches}
              organizationId={props.organizationId}
              csrf={shell.csrf}
              newHref={`${path}/breaches/new`}
            />
          ) : null}
        </Column>
        <Column>
          <About employer={employer} />
          <Workplaces {...props} />
          <Contacts {...props} />
          <Silence {...props} />
          {merges.length === 0 ? null : <Merges merges={merges} csrf={shell.csrf} may={may.merge} />}
        </Column>
      </Columns>
    </StaffLayout>
  )
}

function About({ employer }: { employer: Employer }) {
  const size = companySize(employer)
  return (
    <Section title="企業" pad>
      <DefinitionList
        items={[
          { term: '法人番号', value: employer.corporateNumber ?? '書いていない' },
          { term: '産業', value: employer.industry === null ? '書いていない' : industries[employer.industry] },
          { term: '資本金', value: employer.capital === null ? '書いていない' : yen(employer.capital) },
          {
            term: '労働者',
            value: employer.workers === null ? '書いていない' : `${formatNumber(employer.workers)}人`,
          },
          {
            term: '中小企業か',
            value: (
              <>
                {companySizeLabels[size.size]}
                <p className="meta">{size.reason}</p>
              </>
            ),
          },
          ...(employer.website === ''
            ? []
            : [
                {
                  term: 'ホームページ',
                  value: (
                    <a href={employer.website} rel="noreferrer noopener">
                      {employer.website}
                    </a>
                  ),
                },
              ]),
          { term: '最後に直した', value: `${formatDateTime(employer.changedAt)} ${employer.authorName ?? ''}` },
        ]}
      />
      {employer.note === '' ? null : <Written text={employer.note} />}
    </Section>
  )
}

function Workplaces({ path, workplaces, may }: EmployerPageProps) {
  return (
    <Section
      title="事業所"
      count={workplaces.length}
      unit="か所"
      more={may.write ? <a href={`${path}/workplaces/new`}>加える</a> : undefined}
    >
      <Rows>
        {workplaces.map((each) => (
          <Row
            key={each.id}
            title={each.name}
            href={may.write ? `/workplaces/${each.id}/edit` : undefined}
            titleNote={each.closedOn === null ? undefined : `${formatDate(each.closedOn)}になくなった`}
            text={[each.municipalityName ?? '県の外', each.address].filter((part) => part !== '').join(' ')}
            notes={each.wayThere === '' ? undefined : each.wayThere}
            aside={each.phone === '' ? undefined : <Phone digits={each.phone} />}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Contacts({ path, contacts, may }: EmployerPageProps) {
  return (
    <Section
      title="担当者"
      count={contacts.length}
      unit="人"
      more={may.write ? <a href={`${path}/contacts/new`}>加える</a> : undefined}
    >
      {contacts.length === 0 ? (
        <Empty sentence="担当者は、まだ書かれていません。" />
      ) : (
        <Rows>
          {contacts.map((each) => (
            <Row
              key={each.id}
              title={each.name}
              href={may.write ? `/employer-contacts/${each.id}/edit` : undefined}
              titleNote={each.leftOn === null ? each.post : `${formatDate(each.leftOn)}まで`}
              text={each.reach === '' ? undefined : each.reach}
              notes={[each.workplaceName ?? '', each.email].filter((part) => part !== '').join('・')}
              aside={each.phone === '' ? undefined : <Phone digits={each.phone} />}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Silence({ path, shell, before, may }: EmployerPageProps) {
  if (!may.write) return null
  return (
    <Section title="連絡" pad>
      {before.silence === null ? (
        <p>
          <a href={`${path}/silence`}>連絡しないでほしいと言われた</a>
        </p>
      ) : (
        <>
          <p>
            <SilentTag />
          </p>
          <PostButton action={`${path}/silence/lift`} csrf={shell.csrf} kind="text">
            また連絡してよいと言われた
          </PostButton>
        </>
      )}
    </Section>
  )
}

function Merges({ merges, csrf, may }: { merges: Merge[]; csrf: string; may: boolean }) {
  return (
    <Section title="まとめた企業" count={merges.length} unit="社">
      <Rows>
        {merges.map((merge) => (
          <Row
            key={merge.id}
            title={merge.mergedName}
            text={merge.reason}
            notes={`${formatDateTime(merge.mergedAt)} ${merge.organizationName}`}
            aside={
              may ? (
                <PostButton action={`/employer-merges/${merge.id}/undo`} csrf={csrf} kind="text">
                  元にもどす
                </PostButton>
              ) : undefined
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
